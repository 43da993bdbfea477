package ug.open.conveyor.driver.cli.command;

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

    public ContextUseCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(name, none);
        details(
                "Commands take the settings of the current context where no option, no variable and no other context gives them.");
        examples("conveyor-driver context use staging", "conveyor-driver context use --none");
    }

    @Override
    public int call() {
        if (!name.given() && !none.given()) {
            throw new UsageException("NAME is missing: such as staging, or --none to take no context");
        }
        Optional<String> wanted = name.find();
        Contexts contexts = ServerPlace.contexts(env).change(now -> now.using(wanted));
        env.say(
                wanted.isPresent()
                        ? "commands take the context " + wanted.get()
                                + (contexts.get(wanted.get()).production() ? ", of a production server" : "")
                        : "commands take no context");
        Optional<String> variable = env.variable(Contexts.VARIABLE);
        if (variable.isPresent() && !variable.equals(wanted)) {
            env.say("warning: " + Contexts.VARIABLE + " goes before it here and names the context " + variable.get());
        }
        return ExitCodes.OK;
    }
}
