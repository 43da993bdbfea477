package ug.open.conveyor.driver.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the settings of a server come from. Each by itself comes from the command line, else from its environment variable, else from the
 * context; a setting that none of them has is the default. What is empty is none.
 */
public final class ServerSources {
    /** The sorts of places, in their order. */
    public enum Source {
        OPTION,
        ENVIRONMENT,
        CONTEXT
    }

    /**
     * A value.
     *
     * @param origin who said it, for a sentence: an option, a variable, or the context with its file
     * @param text as written; a URL may hold a password, so show it only as {@link #shown}
     */
    public record Found(Setting setting, Source source, String origin, String text) {
        Setting.Value value() {
            return new Setting.Value(origin, text);
        }

        /** The value for people, without a password. */
        public String shown() {
            return setting.isUrl() ? ServerUrl.shown(text) : text;
        }

        /** With its origin, for a log or a debugger. */
        @Override
        public String toString() {
            return origin + " " + shown();
        }
    }

    private final Map<Setting, String> options;
    private final Map<String, String> environment;
    private final Contexts contexts;
    private final Optional<Contexts.Chosen> chosen;

    private ServerSources(
            Map<Setting, String> options,
            Map<String, String> environment,
            Contexts contexts,
            Optional<Contexts.Chosen> chosen) {
        this.options = options;
        this.environment = environment;
        this.contexts = contexts;
        this.chosen = chosen;
    }

    /**
     * Chooses the context.
     *
     * @param options what the command line gives
     * @param context the context that the command line names; null: none
     * @throws ConfigException where the context does not exist
     */
    public static ServerSources of(
            Map<Setting, String> options, String context, Map<String, String> environment, Contexts contexts) {
        return new ServerSources(options, environment, contexts, contexts.choose(context, environment));
    }

    /** Without contexts. */
    static ServerSources of(Map<Setting, String> options, Map<String, String> environment) {
        return new ServerSources(options, environment, Contexts.none(Path.of("")), Optional.empty());
    }

    /** The context that the command takes. */
    public Optional<Contexts.Chosen> chosen() {
        return chosen;
    }

    /** The value of a setting; empty: it is the default. */
    public Optional<Found> find(Setting setting) {
        String option = options.getOrDefault(setting, "");
        if (!option.isEmpty()) {
            return Optional.of(new Found(setting, Source.OPTION, setting.flag(), option));
        }
        Optional<Setting.Value> variable = Setting.inEnvironment(setting.variable(), environment);
        if (variable.isEmpty() && setting == Setting.API) {
            variable = ServerUrl.ofOtherTools(environment);
        }
        if (variable.isPresent()) {
            Setting.Value said = variable.get();
            return Optional.of(new Found(setting, Source.ENVIRONMENT, said.origin(), said.text()));
        }
        Optional<String> ofContext = ofContext(setting);
        return ofContext.isPresent()
                ? Optional.of(new Found(setting, Source.CONTEXT, chosen.get().origin(), ofContext.get()))
                : Optional.empty();
    }

    private Optional<String> ofContext(Setting setting) {
        return chosen.isPresent() ? chosen.get().context().find(setting) : Optional.empty();
    }

    /** Whether something names a setting, be it the context that {@code context use} made current. */
    public boolean names(Setting setting) {
        return find(setting).isPresent();
    }

    /** Whether something names a setting for this command: a current context, which may have been chosen long ago, does not. */
    public boolean namesNow(Setting setting) {
        Optional<Found> found = find(setting);
        return found.isPresent()
                && (found.get().source() != Source.CONTEXT || chosen.get().by() != Contexts.By.USE);
    }

    /** The settings of the context that a variable goes before with another value. */
    public List<Found> overriding() {
        List<Found> overriding = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Optional<Found> found = find(setting);
            Optional<String> ofContext = ofContext(setting);
            if (ofContext.isPresent()
                    && found.get().source() == Source.ENVIRONMENT
                    && !found.get().text().equals(ofContext.get())) {
                overriding.add(found.get());
            }
        }
        return overriding;
    }

    /**
     * The production context that an address belongs to: the context that gives it, or any that has the same host and port, whoever named the
     * address. An option or a second context leads to a production server as surely as the first does.
     *
     * @param setting a URL
     * @param address the address that is really used
     */
    public Optional<ServerContext> production(Setting setting, URI address) {
        Optional<Found> found = find(setting);
        boolean ofContext = found.isPresent() && found.get().source() == Source.CONTEXT;
        if (ofContext && chosen.get().context().production()) {
            return Optional.of(chosen.get().context());
        }
        for (ServerContext context : contexts.all()) {
            Optional<String> other = context.production() ? context.find(setting) : Optional.empty();
            if (other.isPresent()
                    && ServerUrl.isSameServer(
                            address, ServerUrl.of(setting, new Setting.Value(context.name(), other.get())))) {
                return Optional.of(context);
            }
        }
        return Optional.empty();
    }
}
