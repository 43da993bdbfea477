package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.config.PemState;
import ug.open.conveyor.driver.config.ServerContext;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.ServerSources;
import ug.open.conveyor.driver.config.ServerSources.Found;
import ug.open.conveyor.driver.config.ServerSources.Source;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.config.Setting;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerPlace;
import ug.open.conveyor.driver.terminal.ContextDetails;
import ug.open.conveyor.driver.terminal.Printout;

/** {@code context show}: the settings that a command takes, and where each comes from. */
public final class ContextShowCmd extends Cmd {
    private final Opt<String> name =
            parameter(Kind.CONTEXT, "NAME", "The context. Default: the one that commands take without --context.");
    private final OutputOptions output =
            new OutputOptions(this, "text: a line per setting; json: one object.", ContextDetails.MEMBERS);

    public ContextShowCmd(Entry entry, Environment env) {
        super(entry, env);
        details(
                "Shows the settings that a command with --context NAME takes here and now, and where each comes from: a variable "
                        + "goes before the context. It reads the PEM files and reports what is wrong with them, and until when the "
                        + "certificates are valid. It connects to no server. Passwords in URLs are shown as ***.");
        examples("conveyor-driver context show", "conveyor-driver context show staging -o json");
    }

    @Override
    public int call() throws IOException {
        Contexts contexts = ServerPlace.contexts(env).read();
        if (name.given()) {
            contexts.get(name.get());
        }
        ServerSettings.Flags flags = new ServerSettings.Flags(
                null, null, null, null, null, name.find().orElse(null));
        ServerSources sources = ServerSources.of(flags.settings(), flags.context(), env.variables(), contexts);
        Optional<Contexts.Chosen> chosen = sources.chosen();
        ContextDetails details = new ContextDetails(
                chosen.map(of -> of.context().name()),
                chosen.map(ContextShowCmd::namedBy),
                chosen.isPresent() && chosen.get().context().production(),
                contexts.file().toString(),
                settings(sources));
        try (Printout<ContextDetails> out = output.printers().settings()) {
            out.print(details);
        }
        return ExitCodes.OK;
    }

    private static String namedBy(Contexts.Chosen chosen) {
        return switch (chosen.by()) {
            case OPTION -> "the command line";
            case VARIABLE -> Contexts.VARIABLE;
            case USE -> "context use";
        };
    }

    private List<ContextDetails.Setting> settings(ServerSources sources) {
        List<ContextDetails.Setting> settings = new ArrayList<>();
        settings.add(url(Setting.API, sources));
        settings.add(url(Setting.NATS, sources));
        for (Setting setting : List.of(Setting.CA, Setting.CERT, Setting.KEY)) {
            settings.add(file(setting, sources));
        }
        return settings;
    }

    private static ContextDetails.Setting url(Setting setting, ServerSources sources) {
        String shown = ServerUrl.shown(ServerSettings.url(sources, setting));
        return detail(setting, Optional.of(shown), sources, Optional.empty());
    }

    private ContextDetails.Setting file(Setting setting, ServerSources sources) {
        Optional<Path> file = path(setting, sources);
        if (file.isEmpty()) {
            return detail(setting, Optional.empty(), sources, Optional.empty());
        }
        PemState state = PemState.of(setting, file.get(), env.time().now());
        Optional<Path> cert = path(Setting.CERT, sources);
        boolean usable = setting == Setting.KEY
                && state.problem().isEmpty()
                && cert.isPresent()
                && PemState.of(Setting.CERT, cert.get(), env.time().now())
                        .problem()
                        .isEmpty();
        return detail(
                setting,
                Optional.of(file.get().toString()),
                sources,
                Optional.of(
                        usable
                                ? PemState.ofPair(
                                        cert.get(), file.get(), env.time().now())
                                : state));
    }

    private Optional<Path> path(Setting setting, ServerSources sources) {
        return ServerSettings.file(sources, setting, env.folder());
    }

    private static ContextDetails.Setting detail(
            Setting setting, Optional<String> value, ServerSources sources, Optional<PemState> state) {
        Optional<Found> found = sources.find(setting);
        Optional<ServerContext> context = sources.chosen().map(Contexts.Chosen::context);
        boolean ofContext = found.isPresent() && found.get().source() == Source.CONTEXT;
        return new ContextDetails.Setting(
                setting.key(),
                value,
                found.isEmpty()
                        ? "default"
                        : ofContext ? "context" : found.get().origin(),
                ofContext ? Optional.empty() : context.flatMap(of -> of.shown(setting)),
                state.flatMap(PemState::validUntil),
                state.flatMap(PemState::problem));
    }
}
