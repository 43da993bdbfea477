package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerPlace;

/** {@code context remove}: takes a context out of the user's file. */
public final class ContextRemoveCmd extends Cmd {
    private final Opt<String> name =
            parameter(Kind.CONTEXT, "NAME", "The context.").required("such as staging");

    private final OutputOptions output =
            new OutputOptions(this, "text: nothing; json: an object with the context.", List.of("context", "current"));

    public ContextRemoveCmd(Entry entry, Environment env) {
        super(entry, env);
        details("Removes a context. The PEM files that it names stay.");
        examples("conveyor-driver context remove old");
    }

    @Override
    public int call() throws IOException {
        boolean[] current = new boolean[1];
        ServerPlace.contexts(env).change(now -> {
            current[0] = now.current().equals(Optional.of(name.get()));
            return now.without(name.get());
        });
        output.tell(
                "removed the context " + name.get()
                        + (current[0] ? "; it was the current one: commands take no context now" : ""),
                name.get(),
                current[0]);
        if (env.variable(Contexts.VARIABLE).equals(name.find())) {
            env.warn(Contexts.VARIABLE + " still names it");
        }
        return ExitCodes.OK;
    }
}
