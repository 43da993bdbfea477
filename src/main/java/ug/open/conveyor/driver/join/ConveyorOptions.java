package ug.open.conveyor.driver.join;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Time;

/**
 * How to connect, and how to run drivers on the connection. {@link Conveyor#connect(ConveyorOptions)} reads it once; a later change has no
 * effect. Not for use by several threads at a time.
 */
public final class ConveyorOptions {
    private final URI url;
    private URI api;
    private Optional<CredentialFiles> files;
    private Optional<Path> store = Optional.empty();
    private Optional<Duration> reconnectTimeout = Optional.empty();
    private String name = "conveyor-driver";
    private Duration grace = Duration.ofSeconds(25);
    private boolean drainsAtExit = true;
    private Map<String, String> secrets = Map.of();
    private final List<RunListener> listeners = new ArrayList<>();
    private Consumer<String> warnings = new SystemLog();

    private ConveyorOptions(ServerSettings settings) {
        this.url = settings.nats();
        this.api = settings.api();
        this.files = settings.files();
    }

    /**
     * For an event stream.
     *
     * @param url such as {@code nats://localhost:4222}, or {@code tls://…} for a server with authentication; it may hold a password, which is
     *     never shown
     * @throws ConveyorException where it is no URL of an event stream
     */
    public static ConveyorOptions of(URI url) {
        ServerSettings.Flags flags = new ServerSettings.Flags(null, url.toString(), null, null, null);
        return new ConveyorOptions(ServerSettings.resolve(flags, Map.of(), Path.of("")));
    }

    /**
     * For the server that the environment of this process names, as the tool reads it: {@code CONVEYOR_NATS_URL}, else {@code
     * nats://localhost:4222}; {@code CONVEYOR_CA}, {@code CONVEYOR_CERT} and {@code CONVEYOR_KEY} for one with authentication. Contexts are for the command line
     * alone.
     *
     * @throws ConveyorException which names the variable whose value cannot be used
     */
    public static ConveyorOptions ofEnvironment() {
        return new ConveyorOptions(
                ServerSettings.resolve(ServerSettings.Flags.NONE, Machine.environment(), Path.of("")));
    }

    /**
     * The HTTP API of the server, which {@link Conveyor#client} calls; {@code http://localhost:8080} unless {@link #ofEnvironment} found another
     * in {@code CONVEYOR_API_URL}.
     *
     * @param api such as {@code http://conveyor.example:8080}
     * @throws ConveyorException where it is no URL of an API
     */
    public ConveyorOptions api(URI api) {
        ServerSettings.Flags flags = new ServerSettings.Flags(api.toString(), null, null, null, null);
        this.api = ServerSettings.resolve(flags, Map.of(), Path.of("")).api();
        return this;
    }

    /**
     * The credentials for a server with authentication, which demands mutual TLS. The files are read when the connection is made.
     *
     * @param ca the certificate of the authority that signed the server's: PEM
     * @param cert the certificate of this program, then its intermediates: PEM
     * @param key its private key, not encrypted: PEM; RSA, EC or Ed25519
     */
    public ConveyorOptions credentials(Path ca, Path cert, Path key) {
        files = Optional.of(new CredentialFiles(Optional.of(ca), cert, key));
        return this;
    }

    /**
     * The folder of the run store, which is made where it is missing. By default it is that of the command-line tool, so that {@code
     * conveyor-driver logs} and {@code runs} find the runs of this program.
     */
    public ConveyorOptions store(Path folder) {
        store = Optional.of(folder);
        return this;
    }

    /** The name of the connection in the server's list; by default {@code conveyor-driver}. */
    public ConveyorOptions name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Gives up a connection that has been lost for this long; by default never. */
    public ConveyorOptions reconnectTimeout(Duration limit) {
        reconnectTimeout = Optional.of(notNegative(limit, "reconnectTimeout"));
        return this;
    }

    /** How long attempts in flight may go on after {@link Conveyor#stop}; by default 25 s. */
    public ConveyorOptions grace(Duration grace) {
        this.grace = notNegative(grace, "grace");
        return this;
    }

    /**
     * Whether the end of the JVM (SIGTERM, Ctrl-C, {@code System.exit}) stops the drivers at work and waits until they have drained, as {@link
     * Conveyor#close} does. By default true: each driver at work has a shutdown hook of the JVM. Pass false where a framework ends its parts in
     * an order of its own, and let it call {@link Conveyor#close}.
     */
    public ConveyorOptions drainsAtExit(boolean drains) {
        drainsAtExit = drains;
        return this;
    }

    /**
     * Values that are replaced by {@code ***} in log entries, results and recordings.
     *
     * @param valuesByName the values, none of them empty, by the names that messages give them
     */
    public ConveyorOptions secrets(Map<String, String> valuesByName) {
        secrets = new HashMap<>(valuesByName);
        return this;
    }

    /**
     * Takes warnings, each a sentence for people: the connection is lost or there again, log entries may not have reached the server, an event
     * cannot be read. Called from any thread. By default they are warnings of the {@link System.Logger} {@code ug.open.conveyor.driver}.
     */
    public ConveyorOptions warnings(Consumer<String> warnings) {
        this.warnings = Objects.requireNonNull(warnings, "warnings");
        return this;
    }

    /**
     * Adds a listener to every driver on the connection, for metrics or a display of one's own. It is called on the threads that run the
     * drivers and holds them up; one that throws is reported as a warning and left out from then on.
     */
    public ConveyorOptions listener(RunListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    URI url() {
        return url;
    }

    /** Makes the client at the first call, and gives the same one from then on. */
    Supplier<ConveyorClient> api(Optional<Credentials> credentials) {
        return new Api(api, credentials);
    }

    Optional<CredentialFiles> files() {
        return files;
    }

    String name() {
        return name;
    }

    Optional<Duration> reconnectTimeout() {
        return reconnectTimeout;
    }

    /** The part that running a driver needs. */
    Running.Settings settings() {
        return new Running.Settings(
                store.or(Machine::store), grace, drainsAtExit, secrets, List.copyOf(listeners), warnings);
    }

    /** Without a password, and without secrets. */
    @Override
    public String toString() {
        return name + " at " + ServerUrl.shown(url);
    }

    private static Duration notNegative(Duration duration, String name) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, not " + duration);
        }
        return duration;
    }

    private static final class Api implements Supplier<ConveyorClient> {
        private final URI url;
        private final Optional<Credentials> credentials;
        private ConveyorClient client;

        Api(URI url, Optional<Credentials> credentials) {
            this.url = url;
            this.credentials = credentials;
        }

        @Override
        public synchronized ConveyorClient get() {
            if (client == null) {
                client = new ApiClient(url, credentials, Time.system()::now);
            }
            return client;
        }
    }

    private static final class SystemLog implements Consumer<String> {
        @Override
        public void accept(String sentence) {
            System.getLogger("ug.open.conveyor.driver").log(System.Logger.Level.WARNING, sentence);
        }
    }
}
