package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.config.ServerContext;
import ug.open.conveyor.driver.config.Setting;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerPlace;
import ug.open.conveyor.driver.terminal.ContextRow;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;

/** {@code context list}: the contexts in the user's file. */
public final class ContextListCmd extends Cmd {
    private final OutputOptions output =
            new OutputOptions(this, "text: a table; json: one object a line.", ContextRow.MEMBERS);

    public ContextListCmd(Entry entry, Environment env) {
        super(entry, env);
        details("Lists the contexts by name. A star marks the one that commands take without --context: the context of "
                + "CONVEYOR_CONTEXT, else the one that context use made current. Passwords in URLs are shown as ***.");
        examples("conveyor-driver context", "conveyor-driver context list -o json");
    }

    @Override
    public int call() throws IOException {
        Contexts contexts = ServerPlace.contexts(env).read();
        if (contexts.all().isEmpty()) {
            env.say("no contexts in " + contexts.file() + ": make one with 'conveyor-driver context add'");
        }
        String taken = env.variable(Contexts.VARIABLE).or(contexts::current).orElse("");
        if (!taken.isEmpty() && !contexts.has(taken)) {
            env.warn(Contexts.VARIABLE + " names the context " + taken + ", which does not exist");
        }
        Printers printers = output.printers();
        if (!contexts.all().isEmpty()) {
            try (Printout<ContextRow> out = printers.contexts(env.screen().width())) {
                for (ServerContext context : contexts.all()) {
                    out.print(row(context, context.name().equals(taken)));
                }
            }
        }
        return ExitCodes.OK;
    }

    private static ContextRow row(ServerContext context, boolean taken) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting setting : context.values().keySet()) {
            settings.put(setting.key(), context.shown(setting).orElseThrow());
        }
        return new ContextRow(context.name(), taken, context.production(), settings);
    }
}
