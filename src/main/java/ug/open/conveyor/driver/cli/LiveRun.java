package ug.open.conveyor.driver.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.Join;
import ug.open.conveyor.driver.stream.JoinedEvents;
import ug.open.conveyor.driver.stream.LogPublisher;
import ug.open.conveyor.driver.terminal.SessionEnd.LeftOut;

/** A driver on the live event stream, as a bystander or as one that takes part. */
final class LiveRun {
    private final Cmd cmd;
    private final ServerOptions server;
    private final SessionOptions options;
    private final Limits limits;

    /** When it ends by itself. */
    record Limits(long maxEvents, Optional<Duration> lasting, Optional<Duration> idle) {}

    LiveRun(Cmd cmd, ServerOptions server, SessionOptions options, Limits limits) {
        this.cmd = cmd;
        this.server = server;
        this.options = options;
        this.limits = limits;
    }

    /** Sees what the driver would be sent, and runs it on that; nothing is published. */
    int shadow(Target target) throws Exception {
        DriverDefinition driver = withResources(target);
        try (DriverSession session = DriverSession.open(cmd, options, target, Mode.SHADOW);
                EventStream stream = server.stream(driver.name(), session.console()::warned);
                EventSource events = stream.shadow(driver, cmd.env.platform().scratch(), session.console()::warned)) {
            session.console()
                    .note("looking on at " + of(driver)
                            + ": the driver runs for real, and nothing is published; --join takes part");
            return run(session, events);
        }
    }

    /** Takes the driver's events, and publishes what it comes to and what it logs. */
    int join(Target target) throws Exception {
        if (!options.stores()) {
            throw new UsageException(
                    "--join and --no-store cannot be used together: an event is acknowledged when its result is kept");
        }
        DriverDefinition driver = withResources(target);
        try (DriverSession session = DriverSession.open(cmd, options, target, Mode.LIVE);
                EventStream stream = server.stream(driver.name(), session.console()::warned);
                JoinedEvents events = stream.join(Join.as(driver, owner()));
                LogPublisher logs = stream.logs(session.console()::warned)) {
            session.console()
                    .note("joined as " + driver.name() + ", for " + of(driver)
                            + ": results are published; Ctrl-C gives back what is unfinished");
            session.publishes(logs, logs::close, events.ackWait().dividedBy(3));
            return run(session, events);
        }
    }

    private int run(DriverSession session, EventSource events) throws Exception {
        session.endsBy(new EndConditions(cmd.env.time(), limits.lasting(), limits.idle()));
        Ended ended = session.run(events, limits.maxEvents());
        session.summarize(ended, LeftOut.NOTHING);
        return ended.codeOrFailure();
    }

    private static DriverDefinition withResources(Target target) {
        DriverDefinition driver = target.definition();
        if (driver.resources().isEmpty()) {
            throw new UsageException(
                    "it is not said which events the driver listens to: --resource TYPE, or resources: in "
                            + "driver.yaml; recorded events take --events FILE");
        }
        return driver;
    }

    private String of(DriverDefinition driver) {
        return String.join(", ", driver.resources()) + " at "
                + ServerUrl.shown(server.settings().nats());
    }

    /** Who this is, for people who look at the consumer. */
    private static String owner() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + "/" + process;
        } catch (UnknownHostException e) {
            return "unknown host/" + process;
        }
    }
}
