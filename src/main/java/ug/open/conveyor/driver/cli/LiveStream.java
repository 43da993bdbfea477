package ug.open.conveyor.driver.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.Join;
import ug.open.conveyor.driver.stream.JoinedEvents;
import ug.open.conveyor.driver.stream.StreamException;

/** Which event stream, and the way to it. */
final class LiveStream {
    private static final String VARIABLE = "CONVEYOR_NATS_URL";
    private static final String USUAL = "nats://localhost:4222";

    private final Environment env;
    private final Opt<String> nats;

    /** Declares the options. */
    LiveStream(Cmd cmd) {
        env = cmd.env;
        nats = cmd.option(
                Kind.TEXT, "URL", "The event stream, instead of " + VARIABLE + " or " + USUAL + ".", "--nats");
    }

    String url() {
        return nats.find().or(() -> env.variable(VARIABLE)).orElse(USUAL);
    }

    /** Connects; close it behind the events that came from it. */
    EventStream connect(DriverDefinition driver) throws StreamException, InterruptedException {
        try {
            return EventStream.connect(url(), "conveyor-driver " + driver.name(), env.time());
        } catch (IllegalArgumentException e) {
            String from = nats.given() ? nats.name() : VARIABLE;
            throw new UsageException(
                    from + ": '" + EventStream.shown(url()) + "' is not the URL of a NATS server, such as " + USUAL);
        }
    }

    /** Takes part as this driver. */
    JoinedEvents join(EventStream stream, DriverDefinition driver) throws StreamException {
        return stream.join(
                Join.as(driver, host() + "/" + ProcessHandle.current().pid()));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
