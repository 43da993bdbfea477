package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.config.ServerContext;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.ServerSources;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.config.Setting;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerPlace;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.StreamServer;
import ug.open.conveyor.driver.terminal.Prompts;
import ug.open.conveyor.driver.terminal.ShellWord;

/**
 * The server: its URLs and the credentials for it, from options, variables or a context.
 *
 * <p>A command that changes something at a server calls {@link #consent} before it sends anything.
 */
final class ServerOptions {
    /** The exit codes of a command that talks to a server, beside those of all. */
    static final int[] EXITS = {ExitCodes.REFUSED, ExitCodes.UNREACHABLE};

    private static final String CONTEXT = "--context";

    private final Environment env;
    private final Opt<String> api; // null: the command uses no HTTP API
    private final Opt<String> nats; // null: it uses no event stream
    private final Opt<Duration> reconnect; // null: it ends when a connection is lost
    private final Opt<String> ca;
    private final Opt<String> cert;
    private final Opt<String> key;
    private final Opt<String> context;
    private ServerSources sources; // null: not asked for yet

    private ServerOptions(Cmd cmd, boolean http, boolean stream, boolean stays, String contextName) {
        env = cmd.env;
        cmd.heading("Server");
        context = context(cmd, contextName);
        api = http
                ? url(
                        cmd,
                        "URL of the HTTP API. Else CONVEYOR_API_URL, else the context's, else http://localhost:8080.",
                        Setting.API)
                : null;
        nats = stream
                ? url(
                        cmd,
                        "URL of the event stream. Else CONVEYOR_NATS_URL, else the context's, else nats://localhost:4222.",
                        Setting.NATS)
                : null;
        reconnect = stays
                ? cmd.option(
                        Kind.DURATION,
                        "DURATION",
                        "End with exit code 5 when a lost connection stays down for DURATION. Without it, reconnecting never stops.",
                        "--reconnect-timeout")
                : null;
        ca = file(
                cmd,
                "PEM file with the certificate authority of the server. Else CONVEYOR_CA, else the context's.",
                Setting.CA);
        cert = file(
                cmd,
                "PEM file with the client certificate, then its intermediates. Else CONVEYOR_CERT, else the context's.",
                Setting.CERT);
        key = file(
                cmd,
                "PEM file with the unencrypted private key of the client certificate. Else CONVEYOR_KEY, else the context's.",
                Setting.KEY);
        cmd.heading("Options");
    }

    private static Opt<String> context(Cmd cmd, String name) {
        return cmd.option(
                        Kind.CONTEXT,
                        "NAME",
                        "Take the settings that no option and no variable gives from the context NAME. Else CONVEYOR_CONTEXT, else the "
                                + "current context.",
                        name)
                .variable(Contexts.VARIABLE);
    }

    /** For a command that uses the HTTP API alone. */
    static ServerOptions ofApi(Cmd cmd) {
        return new ServerOptions(cmd, true, false, false, CONTEXT);
    }

    /** For a command that stays on the event stream. */
    static ServerOptions ofStream(Cmd cmd) {
        return new ServerOptions(cmd, false, true, true, CONTEXT);
    }

    /** For a command that uses both, and stays. */
    static ServerOptions ofBoth(Cmd cmd) {
        return new ServerOptions(cmd, true, true, true, CONTEXT);
    }

    /** For a command that takes one look at the event stream. */
    static ServerOptions ofLook(Cmd cmd) {
        return new ServerOptions(cmd, false, true, false, CONTEXT);
    }

    /** For a command that takes one look at both. */
    static ServerOptions ofLookAtBoth(Cmd cmd) {
        return new ServerOptions(cmd, true, true, false, CONTEXT);
    }

    /** For a search, which uses both, and whose {@code --context} is a number of lines. */
    static ServerOptions ofSearch(Cmd cmd) {
        return new ServerOptions(cmd, true, true, true, "--server-context");
    }

    /** Command line, environment and context together. */
    ServerSettings settings() {
        return ServerSettings.resolve(sources(), env.folder());
    }

    /** What the command line gives. */
    ServerSettings.Flags flags() {
        return new ServerSettings.Flags(word(api), word(nats), word(ca), word(cert), word(key), word(context));
    }

    /** Refuses a context that does not exist, where the command may end without a look at its server. */
    void check() {
        if (context.given()) {
            sources();
        }
    }

    /** Whether an option, a variable or the context names the HTTP API. */
    boolean namesApi() {
        return sources().names(Setting.API);
    }

    /** Whether an option, a variable or the context names the event stream. */
    boolean namesStream() {
        return sources().names(Setting.NATS);
    }

