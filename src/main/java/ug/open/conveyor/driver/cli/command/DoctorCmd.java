package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.Topic;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.doctor.Checkup;
import ug.open.conveyor.driver.doctor.Doctor;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.start.StartReport;
import ug.open.conveyor.driver.terminal.Finding;
import ug.open.conveyor.driver.terminal.Finding.Status;
import ug.open.conveyor.driver.terminal.Printout;

/** {@code doctor}: finds faults around a driver and names the command that mends each. */
public final class DoctorCmd extends Cmd {
    private final Opt<Path> project =
            parameter(Kind.FOLDER, "PROJECT", "Folder with driver.yaml. Default: the working folder, if it has one.");
    private final Opt<Boolean> offline = flag("Leave the server out.", "--offline");
    private final Opt<Boolean> build = flag("Run the project's build too, which may take minutes.", "--build");
    private final OutputOptions output =
            new OutputOptions(this, "text: a line per check; json: one array of objects.", Finding.MEMBERS);
    private final ServerOptions server = ServerOptions.ofLookAtBoth(this);

    public DoctorCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.FAILED);
        details("""
                Looks at Java, the run store, nats-server, the server, its credentials and the driver project, and changes nothing unless --build
                is there. Each line starts with ok, warn or wrong; below what is not ok stands the command or the change that mends it. The checks
                take 20 s at most, apart from --build. If one finds something wrong, the exit code is 1.

                A server is optional: if no option and no variable names one, it is no fault that none answers.""");
        examples("conveyor-driver doctor", "conveyor-driver doctor --offline -o json");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        if (offline.get() && (server.flags().api() != null || server.flags().nats() != null)) {
            throw new UsageException("--offline cannot be used together with --api or --nats");
        }
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        boolean text = !output.isData();
        try (Printout<Finding> out = output.printers().findings()) {
            new Doctor(env, checkup(), line -> {
                        if (text) {
                            env.say(line);
                        }
                    })
                    .look(finding -> {
                        counts.merge(finding.status(), 1, Integer::sum);
                        out.print(finding);
                        env.out().flush();
                    });
        }
        int wrong = counts.getOrDefault(Status.WRONG, 0);
        String counted = wrong + " wrong, " + counts.getOrDefault(Status.WARN, 0) + " to look at, "
                + counts.getOrDefault(Status.OK, 0) + " ok";
        if (wrong > 0) {
            return env.fail(ErrorCode.FINDINGS, counted);
        }
        if (text) {
            env.say(counted);
        }
        return ExitCodes.OK;
    }

    private Checkup checkup() {
        return new Checkup(
                StartReport.of(env.variables()),
                variables(),
                project.find(),
                build.get(),
                offline.get()
                        ? Optional.empty()
                        : Optional.of(new Checkup.Server(server.namesApi(), server.namesStream())),
                server::settings);
    }

    private static List<String> variables() {
        return Topic.ENVIRONMENT.rows().stream().map(row -> row[0]).toList();
    }
}
