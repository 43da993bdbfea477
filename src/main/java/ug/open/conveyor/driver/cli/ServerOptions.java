package ug.open.conveyor.driver.cli;

import java.util.Optional;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.config.ServerSettings;

/** Where the server is and what to show it. */
final class ServerOptions {
    /** How a command that talks to a server can end, beside what all can. */
    static final int[] EXITS = {ExitCodes.REFUSED, ExitCodes.UNREACHABLE};

    private final Environment env;
    private final Optional<Opt<String>> api;
    private final Optional<Opt<String>> nats;
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

    /** The HTTP API; nothing is sent yet. */
    ApiClient client() {
        ServerSettings settings = settings();
        return new ApiClient(settings.api(), settings.credentials(env.time().now()), env.time()::now);
    }

    private static Opt<String> file(Cmd cmd, String description, String name) {
        return cmd.option(Kind.FILE.then(Object::toString), "FILE", description, name);
    }

    private static String said(Opt<String> opt) {
        return opt.find().orElse(null);
    }
}
