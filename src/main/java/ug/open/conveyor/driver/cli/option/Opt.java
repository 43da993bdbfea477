package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An option or a positional parameter of a command, in a final field: the command declares it in one line, {@link Parser} gives it its words,
 * the command reads the value.
 *
 * @param <T> the type of the value; a list for a repeated option
 */
public final class Opt<T> {
    private final List<String> names;
    private final String label;
    private final String description;
    private final String heading;
    private final Kind<?> kind;
    private final boolean many;
    private String fallback;
    private String required;
    private String bare;
    private String variable;
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

    /** The default value, as a user would type it. */
    public Opt<T> or(String word) {
        fallback = word;
        return this;
    }

    /** The value where the option stands alone. Another one is joined to it by an equals sign: a word behind it is not its own. */
    public Opt<T> bare(String word) {
        bare = word;
        return this;
    }

    /** Leaving it out is wrong usage; the hint ends the message: {@code such as @last}. */
    public Opt<T> required(String hint) {
        required = hint;
        return this;
    }

    /** The environment variable that gives its value where the command line has none. */
    public Opt<T> variable(String name) {
        variable = name;
        return this;
    }

    /** Neither in help nor completed. */
    public Opt<T> hidden() {
        hidden = true;
        return this;
    }

    /**
     * The value. Without one on the command line, a flag is false and a list empty.
     *
     * @throws IllegalStateException if the command line has no value and there is no default: use {@link #find}
     */
    public T get() {
        Optional<T> found = find();
        if (found.isEmpty()) {
            throw new IllegalStateException(name() + " was not given");
        }
        return found.get();
    }

    /** The value from the command line, else the default. */
    public Optional<T> find() {
        if (value != null) {
            return Optional.of(value);
        }
        if (fallback != null) {
            return Optional.of(read(List.of(fallback)));
        }
        return isFlag() || many ? Optional.of(nothing()) : Optional.empty();
    }

    /** Whether it is on the command line. */
    public boolean given() {
        return value != null;
    }

    /** Its name in messages: the long name, or the label of a positional parameter. */
    public String name() {
        return names.isEmpty() ? label : names.get(names.size() - 1);
    }

    public List<String> names() {
        return names;
    }

    /** The placeholder of the value in help; empty for a flag. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    public String heading() {
        return heading;
    }

    Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    public boolean isFlag() {
        return kind == null;
    }

    /** Whether the word behind it is its value. */
    public boolean needsWord() {
        return kind != null && bare == null;
    }

    /** What stands behind its name in help: {@code  FILE}, {@code [=PORT]}, or nothing. */
    public String form() {
        return isFlag() ? "" : bare == null ? " " + label : "[=" + label + "]";
    }

    Optional<String> bare() {
        return Optional.ofNullable(bare);
    }

    Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    public boolean isRequired() {
        return required != null;
    }

    /** The hint for a required option that is missing. */
    String whatToGive() {
        return required;
    }

    public boolean isHidden() {
        return hidden;
    }

    public boolean takesMany() {
        return many;
    }

    /** The kind of its value, in a word. */
    String type() {
        return isFlag() ? "flag" : kind.type();
    }

    /** The completion of its value. */
    public Kind.Hint hint() {
        return kind == null ? Kind.Hint.NONE : kind.hint();
    }

    public List<String> choices() {
        return kind == null ? List.of() : kind.choices();
    }

    /** Takes its words from the command line; at least one. */
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
