package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Verdict;

/** The constant bytes of a recording's lines: how a line begins, the names of members with all that stands before a value. */
final class Member {
    static final byte[][] MODES = names(Mode.values());
    static final byte[][] ENDINGS = names(Verdict.Ending.values());
    static final byte[][] LEVELS = names(Level.values());

    static final byte[] SESSION = bytes("{\"kind\":\"session\",\"format\":");
    static final byte[] EVENT_LINE = bytes("{\"kind\":\"event\",\"e\":");
    static final byte[] MESSAGE_LINE = bytes("{\"kind\":\"message\"");
    static final byte[] START = bytes("{\"kind\":\"start\",\"a\":");
    static final byte[] LOG = bytes("{\"kind\":\"log\",\"a\":");
    static final byte[] LOG_ALONE = bytes("{\"kind\":\"log\"");
    static final byte[] FINISH = bytes("{\"kind\":\"finish\",\"a\":");
    static final byte[] SETTLE = bytes("{\"kind\":\"settle\",\"e\":");
    static final byte[] TOOL = bytes(",\"tool\":");
    static final byte[] DRIVER = bytes(",\"driver\":");
    static final byte[] MODE = bytes(",\"mode\":");
    static final byte[] TIME = bytes(",\"time\":");
    static final byte[] SUBJECT = bytes(",\"subject\":");
    static final byte[] SEQ = bytes(",\"seq\":");
    static final byte[] IDENTITY = bytes(",\"identity\":");
    static final byte[] MESSAGE = bytes(",\"message\":");
    static final byte[] BYTES = bytes(",\"bytes\":");
    static final byte[] E = bytes(",\"e\":");
    static final byte[] ATTEMPT = bytes(",\"attempt\":");
    static final byte[] RUNID = bytes(",\"runid\":");
    static final byte[] RESOURCE = bytes(",\"resource\":");
    static final byte[] EVENT = bytes(",\"event\":");
    static final byte[] EXECUTION = bytes(",\"execution\":");
    static final byte[] PIPELINE = bytes(",\"pipeline\":");
    static final byte[] TIMESTAMP = bytes(",\"timestamp\":");
    static final byte[] LEVEL = bytes(",\"level\":");
    static final byte[] LABELS = bytes(",\"labels\":{");
    static final byte[] PART = bytes(",\"part\":");
    static final byte[] SUCCESS = bytes(",\"success\":true");
    static final byte[] FAILURE = bytes(",\"success\":false");
    static final byte[] DATA = bytes(",\"data\":");
    static final byte[] ENDING = bytes(",\"ending\":");
    static final byte[] MS = bytes(",\"ms\":");
    static final byte[] RETRY = bytes(",\"retry\":true");
    static final byte[] OUTCOME = bytes(",\"outcome\":");
    static final byte[] REASON = bytes(",\"reason\":");
    static final byte[] N = bytes(",\"n\":");
    static final byte[] END = bytes("}\n");

    private Member() {}

    private static byte[][] names(Enum<?>[] values) {
        byte[][] names = new byte[values.length][];
        for (Enum<?> value : values) {
            names[value.ordinal()] =
                    bytes('"' + value.name().toLowerCase(Locale.ROOT).replace('_', '-') + '"');
        }
        return names;
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
