package ug.open.conveyor.driver.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.NameUse;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.StreamReport;
import ug.open.conveyor.driver.stream.StreamServer;
import ug.open.conveyor.driver.terminal.Finding;

/** The event stream: whether it takes us, has the streams of a Conveyor server, and who uses the driver's name. */
record StreamCheck(ServerAccess access, Optional<DriverDefinition> driver, Duration limit) implements Check {
    private static final String NAME = "driver name";
    private static final String START = "start the server, or name another one with --nats or CONVEYOR_NATS_URL";
    private static final String OTHER =
            "nothing, if you mean that session; else name a server with --nats or CONVEYOR_NATS_URL";
    private static final String URL = "correct the user and the password in --nats or CONVEYOR_NATS_URL";

    @Override
    public String name() {
        return "event stream";
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        if (access.lacksCertificate()) {
            return List.of(Finding.warn(
                    name(), "not looked at, since the certificate cannot be used", "mend the certificate first"));
        }
        String shown = ServerUrl.shown(access.settings().nats());
        StreamServer server = new StreamServer(
                access.settings().nats(), access.credentials(), "conveyor-driver doctor", Optional.of(limit));
        try (EventStream stream = EventStream.connect(server, access.time(), change -> {})) {
            StreamReport report = stream.look().report();
            List<Finding> findings = new ArrayList<>(List.of(streams(shown, report)));
            EventStream.certificate(server)
                    .ifPresent(theirs -> findings.add(CertificateCheck.expiry(
                            "server TLS", List.of(theirs), access.time().now())));
            if (driver.isPresent() && report.missing().isEmpty()) {
                findings.add(use(driver.get(), stream.nameUse(driver.get())));
            }
            return findings;
        } catch (ConveyorException e) {
            return List.of(access.refused(name(), Advice.of(e.getMessage(), URL)));
        } catch (StreamException e) {
            Advice advice = Advice.of(e.getMessage(), START);
            return List.of(access.unreachable(name(), access.named().stream(), advice, shown));
        }
    }

    private Finding streams(String shown, StreamReport report) {
        String seen = shown + ", nats-server " + report.version();
        if (report.own()) {
            return Finding.warn(name(), seen + ", is a session of conveyor-driver dev, and no Conveyor server", OTHER);
        }
        if (report.missing().isEmpty()) {
            return Finding.ok(name(), seen + ", with the streams of a Conveyor server");
        }
        String lacks = seen + ", has no stream " + String.join(", ", report.missing());
        return access.named().stream()
                ? Finding.wrong(name(), lacks + ": it is no Conveyor server", START)
                : Finding.warn(name(), lacks + ": it is no Conveyor server", START);
    }

    private static Finding use(DriverDefinition driver, NameUse use) {
        String waiting =
                use.backlog().events() + " events wait, " + use.backlog().inHand() + " of them in hand";
        if (use.obstacle().isPresent()) {
            Advice advice = Advice.of(use.obstacle().get(), "join under another name");
            return Finding.warn(
                    NAME, advice.seen() + "; " + use.pulls() + " requests for events, " + waiting, advice.mend());
        }
        return Finding.ok(
                NAME,
                use.backlog().consumer()
                        ? "nobody is attached as " + driver.name() + "; its consumer"
                                + use.owner()
                                        .map(owner -> ", last of " + owner + ",")
                                        .orElse("") + " is there: " + waiting
                        : "nobody uses " + driver.name() + "; the server keeps "
                                + use.backlog().events() + " events of its types for other drivers");
    }
}
