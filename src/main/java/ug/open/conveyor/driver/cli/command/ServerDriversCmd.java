package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.AttachedDrivers;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.ServerLook;
import ug.open.conveyor.driver.terminal.DriverRow;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;

/** {@code server drivers}: the consumers of events, by the names of their drivers. */
public final class ServerDriversCmd extends Cmd {
    private final OutputOptions output =
            new OutputOptions(this, "text: a table; json: one object a line.", DriverRow.MEMBERS);
    private final Opt<Boolean> local = flag("Local times in place of UTC or an age. JSON keeps UTC.", "--local");
    private final ServerOptions server = ServerOptions.ofLook(this);

    public ServerDriversCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ServerOptions.EXITS);
        details("""
                Lists the consumers of events, one for each driver's name: its resource types, the number of events that wait and of those
                that nobody has acknowledged, whether a process is attached, and a warning for each setting that loses or keeps events.
                Changes nothing.""");
        examples("conveyor-driver server drivers", "conveyor-driver server drivers -o json");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        List<ServerLook.Seen> drivers;
        try (EventStream stream = server.stream("server drivers", env::say)) {
            drivers = stream.look().drivers();
        }
        if (drivers.isEmpty()) {
            env.say("no driver is attached to this server, and it keeps events for none");
            return ExitCodes.OK;
        }
        Printers printers = output.printers();
        try (Printout<DriverRow> out =
                printers.drivers(times(local), env.screen().width(), env.time().now())) {
            for (ServerLook.Seen seen : drivers) {
                out.print(AttachedDrivers.row(seen));
            }
        }
        return ExitCodes.OK;
    }
}
