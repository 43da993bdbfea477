package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.KnownPipelines;
import ug.open.conveyor.driver.terminal.PipelineRow;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;

/** {@code server pipelines}: the pipelines that {@code apply} sent from this machine. */
public final class ServerPipelinesCmd extends Cmd {
    private final OutputOptions output =
            new OutputOptions(this, "text: a table; json: one object a line.", PipelineRow.MEMBERS);
    private final Opt<Boolean> local = flag("Local times in place of UTC. JSON keeps UTC.", "--local");

    public ServerPipelinesCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.IO_FAILED);
        details("""
                Lists the pipelines that conveyor-driver apply sent from this machine, to any server, the newest last. A server has no list of its
                pipelines: those that others applied are not here, and a pipeline may have been replaced since.""");
        examples("conveyor-driver server pipelines", "conveyor-driver server pipelines -o json");
    }

    @Override
    public int call() throws IOException {
        Optional<Path> home = StorePlace.find(env);
        List<KnownPipelines.Pipeline> known =
                home.isEmpty() ? List.of() : KnownPipelines.in(home.get()).all();
        if (known.isEmpty()) {
            env.say("this machine has applied no pipeline yet, and a server has no list of its pipelines");
            return ExitCodes.OK;
        }
        Printers printers = output.printers();
        try (Printout<PipelineRow> out =
                printers.pipelines(times(local), env.screen().width())) {
            for (KnownPipelines.Pipeline pipeline : known) {
                out.print(new PipelineRow(pipeline.server(), pipeline.name(), pipeline.steps(), pipeline.seen()));
            }
        }
        env.say("these are the pipelines that this machine applied; a server has no list of its pipelines");
        return ExitCodes.OK;
    }
}
