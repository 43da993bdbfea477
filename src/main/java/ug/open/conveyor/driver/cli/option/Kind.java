package ug.open.conveyor.driver.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.config.Moments;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.config.Sizes;
import ug.open.conveyor.driver.host.Environment;

/** A kind of value: reads it from a word of the command line, and tells the shell how to complete it. */
public abstract class Kind<T> {
    /** The completion of a word by the shell. */
    public enum Hint {
        NONE,
        FILE,
        FOLDER,
        /** One of {@link Kind#choices}. */
        CHOICE,
        /** A word that begins with one of {@link Kind#choices}. */
        KEY,
        /** The same, and a file behind one that ends with {@code =}. */
        KEY_OR_FILE,
        /** A REF: {@code @last}, {@code @failed}, a run id. The tool itself lists them. */
        RUN,
        /** A REF or a file. */
        RUN_OR_FILE,
        /** The name of a driver in the run store. The tool itself lists them. */
        DRIVER,
        /** The name of a context. The tool itself lists them. */
        CONTEXT,
        /** A program with words of its own. */
        COMMAND
    }

    /** The forms of a REF, for help. */
    public static final String REF_FORMS =
            "an execution such as k3f9ab.2, [driver/]run-id[#attempt], the beginning of a run id, @last, @failed or @last~1";

    private static final String REF = "the id of an execution or a run, the beginning of one, @last or @failed";

    /** Any text. */
    public static final Kind<String> TEXT = new Text(Hint.NONE, "text");
    /** The name of a driver. */
    public static final Kind<String> DRIVER = new Text(Hint.DRIVER, "driver");
    /** The name of a context. */
    public static final Kind<String> CONTEXT = new Text(Hint.CONTEXT, "context", "the name of a context");
    /** A REF. */
    public static final Kind<String> RUN = new Text(Hint.RUN, "ref", REF);
    /** A REF or a file. */
    public static final Kind<String> RUN_OR_FILE = new Text(Hint.RUN_OR_FILE, "ref-or-file", REF + ", or a file");
    /** A condition on events, as {@link ug.open.conveyor.driver.input.EventFilter} reads it. */
    public static final Kind<String> EVENTS =
            new Text(Hint.KEY, "event-filter", null, "event=", "resource=", "name=", "run=");
    /** A report: its format, and a file for most. */
    public static final Kind<String> REPORT =
            new Text(Hint.KEY_OR_FILE, "report", null, "junit=", "github", "markdown=", "html=");
    /** The name of an event; those of a Conveyor server are the choices, and others are taken too. */
    public static final Kind<String> EVENT = new Text(
            Hint.CHOICE, "event", "the name of an event, such as create", "create", "update", "delete", "process");
    /** Where to begin: with all or new events, or a step. */
    public static final Kind<String> BEGIN =
            new Text(Hint.CHOICE, "begin", "all, new, or the number or driver of a step", "all", "new");
    /** A program and its words, which follow {@code --}. */
    static final Kind<String> WORDS = new Text(Hint.COMMAND, "words");
    /** A folder as typed; it need not exist yet. */
    public static final Kind<String> NEW_FOLDER = new Text(Hint.FOLDER, "folder");
    /** A file. */
    public static final Kind<Path> FILE = new Paths(Hint.FILE, "file");
    /** A folder. */
    public static final Kind<Path> FOLDER = new Paths(Hint.FOLDER, "folder");
    /** A file, or {@code -} for a standard stream. */
    public static final Kind<String> FILE_OR_DASH = new Kind<>(Hint.FILE, "file-or-dash") {
        @Override
        public String read(String word) {
            if (word.isEmpty()) {
                throw expected(word, "a file, or - for a standard stream");
            }
            if (!word.equals("-")) {
                FILE.read(word);
            }
            return word;
        }
    };
    /** A duration: {@code 500ms}, {@code 10m}, {@code 1h30m}. */
    public static final Kind<Duration> DURATION = new Kind<>(Hint.NONE, "duration") {
        @Override
        public Duration read(String word) {
            return Durations.parse(word);
        }
    };
    /** A duration above zero, for a time limit: one of zero would be over before anything happens. */
    public static final Kind<Duration> LIMIT = new Kind<>(Hint.NONE, "duration") {
        @Override
        public Duration read(String word) {
            Duration duration = Durations.parse(word);
            if (duration.isZero()) {
                throw expected(word, "a time above 0");
            }
            return duration;
        }
    };
    /** A number of bytes: {@code 500M}, {@code 2G}. */
    public static final Kind<Long> SIZE = new Kind<>(Hint.NONE, "size") {
        @Override
        public Long read(String word) {
            return Sizes.parse(word);
        }
    };

