package ug.open.conveyor.driver.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ug.open.conveyor.driver.config.ServerSources.Found;

/**
 * The addresses of a Conveyor server, and the certificate to show it. {@link ServerSources} finds each setting; one that nobody gives is the
 * default.
 *
 * @param api the HTTP API: {@code http} or {@code https}, no slash at its end
 * @param nats the event stream: {@code nats} or {@code tls}; it may hold a password, so show it only as {@link ServerUrl#shown}
 * @param files the PEM files to authenticate with; empty where none is named
 * @param context the context that names one of the files, for messages
 */
public record ServerSettings(URI api, URI nats, Optional<CredentialFiles> files, Optional<String> context) {
    private static final URI LOCAL_API = URI.create("http://localhost:8080");
    private static final URI LOCAL_NATS = URI.create("nats://localhost:4222");

    /**
     * The options of the command line; null where one is missing.
     *
     * @param context the name of a context
     */
    public record Flags(String api, String nats, String ca, String cert, String key, String context) {
        /** No option. */
        public static final Flags NONE = new Flags(null, null, null, null, null);

        /** Without a context. */
        public Flags(String api, String nats, String ca, String cert, String key) {
            this(api, nats, ca, cert, key, null);
        }

        /** The settings among them. */
        public Map<Setting, String> settings() {
            Map<Setting, String> given = new EnumMap<>(Setting.class);
            String[] words = {api, nats, ca, cert, key};
            for (Setting setting : Setting.values()) {
                if (words[setting.ordinal()] != null) {
                    given.put(setting, words[setting.ordinal()]);
                }
            }
            return given;
        }
    }

    /** Nothing in it is null. */
    public ServerSettings {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(nats, "nats");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(context, "context");
    }

    /**
     * Finds the settings, without contexts: those are the command line's alone.
     *
     * @param flags the options of the command line
     * @param environment the process's environment
     * @param folder the base of relative paths
     * @throws ConfigException which names the flag or variable whose value cannot be used, and never a password
     */
    public static ServerSettings resolve(Flags flags, Map<String, String> environment, Path folder) {
        return resolve(ServerSources.of(flags.settings(), environment), folder);
    }

    /**
     * Takes the settings from where they come. {@code CONVEYOR_SERVER_HOST} (a host or a URL) and {@code CONVEYOR_SERVER_PORT}, which other
     * Conveyor tools read, name the API where no option and no URL does.
     *
     * @param folder the base of relative paths
     * @throws ConfigException which names the option, variable or context whose value cannot be used, and never a password
     */
    public static ServerSettings resolve(ServerSources sources, Path folder) {
        URI api = url(sources, Setting.API);
        URI nats = url(sources, Setting.NATS);
        Optional<Found> ca = sources.find(Setting.CA);
        Optional<Found> cert = sources.find(Setting.CERT);
        Optional<Found> key = sources.find(Setting.KEY);
        Optional<CredentialFiles> files = files(ca, cert, key, folder);
        for (Optional<Found> file : List.of(ca, cert, key)) {
            if (file.isPresent() && file.get().source() == ServerSources.Source.CONTEXT) {
                return new ServerSettings(
                        api, nats, files, Optional.of(file.get().origin()));
            }
        }
        return new ServerSettings(api, nats, files, Optional.empty());
    }

    /**
     * One of the URLs, or its default.
     *
     * @throws ConfigException which names the option, variable or context whose value cannot be used
     */
    public static URI url(ServerSources sources, Setting setting) {
        Optional<Found> found = sources.find(setting);
        return found.isPresent()
                ? ServerUrl.of(setting, found.get().value())
                : setting == Setting.API ? LOCAL_API : LOCAL_NATS;
    }

    /**
     * One of the files; empty where nothing names it.
     *
     * @throws ConfigException which names the option, variable or context whose value can be no path
     */
    public static Optional<Path> file(ServerSources sources, Setting setting, Path folder) {
        Optional<Found> found = sources.find(setting);
        return found.isPresent() ? Optional.of(path(found.get(), folder)) : Optional.empty();
    }

    /**
     * Reads the files.
     *
     * @param now the time at which the certificates must be valid
     * @return empty where no file is named
     * @throws ConfigException where a file cannot be read
     * @throws CredentialsException where they have expired, or do not belong to each other
     */
    public Optional<Credentials> credentials(Instant now) {
        try {
            return files.map(named -> Credentials.read(named, now));
        } catch (ConfigException e) {
            throw context.isPresent() ? new ConfigException(e.getMessage() + named()) : e;
        } catch (CredentialsException e) {
            throw context.isPresent() ? new CredentialsException(e.getMessage() + named(), e) : e;
        }
    }

    private String named() {
        return "; see " + context.get();
    }

    private static Optional<CredentialFiles> files(
            Optional<Found> ca, Optional<Found> cert, Optional<Found> key, Path folder) {
        if (ca.isEmpty() && cert.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (cert.isEmpty() || key.isEmpty()) {
            Found there = cert.isPresent() ? cert.get() : key.isPresent() ? key.get() : ca.get();
            throw new ConfigException(said(there) + " is given and "
                    + names(cert.isEmpty() ? Setting.CERT : Setting.KEY)
                    + " is not: a server with authentication wants a certificate and its key");
        }
        return Optional.of(new CredentialFiles(
                ca.isPresent() ? Optional.of(path(ca.get(), folder)) : Optional.empty(),
                path(cert.get(), folder),
                path(key.get(), folder)));
    }

    private static String said(Found found) {
        return found.source() == ServerSources.Source.CONTEXT
                ? found.setting().key() + " of " + found.origin()
                : names(found.setting());
    }

    private static String names(Setting setting) {
        return setting.flag() + " (or " + setting.variable() + ")";
    }

    private static Path path(Found found, Path folder) {
        try {
            return folder.resolve(found.text());
        } catch (InvalidPathException e) {
            throw new ConfigException(found.origin() + " can be no file: '" + found.text() + "'");
        }
    }
}
