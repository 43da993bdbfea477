package ug.open.conveyor.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An option or a positional parameter of a command, kept in a final field of it: the command declares it in one line, {@link Cli} gives it
 * its words, the command reads the value.
 *
 * @param <T> what {@link #get} gives; a list where the option may be repeated
 */
final class Opt<T> {
    private final List<String> names;
    private final String label;
    private final String description;
    private final String heading;
    private final Kind<?> kind;
    private final boolean many;
    private String fallback;
    private String required;
    private boolean hidden;
    private T value;

    private Opt(String heading, Kind<?> kind, boolean many, String label, String description, List<String> names) {
        this.heading = heading;
        this.kind = kind;
        this.many = many;
        this.label = label;
        this.description = description;
        this.names = names;
    }

    static Opt<Boolean> flag(String heading, String description, List<String> names) {
        return new Opt<>(heading, null, false, "", description, names);
    }

    static <T> Opt<T> one(String heading, Kind<T> kind, String label, String description, List<String> names) {
        return new Opt<>(heading, kind, false, label, description, names);
    }

    static <T> Opt<List<T>> many(String heading, Kind<T> kind, String label, String description, List<String> names) {
        return new Opt<>(heading, kind, true, label, description, names);
    }

    /** The value where none is given, as one would write it. */
    Opt<T> or(String word) {
        fallback = word;
        return this;
    }

    /** Leaving it out is wrong usage; what is said then, such as what to give: {@code such as @last}. */
    Opt<T> required(String hint) {
        required = hint;
        return this;
    }

    /** Not in help, not completed. */
    Opt<T> hidden() {
        hidden = true;
        return this;
    }

    /**
     * The value. A flag is false and a list is empty where nothing was given.
     *
     * @throws IllegalStateException where nothing was given and there is no fallback: ask {@link #find}
     */
    T get() {
        Optional<T> found = find();
        if (found.isEmpty()) {
            throw new IllegalStateException(name() + " was not given");
        }
        return found.get();
    }

    /** The value, where one was given or there is a fallback. */
    Optional<T> find() {
        if (value != null) {
            return Optional.of(value);
        }
        if (fallback != null) {
            return Optional.of(read(List.of(fallback)));
        }
        return isFlag() || many ? Optional.of(nothing()) : Optional.empty();
    }

    /** Whether it is on the command line. */
    boolean given() {
        return value != null;
    }

    /** The long name, or the label of a positional parameter: what messages call it. */
    String name() {
        return names.isEmpty() ? label : names.get(names.size() - 1);
    }

    List<String> names() {
        return names;
    }

    /** What stands for the value in help; empty for a flag. */
    String label() {
        return label;
    }

    String description() {
        return description;
    }

    String heading() {
        return heading;
    }

    Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    boolean isFlag() {
        return kind == null;
    }

    boolean isRequired() {
        return required != null;
    }

    /** What is said where it is required and left out. */
    String whatToGive() {
        return required;
    }

    boolean isHidden() {
        return hidden;
    }

    boolean takesMany() {
        return many;
    }

    /** How its value is completed. */
    Kind.Hint hint() {
        return kind == null ? Kind.Hint.NONE : kind.hint();
    }

    List<String> choices() {
        return kind == null ? List.of() : kind.choices();
    }

    /** Takes what the command line has for it; at least one word. */
    void take(List<String> words) {
        value = read(words);
    }

    @SuppressWarnings("unchecked") // the factories tie T to kind and many
    private T read(List<String> words) {
        if (isFlag()) {
            return (T) Boolean.TRUE;
        }
        if (words.size() > 1 && !many) {
            throw new UsageException(name() + " is given twice; it takes one value");
        }
        List<Object> values = new ArrayList<>();
        for (String word : words) {
            values.add(readOne(word));
        }
        return (T) (many ? List.copyOf(values) : values.get(0));
    }

    private Object readOne(String word) {
        try {
            return kind.read(word);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name() + ": " + e.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // as above
    private T nothing() {
        return (T) (isFlag() ? Boolean.FALSE : List.of());
    }
}