    private final Hint hint;
    private final String type;

    Kind(Hint hint, String type) {
        this.hint = hint;
        this.type = type;
    }

    /**
     * Reads a word.
     *
     * @throws IllegalArgumentException whose message goes on after "--option: "
     */
    public abstract T read(String word);

    /** The accepted words, or their beginnings, if they are few; else empty. */
    public List<String> choices() {
        return List.of();
    }

    /** Its name in a word; a contract. */
    final String type() {
        return type;
    }

    final Hint hint() {
        return hint;
    }

    /** A whole number. */
    public static Kind<Long> number(long least, long most) {
        return new Kind<>(Hint.NONE, "number") {
            @Override
            public Long read(String word) {
                try {
                    long number = Long.parseLong(word);
                    if (number >= least && number <= most) {
                        return number;
                    }
                } catch (NumberFormatException e) {
                    // reported below
                }
                throw expected(
                        word,
                        most == Long.MAX_VALUE
                                ? "a whole number of at least " + least
                                : "a whole number from " + least + " to " + most);
            }
        };
    }

    /** A constant of an enum, written in lower case with {@code -} for {@code _}. */
    public static <E extends Enum<E>> Kind<E> oneOf(
            E[] values) { // the class would need reflection, 10 ms on newer JDKs
        return new Choice<>(values);
    }

    /** A constant as a word of the command line. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A point in time, as {@link Moments} reads it. */
    public static Kind<Instant> moment(Environment env) {
        return new Kind<>(Hint.NONE, "time") {
            @Override
            public Instant read(String word) {
                try {
                    return new Moments(env.time().now(), env::zone).parse(word);
                } catch (IllegalArgumentException e) {
                    throw expected(
                            word,
                            "a time like 2026-11-24T09:30:00Z, 2026-11-24 09:30 (local time), 2026-11-24, yesterday or "
                                    + "@1764408600, or an age like 2h or 1w");
                }
            }
        };
    }

    /** The same words, and a function that makes another value of what they stand for; it may throw IllegalArgumentException. */
    public final <U> Kind<U> then(Function<T, U> next) {
        Kind<T> before = this;
        return new Kind<>(hint, type) {
            @Override
            public U read(String word) {
                return next.apply(before.read(word));
            }

            @Override
            public List<String> choices() {
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
        Text(Hint hint, String type) {
            this(hint, type, null);
        }

        /** May not be empty, as an unset variable of a script would make it; the message then names the expected value. */
        Text(Hint hint, String type, String what, String... beginnings) {
            super(hint, type);
            this.what = what;
            this.beginnings = beginnings;
        }

        @Override
        public List<String> choices() {
            return List.of(beginnings);
        }

        @Override
        public String read(String word) {
            if (word.isEmpty() && what != null) {
                throw expected(word, what);
            }
            return word;
        }
    }

    private static final class Paths extends Kind<Path> {
        Paths(Hint hint, String type) {
            super(hint, type);
        }

        @Override
        public Path read(String word) {
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

    private static final class Choice<E extends Enum<E>> extends Kind<E> {
        private final E[] values;

        Choice(E[] values) {
            super(Hint.CHOICE, "choice");
            this.values = values;
        }

        @Override
        public E read(String word) {
            for (E constant : values) {
                if (word(constant).equals(word)) {
                    return constant;
                }
            }
            List<String> choices = choices();
            throw new IllegalArgumentException("expected one of " + String.join(", ", choices) + ", not '" + word + "'"
                    + Nearest.question(word, choices));
        }

        @Override
        public List<String> choices() {
            List<String> words = new ArrayList<>();
            for (E constant : values) {
                words.add(word(constant));
            }
            return words;
        }
    }
}
