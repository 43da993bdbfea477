package ug.open.conveyor.driver.runtime;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event as it came, before anything was read from it.
 *
 * @param body the bytes of the message, UTF-8 JSON where all is well; not copied, so never change them
 * @param subject the NATS subject, {@code resources.<type>} or {@code drivers.<driver>.resources.<type>}; empty where none is known
 * @param sequence its sequence in the stream, where it came from one
 * @param time when it arrived
 */
public record Envelope(byte[] body, String subject, OptionalLong sequence, Instant time) {
    private static final Pattern ADDRESSED = Pattern.compile("drivers\\.([^.]+)\\.resources\\..+");

    /** The driver that the event is addressed to; empty for a broadcast one. */
    public Optional<String> addressee() {
        if (!subject.startsWith("drivers.")) {
            return Optional.empty();
        }
        Matcher matcher = ADDRESSED.matcher(subject);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
