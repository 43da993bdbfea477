package ug.open.conveyor.driver.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.config.Sizes;
import ug.open.conveyor.driver.runtime.Time;

/** How a word of the command line becomes a value, and how the shell completes it. */
abstract class Kind<T> {
    /** How the shell completes a word. */
    enum Hint {
        NONE,
        FILE,
        FOLDER,
        /** One of {@link Kind#choices}. */
        CHOICE,
        /** It begins with one of {@link Kind#choices}. */
        KEY,
        /** A REF: {@code @last}, {@code @failed}, a run id. Asked of the tool. */
        RUN,
        /** A REF or a file. */
        RUN_OR_FILE,
        /** The name of a driver in the run store. Asked of the tool. */
        DRIVER,
        /** The word before it is a command with words of its own. */
        COMMAND
    }

    /** What a REF is, for help. */
    static final String REF_FORMS =
            "an execution such as k3f9ab.2, [driver/]run-id[#attempt], the beginning of a run id, @last, @failed or @last~1";

    private static final String REF = "the id of an execution or a run, the beginning of one, @last or @failed";

    /** Any text. */
    static final Kind<String> TEXT = new Text(Hint.NONE);
    /** The name of a driver. */
    static final Kind<String> DRIVER = new Text(Hint.DRIVER);
    /** A REF. */
    static final Kind<String> RUN = new Text(Hint.RUN, REF);
    /** A REF or a file. */
    static final Kind<String> RUN_OR_FILE = new Text(Hint.RUN_OR_FILE, REF + ", or a file");
    /** A file, or {@code -} for a standard stream. */
    static final Kind<String> FILE_OR_DASH = new FileOrDash();
    /** A condition on events, as {@link ug.open.conveyor.driver.record.EventFilter} reads it. */
    static final Kind<String> EVENTS = new Text(Hint.KEY, null, "event=", "resource=", "name=", "run=");
    /** A program and its words, which follow {@code --}. */
    static final Kind<String> WORDS = new Text(Hint.COMMAND);
    /** A file. */
    static final Kind<Path> FILE = new Paths(Hint.FILE);
    /** A folder as it is typed, which need not be there yet. */
    static final Kind<String> NEW_FOLDER = new Text(Hint.FOLDER);
    /** A folder. */
    static final Kind<Path> FOLDER = new Paths(Hint.FOLDER);
    /** A duration: {@code 500ms}, {@code 10m}, {@code 1h30m}. */
    static final Kind<Duration> DURATION = new Spans();
    /** A number of bytes: {@code 500M}, {@code 2G}. */
    static final Kind<Long> SIZE = new Amounts();

    private final Hint hint;

    Kind(Hint hint) {
        this.hint = hint;
    }

    /**
     * Reads a word.
     *
     * @throws IllegalArgumentException whose message goes on after "--option: "
     */
    abstract T read(String word);

    /** The words that are accepted, or that one begins with, where there are few; else empty. */
    List<String> choices() {
        return List.of();
    }

    final Hint hint() {
        return hint;
    }

    /** A whole number. */
    static Kind<Long> number(long least, long most) {
        return new Numbers(least, most);
    }

    /** A constant of an enum, written in lower case with {@code -} for {@code _}. */
    static <E extends Enum<E>> Kind<E> oneOf(
            E[] values) { // not the class: that asks by reflection, 10 ms on newer JDKs
        return new Choice<>(values);
    }

    /** A point in time. */
    static Kind<Instant> moment(Environment env) {
        return moment(env.time(), env::zone);
    }

    static Kind<Instant> moment(Time time, Supplier<ZoneId> zone) {
        return new PointInTime(time, zone);
    }

    /** What this kind reads, made into something else by a function that throws IllegalArgumentException. */
    final <U> Kind<U> then(Function<T, U> next) {
        Kind<T> before = this;
        return new Kind<>(hint) {
            @Override
            U read(String word) {
                return next.apply(before.read(word));
            }

            @Override
            List<String> choices() {
                return before.choices();
            }
        };
    }

    static IllegalArgumentException expected(String word, String what) {
        return new IllegalArgumentException("expected " + what + ", not '" + word + "'");
    }

    private static final class Text extends Kind<String> {
        private final String what;
        private final String[] beginnings;

        /** May be empty. */
        Text(Hint hint) {
            this(hint, null);
        }

        /** May not be empty, as a variable of a script is that was never set; then it is said what was expected. */
        Text(Hint hint, String what, String... beginnings) {
            super(hint);
            this.what = what;
            this.beginnings = beginnings;
        }

        @Override
        List<String> choices() {
            return List.of(beginnings);
        }

        @Override
        String read(String word) {
            if (word.isEmpty() && what != null) {
                throw expected(word, what);
            }
            return word;
        }
    }

    private static final class FileOrDash extends Kind<String> {
        FileOrDash() {
            super(Hint.FILE);
        }

        @Override
        String read(String word) {
            if (word.isEmpty()) {
                throw expected(word, "a file, or - for a standard stream");
            }
            if (!word.equals("-")) {
                FILE.read(word);
            }
            return word;
        }
    }

    private static final class Paths extends Kind<Path> {
        Paths(Hint hint) {
            super(hint);
        }

        @Override
        Path read(String word) {
            if (word.isEmpty()) {
                throw expected(word, "a path");
            }
            try {
                return Path.of(word);
            } catch (InvalidPathException e) {
                throw expected(word, "a path (" + e.getReason() + ")");
            }
        }
    }

    private static final class Numbers extends Kind<Long> {
        private final long least;
        private final long most;

        Numbers(long least, long most) {
            super(Hint.NONE);
            this.least = least;
            this.most = most;
        }

        @Override
        Long read(String word) {
            try {
                long number = Long.parseLong(word);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw expected(
                    word,
                    most == Long.MAX_VALUE
                            ? "a whole number of at least " + least
                            : "a whole number from " + least + " to " + most);
        }
    }

    private static final class Choice<E extends Enum<E>> extends Kind<E> {
        private final E[] values;

        Choice(E[] values) {
            super(Hint.CHOICE);
            this.values = values;
        }

        @Override
        E read(String word) {
            for (E constant : values) {
                if (written(constant).equals(word)) {
                    return constant;
                }
            }
            List<String> choices = choices();
            throw new IllegalArgumentException("expected one of " + String.join(", ", choices) + ", not '" + word + "'"
                    + Nearest.question(word, choices));
        }

        @Override
        List<String> choices() {
            List<String> words = new ArrayList<>();
            for (E constant : values) {
                words.add(written(constant));
            }
            return words;
        }

        private static String written(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final class Spans extends Kind<Duration> {
        Spans() {
            super(Hint.NONE);
        }

        @Override
        Duration read(String word) {
            return Durations.parse(word);
        }
    }

    private static final class Amounts extends Kind<Long> {
        Amounts() {
            super(Hint.NONE);
        }

        @Override
        Long read(String word) {
            return Sizes.parse(word);
        }
    }
}
