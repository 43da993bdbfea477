package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check of {@code doctor} came to.
 *
 * @param check its name, like {@code event stream}
 * @param status how it is
 * @param seen what was there, a sentence without a dot
 * @param mend what mends it: a command alone, or a sentence; never empty where it is wrong
 */
public record Finding(String check, Status status, String seen, Optional<String> mend) implements JsonObjects.Subject {
    /** The names of its members in JSON. */
    public static final List<String> MEMBERS = List.of("check", "status", "seen", "mend");

    /** How a thing is. */
    public enum Status {
        /** As it should be. */
        OK("ok"),
        /** It works, and may not be what was meant. */
        WARN("warn"),
        /** It does not work. */
        WRONG("wrong");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As it is printed. */
        public String word() {
            return word;
        }
    }

    /** Checks that somebody can go on from what is wrong. */
    public Finding {
        if (status == Status.WRONG && mend.isEmpty()) {
            throw new IllegalArgumentException("nothing mends what is wrong: " + seen);
        }
    }

    /** As it should be. */
    public static Finding ok(String check, String seen) {
        return new Finding(check, Status.OK, seen, Optional.empty());
    }

    /** To be looked at. */
    public static Finding warn(String check, String seen, String mend) {
        return new Finding(check, Status.WARN, seen, Optional.of(mend));
    }

    /** To be mended. */
    public static Finding wrong(String check, String seen, String mend) {
        return new Finding(check, Status.WRONG, seen, Optional.of(mend));
    }

    Map<String, Object> members() {
        return JsonObjects.object(MEMBERS, check, status.word(), seen, mend);
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(members());
    }
}
