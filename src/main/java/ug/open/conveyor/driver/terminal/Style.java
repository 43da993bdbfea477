package ug.open.conveyor.driver.terminal;

import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;

/** Puts meaning on text: colours on a terminal, nothing elsewhere. */
public final class Style {
    /** When colours are wanted: the values of {@code --color}. */
    public enum When {
        /** On a terminal, unless {@code NO_COLOR} is set or {@code TERM} is {@code dumb}. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }

    private static final Style PLAIN = new Style(false);
    private static final Style COLOURED = new Style(true);

    private final boolean on;

    private Style(boolean on) {
        this.on = on;
    }

    /**
     * The style for one stream.
     *
     * @param when what the user asked for
     * @param terminal whether the stream goes to a terminal
     * @param environment of the process: {@code NO_COLOR} (see no-color.org: set and not empty) and {@code TERM} are read
     */
    public static Style of(When when, boolean terminal, Map<String, String> environment) {
        return switch (when) {
            case ALWAYS -> COLOURED;
            case NEVER -> PLAIN;
            case AUTO ->
                terminal
                                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                                && !"dumb".equals(environment.get("TERM"))
                        ? COLOURED
                        : PLAIN;
        };
    }

    /** Without colours. */
    public static Style plain() {
        return PLAIN;
    }

    /** Whether there are colours. */
    public boolean on() {
        return on;
    }

    /** What went well. */
    public String good(String text) {
        return put(Tone.GOOD, text);
    }

    /** What went wrong. */
    public String bad(String text) {
        return put(Tone.BAD, text);
    }

    /** What should be looked at. */
    public String warn(String text) {
        return put(Tone.WARN, text);
    }

    /** What matters least. */
    public String dim(String text) {
        return put(Tone.DIM, text);
    }

    /** What matters most. */
    public String bold(String text) {
        return put(Tone.BOLD, text);
    }

    String put(Tone tone, String text) {
        return on && !text.isEmpty() ? tone.start() + text + Tone.RESET : text;
    }

    /** Begins a tone in bytes. */
    void begin(Tone tone, Buffer out) {
        if (on) {
            out.ascii(tone.start());
        }
    }

    /** Ends whatever tone there is. */
    void end(Buffer out) {
        if (on) {
            out.ascii(Tone.RESET);
        }
    }
}