    /**
     * Asks whether to do something at a production server; call it before anything is sent. It does nothing where no address that the command
     * uses is one of a production context.
     *
     * @param act a few words without a full stop, like {@code join as the driver}
     * @throws ug.open.conveyor.driver.cli.option.UsageException without a terminal and without {@code --yes}
     * @throws Prompts.CancelledException where the answer is no; it ends the command with exit code 130
     */
    void consent(Consent consent, String act) throws IOException, Prompts.CancelledException {
        consent(consent, act, api != null, nats != null);
    }

    /** The same for what the HTTP API alone does, by a command that may also listen to the event stream. */
    void consentAtApi(Consent consent, String act) throws IOException, Prompts.CancelledException {
        consent(consent, act, true, false);
    }

    /** An act that asks in any case, with the place where that is a production server. */
    String placed(String act) {
        return place(api != null, nats != null)
                .map(place -> act + " at " + place)
                .orElse(act);
    }

    private void consent(Consent consent, String act, boolean ofApi, boolean ofStream)
            throws IOException, Prompts.CancelledException {
        Optional<String> place = place(ofApi, ofStream);
        if (place.isPresent()) {
            consent.ask(act + " at " + place.get());
        }
    }

    private Optional<String> place(boolean ofApi, boolean ofStream) {
        ServerSettings used = settings();
        Optional<String> place = ofApi ? production(Setting.API, used.api()) : Optional.empty();
        return place.isEmpty() && ofStream ? production(Setting.NATS, used.nats()) : place;
    }

    private Optional<String> production(Setting setting, URI address) {
        Optional<ServerContext> of = sources().production(setting, address);
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of(ServerUrl.shown(address) + ", a production server (context "
                        + of.get().name() + ")");
    }

    private ServerSources sources() {
        if (sources == null) {
            sources = ServerPlace.sources(env, flags());
            if (context.given()) {
                warnOfVariables();
            }
        }
        return sources;
    }

    /** Whoever names a context expects its server: a variable that goes before it must not stay unseen. */
    private void warnOfVariables() {
        List<String> before = new ArrayList<>();
        for (ServerSources.Found found : sources.overriding()) {
            boolean unused =
                    found.setting() == Setting.API && api == null || found.setting() == Setting.NATS && nats == null;
            if (!unused) {
                String ofContext =
                        sources.chosen().get().context().shown(found.setting()).get();
                before.add(found.origin() + " gives " + found.shown() + " in place of " + ofContext);
            }
        }
        if (!before.isEmpty()) {
            env.warn("variables go before the context " + context.get() + ": " + String.join(", ", before)
                    + "; unset them to use the context's");
        }
    }

    /** Whether the command line itself names the event stream, by its URL or by a context that has it. */
    boolean givesStream() {
        return word(nats) != null || context.given() && namesStream();
    }

    /** The words that name the event stream once more, for a line to copy: a URL with a password is the variable's. */
    List<String> streamAgain() {
        List<String> words = new ArrayList<>();
        context.find().ifPresent(name -> words.addAll(List.of(CONTEXT, name)));
        if (word(nats) != null) {
            String shown = ServerUrl.shown(settings().nats());
            boolean hidden = !shown.equals(settings().nats().toString());
            words.addAll(List.of("--nats", hidden ? ShellWord.ofVariable(Setting.NATS.variable()) : shown));
        }
        return words;
    }

    /** The HTTP API; nothing is sent yet. */
    ApiClient client() {
        ServerSettings settings = settings();
        return new ApiClient(settings.api(), settings.credentials(env.time().now()), env.time()::now);
    }

    /**
     * Connects to the event stream.
     *
     * @param name the name of the connection in the server's list
     * @param changes gets a sentence for each change of the connection's state
     */
    EventStream stream(String name, Consumer<String> changes) throws StreamException, InterruptedException {
        ServerSettings settings = settings();
        return EventStream.connect(
                new StreamServer(
                        settings.nats(),
                        settings.credentials(env.time().now()),
                        "conveyor-driver " + name,
                        reconnect == null ? Optional.empty() : reconnect.find()),
                env.time(),
                changes);
    }

    private static Opt<String> url(Cmd cmd, String description, Setting setting) {
        return cmd.option(Kind.TEXT, "URL", description, setting.flag()).variable(setting.variable());
    }

    private static Opt<String> file(Cmd cmd, String description, Setting setting) {
        return cmd.option(Kind.FILE.then(Object::toString), "FILE", description, setting.flag())
                .variable(setting.variable());
    }

    private static String word(Opt<String> opt) {
        return opt == null ? null : opt.find().orElse(null);
    }
}
