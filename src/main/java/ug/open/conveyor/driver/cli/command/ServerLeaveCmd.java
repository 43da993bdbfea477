package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.session.AttachedDrivers;
import ug.open.conveyor.driver.stream.DriverConsumer;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.ServerLook;
import ug.open.conveyor.driver.terminal.Done;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.Prompts;

/** {@code server leave}: removes the consumer of a driver that is gone. */
public final class ServerLeaveCmd extends Cmd {
    private final Opt<String> name =
            parameter(Kind.TEXT, "NAME", "Driver whose consumer to remove.").required("such as git-cloner");
    private final OutputOptions output = new OutputOptions(
            this,
            "text: a sentence; json: one object with what was lost.",
            List.of("driver", "waiting", "unacknowledged"));
    private final Consent consent = new Consent(this);
    private final ServerOptions server = ServerOptions.ofLook(this);

    public ServerLeaveCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ServerOptions.EXITS);
        exits(ExitCodes.FAILED);
        details("""
                Removes the consumer of a driver from the server, with the events that wait for it. It first shows what would be lost, and
                asks. It refuses while somebody is on the consumer, and looks again right before it removes. The exit code is 1 where the
                server has no such driver.""");
        examples("conveyor-driver server leave git-cloner --yes");
    }

    @Override
    public int call() throws IOException, InterruptedException, Prompts.CancelledException {
        try (EventStream stream = server.stream("server leave", env::say)) {
            ServerLook look = stream.look();
            Optional<DriverConsumer> consumer = look.driver(name.get());
            if (consumer.isEmpty()) {
                return notThere(look);
            }
            look.refuseWhereAttached(consumer.get());
            env.say(AttachedDrivers.stakes(consumer.get()));
            consent.ask(server.placed("remove the consumer " + Harmless.inQuotes(name.get())));
            DriverConsumer removed = look.remove(consumer.get());
            try (Printout<Done> out = output.printers().done()) {
                out.print(AttachedDrivers.removed(removed));
            }
            return ExitCodes.OK;
        }
    }

    private int notThere(ServerLook look) throws IOException {
        List<String> names =
                look.drivers().stream().map(seen -> seen.consumer().name()).toList();
        String near = Nearest.question(name.get(), names);
        return env.fail(
                ErrorCode.NOT_ON_SERVER,
                "the server has no driver " + Harmless.inQuotes(name.get())
                        + (near.isEmpty() ? "; conveyor-driver server drivers lists those it has" : near));
    }
}
