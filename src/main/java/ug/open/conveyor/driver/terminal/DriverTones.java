package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A colour for each driver, in the order in which they come; from the seventh on they come again. */
final class DriverTones {
    private static final Tone[] TONES = {
        Tone.NAME, Tone.NAME_GREEN, Tone.NAME_YELLOW, Tone.NAME_MAGENTA, Tone.NAME_BLUE, Tone.NAME_BRIGHT
    };

    /** Names from outside: what comes behind these has the first colour. */
    private static final int MOST = 10_000;

    private final Map<String, Tone> tones = new HashMap<>();
    private byte[] last = {};
    private Tone tone = TONES[0];

    /** The colour of the driver whose name these bytes are. */
    Tone of(byte[] bytes, int from, int to) {
        if (!Arrays.equals(bytes, from, to, last, 0, last.length) || tones.isEmpty()) {
            last = Arrays.copyOfRange(bytes, from, to);
            String name = new String(last, StandardCharsets.ISO_8859_1);
            tone = tones.size() < MOST
                    ? tones.computeIfAbsent(name, of -> TONES[tones.size() % TONES.length])
                    : tones.getOrDefault(name, TONES[0]);
        }
        return tone;
    }
}
