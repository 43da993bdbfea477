package ug.open.conveyor.driver.embed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.ServerUrl;

/**
 * How to connect, and how drivers are run on that connection. {@link Conveyor#connect(ConveyorOptions)} reads it once; a change that comes
 * later changes nothing. Not for several threads at a time.
 */
public final class ConveyorOptions {
    private final URI url;
    private Optional<CredentialFiles> files;
    private Optional<Path> store = Optional.empty();
    private Optional<Duration> reconnectTimeout = Optional.empty();
    private String name = "conveyor-driver";
    private Duration grace = Duration.ofSeconds(25);
    private boolean drainsAtExit = true;
    private Map<String, String> secrets = Map.of();
    private Consumer<String> said = new SystemLog();

    private ConveyorOptions(ServerSettings settings) {
        this.url = settings.nats();
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
     * nats://localhost:4222}; {@code CONVEYOR_CA}, {@code CONVEYOR_CERT} and {@code CONVEYOR_KEY} for one with authentication.
     *
     * @throws ConveyorException which names the variable whose value cannot be used
     */
    public static ConveyorOptions ofEnvironment() {
        return new ConveyorOptions(
                ServerSettings.resolve(ServerSettings.Flags.NONE, Machine.environment(), Path.of("")));
    }

    /**
     * What to show a server with authentication, which wants mutual TLS. The files are read when the connection is made.
     *
     * @param ca who signed the server's certificate: PEM
     * @param cert our certificate, then its intermediates: PEM
     * @param key its private key, not encrypted: PEM; RSA, EC or Ed25519
     */
    public ConveyorOptions credentials(Path ca, Path cert, Path key) {
        files = Optional.of(new CredentialFiles(Optional.of(ca), cert, key));
        return this;
    }

    /**
     * The folder of the run store, which is made where it is missing. Where nothing is said it is that of the tool, so that {@code
     * conveyor-driver logs} and {@code runs} find what was run here.
     */
    public ConveyorOptions store(Path folder) {
        store = Optional.of(folder);
        return this;
    }

    /** How the server lists the connection; {@code conveyor-driver} where nothing is said. */
    public ConveyorOptions name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Gives up a connection that is lost for so long; where nothing is said, it is tried for ever. */
    public ConveyorOptions reconnectTimeout(Duration limit) {
        reconnectTimeout = Optional.of(notNegative(limit, "reconnectTimeout"));
        return this;
    }

    /** How long attempts in flight may go on after {@link Conveyor#stop}; 25 s where nothing is said. */
    public ConveyorOptions grace(Duration grace) {
        this.grace = notNegative(grace, "grace");
        return this;
    }

    /**
     * Whether the end of the JVM (SIGTERM, Ctrl-C, {@code System.exit}) waits until drivers at work have drained, as {@link Conveyor#stop} has
     * them do. True where nothing is said: then each driver at work has a shutdown hook of the JVM, from its begin to its end. Say false
     * where a framework ends its parts in an order of its own, and have it call {@link Conveyor#close}.
     */
    public ConveyorOptions drainsAtExit(boolean drains) {
        drainsAtExit = drains;
        return this;
    }

    /**
     * Values that are replaced by {@code ***} in what drivers log, in results, and in recordings.
     *
     * @param valuesByName the values, none of them empty, by the names that messages give them
     */
    public ConveyorOptions secrets(Map<String, String> valuesByName) {
        secrets = new HashMap<>(valuesByName);
        return this;
    }

    /**
     * Takes sentences for people, each about something out of the ordinary: the connection is lost or there again, log lines that the server
     * may not have, an event that cannot be read. From any thread. Where nothing is said they are warnings of the {@link System.Logger} {@code
     * ug.open.conveyor.driver}.
     */
    public ConveyorOptions listener(Consumer<String> said) {
        this.said = Objects.requireNonNull(said, "said");
        return this;
    }

    URI url() {
        return url;
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

    /** What sessions need of it. */
    Running.Settings settings() {
        return new Running.Settings(store.or(Machine::store), grace, drainsAtExit, secrets, said);
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

    private static final class SystemLog implements Consumer<String> {
        @Override
        public void accept(String sentence) {
            System.getLogger("ug.open.conveyor.driver").log(System.Logger.Level.WARNING, sentence);
        }
    }
}
