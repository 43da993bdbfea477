package ug.open.conveyor.driver.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a Conveyor server is and what to show it. A setting is taken from the command line, else from the environment, else it is the
 * default; what is empty counts as not there.
 *
 * @param api the HTTP API: {@code http} or {@code https}, no slash at its end
 * @param nats the event stream: {@code nats} or {@code tls}; it may hold a password, so show it only as {@link ServerUrl#shown}
 * @param files the PEM files to authenticate with; empty where none is named
 */
public record ServerSettings(URI api, URI nats, Optional<CredentialFiles> files) {
    static final Setting API = new Setting("--api", "CONVEYOR_API_URL");
    static final Setting NATS = new Setting("--nats", "CONVEYOR_NATS_URL");
    static final Setting CA = new Setting("--ca", "CONVEYOR_CA");
    static final Setting CERT = new Setting("--cert", "CONVEYOR_CERT");
    static final Setting KEY = new Setting("--key", "CONVEYOR_KEY");

    private static final URI LOCAL_API = URI.create("http://localhost:8080");
    private static final URI LOCAL_NATS = URI.create("nats://localhost:4222");

    /** What the command line says; null where it says nothing. */
    public record Flags(String api, String nats, String ca, String cert, String key) {
        /** Nothing. */
        public static final Flags NONE = new Flags(null, null, null, null, null);
    }

    /** Nothing in it is null. */
    public ServerSettings {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(nats, "nats");
        Objects.requireNonNull(files, "files");
    }

    /**
     * Finds the settings. {@code CONVEYOR_SERVER_HOST} (a host or a URL) and {@code CONVEYOR_SERVER_PORT}, which other Conveyor tools read,
     * tell the API where nothing else does.
     *
     * @param flags what the command line says
     * @param environment the process's environment
     * @param folder what relative files are seen from
     * @throws ConfigException which names the flag or variable whose value cannot be used, and never a password
     */
    public static ServerSettings resolve(Flags flags, Map<String, String> environment, Path folder) {
        URI api = API.find(flags.api(), environment)
                .map(ServerUrl::api)
                .or(() -> ServerUrl.ofOtherTools(environment))
                .orElse(LOCAL_API);
        URI nats = NATS.find(flags.nats(), environment).map(ServerUrl::nats).orElse(LOCAL_NATS);
        Optional<Path> ca = file(CA.find(flags.ca(), environment), folder);
        Optional<Path> cert = file(CERT.find(flags.cert(), environment), folder);
        Optional<Path> key = file(KEY.find(flags.key(), environment), folder);
        return new ServerSettings(api, nats, files(ca, cert, key));
    }

    /**
     * What the files hold.
     *
     * @param now when it must be valid
     * @return empty where no file is named
     * @throws ConfigException where a file cannot be read
     * @throws CredentialsException where they are read and no good: expired, or not of each other
     */
    public Optional<Credentials> credentials(Instant now) {
        return files.map(named -> Credentials.read(named, now));
    }

    private static Optional<CredentialFiles> files(Optional<Path> ca, Optional<Path> cert, Optional<Path> key) {
        if (ca.isEmpty() && cert.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (cert.isEmpty() || key.isEmpty()) {
            Setting there = cert.isPresent() ? CERT : key.isPresent() ? KEY : CA;
            Setting missing = cert.isEmpty() ? CERT : KEY;
            throw new ConfigException(there.flag() + " (or " + there.variable() + ") is given and "
                    + missing.flag() + " (or " + missing.variable()
                    + ") is not: a server with authentication wants a certificate and its key");
        }
        return Optional.of(new CredentialFiles(ca, cert.get(), key.get()));
    }

    private static Optional<Path> file(Optional<Setting.Value> value, Path folder) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.resolve(value.get().text()));
        } catch (InvalidPathException e) {
            throw new ConfigException(
                    value.get().origin() + " can be no file: '" + value.get().text() + "'");
        }
    }
}
