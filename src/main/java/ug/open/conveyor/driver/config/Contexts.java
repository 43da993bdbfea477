package ug.open.conveyor.driver.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The contexts of this user, and which of them commands take by themselves. A value: a change gives another one. */
public final class Contexts {
    /** The variable that names a context. */
    public static final String VARIABLE = "CONVEYOR_CONTEXT";

    /** Who chose a context. */
    public enum By {
        /** The command line. */
        OPTION,
        /** {@link #VARIABLE}. */
        VARIABLE,
        /** {@code context use}. */
        USE
    }

    /**
     * A context that a command takes.
     *
     * @param file the file that has it
     */
    public record Chosen(ServerContext context, By by, Path file) {
        /** Names it in a sentence: {@code the context prod in FILE}. */
        String origin() {
            return "the context " + context.name() + " in " + file;
        }
    }

    private final Path file;
    private final Optional<String> current;
    private final Map<String, ServerContext> byName;

    private Contexts(Path file, Optional<String> current, Map<String, ServerContext> byName) {
        this.file = file;
        this.current = current;
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** None, in a file that need not be there. */
    static Contexts none(Path file) {
        return new Contexts(file, Optional.empty(), new TreeMap<>());
    }

    /** The file that has them, or could. */
    public Path file() {
        return file;
    }

    /** All, by their names' order. */
    public Collection<ServerContext> all() {
        return byName.values();
    }

    /** Their names, in order. */
    public Collection<String> names() {
        return byName.keySet();
    }

    /** The name of the one that {@code context use} made current. */
    public Optional<String> current() {
        return current;
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /**
     * The context of a name.
     *
     * @throws ConfigException where there is none; it names near ones
     */
    public ServerContext get(String name) {
        ServerContext context = byName.get(name);
        if (context == null) {
            throw new ConfigException(unknown(name));
        }
        return context;
    }

    private String unknown(String name) {
        if (byName.isEmpty()) {
            return "there is no context '" + name + "', and none at all in " + file
                    + ": make one with 'conveyor-driver context add'";
        }
        String near = Nearest.question(name, names());
        return "there is no context '" + name + "' in " + file
                + (near.isEmpty() ? "; the contexts are " + String.join(", ", names()) : near);
    }

    /** With this context, in place of one of its name. */
    public Contexts with(ServerContext context) {
        return with(List.of(context));
    }

    /** With these contexts, each in place of one of its name. */
    Contexts with(List<ServerContext> contexts) {
        Map<String, ServerContext> more = new TreeMap<>(byName);
        contexts.forEach(context -> more.put(context.name(), context));
        return new Contexts(file, current, more);
    }

    /**
     * Without the context of a name; if it was current, then none is.
     *
     * @throws ConfigException where there is none of this name
     */
    public Contexts without(String name) {
        get(name);
        Map<String, ServerContext> fewer = new TreeMap<>(byName);
        fewer.remove(name);
        return new Contexts(file, current.equals(Optional.of(name)) ? Optional.empty() : current, fewer);
    }

    /**
     * With another current context, or none.
     *
     * @throws ConfigException where there is none of this name
     */
    public Contexts using(Optional<String> name) {
        if (name.isPresent()) {
            get(name.get());
        }
        return new Contexts(file, name, byName);
    }

    /**
     * The context that a command takes: that of its command line, else that of {@link #VARIABLE}, else the current one; what is empty is none.
     *
     * @param option null: the command line names none
     * @throws ConfigException where that context does not exist
     */
    public Optional<Chosen> choose(String option, Map<String, String> environment) {
        if (option != null && !option.isEmpty()) {
            return Optional.of(new Chosen(get(option), By.OPTION, file));
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) {
            return Optional.of(new Chosen(ofVariable(variable), By.VARIABLE, file));
        }
        return current.isPresent()
                ? Optional.of(new Chosen(byName.get(current.get()), By.USE, file))
                : Optional.empty();
    }

    private ServerContext ofVariable(String name) {
        if (!has(name)) {
            throw new ConfigException(VARIABLE + ": " + unknown(name));
        }
        return byName.get(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contexts that
                && current.equals(that.current)
                && byName.equals(that.byName)
                && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    /** The names alone: values may hold a password. */
    @Override
    public String toString() {
        return names() + " in " + file;
    }
}
