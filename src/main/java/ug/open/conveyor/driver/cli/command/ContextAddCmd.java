package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.config.ServerContext;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.Setting;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerPlace;

/** {@code context add}: puts a context into the user's file. */
public final class ContextAddCmd extends Cmd {
    private final Opt<String> name = parameter(
                    Kind.TEXT, "NAME", "Name of the context: letters, digits, '.', '_' and '-'.")
            .required("such as staging");
    private final Opt<String> api = option(Kind.TEXT, "URL", "URL of the HTTP API.", "--api");
    private final Opt<String> nats =
            option(Kind.TEXT, "URL", "URL of the event stream. The file keeps a password in it.", "--nats");
    private final Opt<Path> ca =
            option(Kind.FILE, "FILE", "PEM file with the certificate authority of the server.", "--ca");
    private final Opt<Path> cert =
            option(Kind.FILE, "FILE", "PEM file with the client certificate, then its intermediates.", "--cert");
    private final Opt<Path> key =
            option(Kind.FILE, "FILE", "PEM file with the unencrypted private key of the client certificate.", "--key");
    private final Opt<Boolean> production = flag(
            "It is a production server: commands that change something there ask first, and need --yes without a terminal.",
            "--production");
    private final Opt<Boolean> noProduction =
            flag("With --force: it is no production server, even if the replaced context was one.", "--no-production");
    private final Opt<Boolean> force = flag(
            "Replace a context of this name. A production server stays one, unless --no-production is there.",
            "--force");

    private final OutputOptions output = new OutputOptions(
            this,
            "text: nothing; json: an object with the context.",
            List.of("context", "file", "production", "current"));

    public ContextAddCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(production, noProduction);
        details(
                "Keeps the settings of a server under a name, in a file that only you can read. Certificates and keys stay where they "
                        + "are: the context keeps the absolute paths of their files.");
        examples(
                "conveyor-driver context add local --api http://localhost:8080 --nats nats://localhost:4222",
                "conveyor-driver context add prod --nats tls://conveyor.example:4222 --ca ca.pem --cert me.pem --key me.key "
                        + "--production");
    }

    @Override
    public int call() throws IOException {
        ServerContext asked = new ServerContext(name.get(), values(), production.get());
        Contexts contexts = ServerPlace.contexts(env).change(now -> now.with(marked(asked, now)));
        ServerContext context = contexts.get(name.get());
        boolean current = contexts.current().equals(Optional.of(context.name()));
        output.tell(
                "kept the context " + context.name() + " in " + contexts.file(),
                context.name(),
                contexts.file().toString(),
                context.production(),
                current);
        if (context.production() && !asked.production()) {
            env.say("the context " + context.name() + " stays one of a production server; --no-production ends that");
        }
        warnings(context).forEach(env::warn);
        if (!current) {
            env.say("to take it: --context " + context.name() + ", or conveyor-driver context use " + context.name());
        }
        return ExitCodes.OK;
    }

    /** The one to keep: a production server stays one where nobody says otherwise, since commands would no longer ask. */
    private ServerContext marked(ServerContext asked, Contexts now) {
        if (!now.has(asked.name())) {
            return asked;
        }
        if (!force.get()) {
            throw new UsageException("there is a context " + asked.name() + " already; --force replaces it");
        }
        boolean stays = now.get(asked.name()).production() && !noProduction.get();
        return new ServerContext(asked.name(), asked.values(), asked.production() || stays);
    }

    /** As the file keeps them: URLs that can be one, absolute paths. */
    private Map<Setting, String> values() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Opt<String> url : List.of(api, nats)) {
            if (url.given() && url.get().isEmpty()) { // elsewhere that means the default, which is no server to keep
                throw new UsageException(url.name() + ": expected a URL, not ''");
            }
        }
        ServerSettings.Flags urls =
                new ServerSettings.Flags(api.find().orElse(null), nats.find().orElse(null), null, null, null);
        ServerSettings checked = ServerSettings.resolve(urls, Map.of(), env.folder());
        if (api.given()) {
            values.put(Setting.API, checked.api().toString());
        }
        if (nats.given()) {
            values.put(Setting.NATS, checked.nats().toString());
        }
        put(Setting.CA, ca, values);
        put(Setting.CERT, cert, values);
        put(Setting.KEY, key, values);
        if (values.isEmpty()) {
            throw new UsageException("a context needs a setting: --api URL or --nats URL");
        }
        return values;
    }

    private void put(Setting setting, Opt<Path> file, Map<Setting, String> values) {
        if (file.given()) {
            values.put(setting, env.resolve(file.get()).normalize().toString());
        }
    }

    private static List<String> warnings(ServerContext context) {
        List<String> warnings = new ArrayList<>();
        for (Setting setting : List.of(Setting.CA, Setting.CERT, Setting.KEY)) {
            Optional<String> file = context.find(setting);
            if (file.isPresent() && !Files.exists(Path.of(file.get()))) {
                warnings.add(file.get() + " (" + setting.flag() + ") is not there");
            }
        }
        boolean hasCert = context.find(Setting.CERT).isPresent();
        boolean hasKey = context.find(Setting.KEY).isPresent();
        if (hasCert != hasKey || context.find(Setting.CA).isPresent() && !hasCert) {
            Setting missing = hasCert ? Setting.KEY : Setting.CERT;
            warnings.add("a command needs " + missing.flag() + " or " + missing.variable()
                    + " with this context, which names only a part of the files");
        }
        return warnings;
    }
}
