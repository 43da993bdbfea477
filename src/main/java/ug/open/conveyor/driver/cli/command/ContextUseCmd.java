package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Contexts;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.ServerPlace;

/** {@code context use}: makes a context the one that commands take by themselves. */
public final class ContextUseCmd extends Cmd {
    private final Opt<String> name = parameter(Kind.CONTEXT, "NAME", "The context.");
    private final Opt<Boolean> none = flag("Make no context the current one.", "--none");

    private final OutputOptions output = new OutputOptions(
            this, "text: nothing; json: an object with the context.", List.of("context", "production"));

    public ContextUseCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(name, none);
        details(
                "Commands take the settings of the current context where no option, no variable and no other context gives them.");
        examples("conveyor-driver context use staging", "conveyor-driver context use --none");
    }

    @Override
    public int call() throws IOException {
        if (!name.given() && !none.given()) {
            throw new UsageException("NAME is missing: such as staging, or --none to take no context");
        }
        Optional<String> wanted = name.find();
        Contexts contexts = ServerPlace.contexts(env).change(now -> now.using(wanted));
        boolean production = wanted.isPresent() && contexts.get(wanted.get()).production();
        output.tell(
                wanted.isPresent()
                        ? "commands take the context " + wanted.get() + (production ? ", of a production server" : "")
                        : "commands take no context",
                wanted,
                production);
        Optional<String> variable = env.variable(Contexts.VARIABLE);
        if (variable.isPresent() && !variable.equals(wanted)) {
            env.warn(Contexts.VARIABLE + " goes before it here and names the context " + variable.get());
        }
        return ExitCodes.OK;
    }
}
