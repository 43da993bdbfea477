package ug.open.conveyor.driver.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.StreamServer;

/** Where the server is and what to show it. */
final class ServerOptions {
    /** How a command that talks to a server can end, beside what all can. */
    static final int[] EXITS = {ExitCodes.REFUSED, ExitCodes.UNREACHABLE};

    private final Environment env;
    private final Optional<Opt<String>> api;
    private final Optional<Opt<String>> nats;
    private final Optional<Opt<Duration>> reconnect;
    private final Opt<String> ca;
    private final Opt<String> cert;
    private final Opt<String> key;

    private ServerOptions(Cmd cmd, boolean http, boolean stream) {
        env = cmd.env;
        cmd.heading("Server");
        api = http
                ? Optional.of(cmd.option(
                        Kind.TEXT, "URL", "The HTTP API; else CONVEYOR_API_URL, else http://localhost:8080.", "--api"))
                : Optional.empty();
        nats = stream
                ? Optional.of(cmd.option(
                        Kind.TEXT,
                        "URL",
                        "The event stream; else CONVEYOR_NATS_URL, else nats://localhost:4222.",
                        "--nats"))
                : Optional.empty();
        reconnect = stream
                ? Optional.of(cmd.option(
                        Kind.DURATION,
                        "TIME",
                        "Give up, with exit code 5, a connection that is lost for so long; else it is tried for ever.",
                        "--reconnect-timeout"))
                : Optional.empty();
        ca = file(cmd, "Who signed the server's certificate: PEM; else CONVEYOR_CA.", "--ca");
        cert = file(cmd, "Our certificate, then its intermediates: PEM; else CONVEYOR_CERT.", "--cert");
        key = file(cmd, "Its private key, not encrypted: PEM; else CONVEYOR_KEY.", "--key");
        cmd.heading("Options");
    }

    /** For a command that uses the HTTP API alone. */
    static ServerOptions ofApi(Cmd cmd) {
        return new ServerOptions(cmd, true, false);
    }

    /** For a command that uses the event stream alone. */
    static ServerOptions ofStream(Cmd cmd) {
        return new ServerOptions(cmd, false, true);
    }

    /** For a command that uses both. */
    static ServerOptions ofBoth(Cmd cmd) {
        return new ServerOptions(cmd, true, true);
    }

    /** What command line and environment come to. */
    ServerSettings settings() {
        ServerSettings.Flags flags = new ServerSettings.Flags(
                api.map(ServerOptions::said).orElse(null),
                nats.map(ServerOptions::said).orElse(null),
                said(ca),
                said(cert),
                said(key));
        return ServerSettings.resolve(flags, env.variables(), env.folder());
    }

    /** Whether somebody said where the event stream is. */
    boolean namesStream() {
        return nats.flatMap(Opt::find).isPresent()
                || env.variable("CONVEYOR_NATS_URL").isPresent();
    }

    /** The HTTP API; nothing is sent yet. */
    ApiClient client() {
        ServerSettings settings = settings();
        return new ApiClient(settings.api(), settings.credentials(env.time().now()), env.time()::now);
    }

    /**
     * Connects to the event stream.
     *
     * @param name how the server lists us
     * @param said is told, as a sentence, each change of the connection's state
     */
    EventStream stream(String name, Consumer<String> said) throws StreamException, InterruptedException {
        ServerSettings settings = settings();
        return EventStream.connect(
                new StreamServer(
                        settings.nats(),
                        settings.credentials(env.time().now()),
                        "conveyor-driver " + name,
                        reconnect.flatMap(Opt::find)),
                env.time(),
                said);
    }

    private static Opt<String> file(Cmd cmd, String description, String name) {
        return cmd.option(Kind.FILE.then(Object::toString), "FILE", description, name);
    }

    private static String said(Opt<String> opt) {
        return opt.find().orElse(null);
    }
}
