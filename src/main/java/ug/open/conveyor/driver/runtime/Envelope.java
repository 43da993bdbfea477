package ug.open.conveyor.driver.runtime;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event as it came, before anything was read from it.
 *
 * @param body the bytes of the message, UTF-8 JSON where all is well; not copied, so never change them
 * @param subject the NATS subject, {@code resources.<type>} or {@code drivers.<driver>.resources.<type>}; empty where none is known
 * @param sequence its sequence in the stream, where it came from one
 * @param time when it arrived
 * @param isJson whether the body is known to be one JSON value; false where nobody has looked
 */
public record Envelope(byte[] body, String subject, OptionalLong sequence, Instant time, boolean isJson) {
    private static final String DRIVERS = "drivers.";
    private static final String RESOURCES = ".resources.";

    /** An event whose body nobody has looked at. */
    public Envelope(byte[] body, String subject, OptionalLong sequence, Instant time) {
        this(body, subject, sequence, time, false);
    }

    /** The driver that the event is addressed to; empty for a broadcast one. */
    public Optional<String> addressee() {
        int end = subject.startsWith(DRIVERS) ? subject.indexOf('.', DRIVERS.length()) : -1;
        boolean addressed = end > DRIVERS.length()
                && subject.startsWith(RESOURCES, end)
                && subject.length() > end + RESOURCES.length();
        return addressed ? Optional.of(subject.substring(DRIVERS.length(), end)) : Optional.empty();
    }
}
