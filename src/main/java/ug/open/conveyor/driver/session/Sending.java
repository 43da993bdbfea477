package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.client.PayloadChanges;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.loader.AttachedSpec;
import ug.open.conveyor.driver.loader.LoadRequest;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;
import ug.open.conveyor.driver.program.AttachedDriver;
import ug.open.conveyor.driver.stream.Attendance;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;
import ug.open.conveyor.driver.wire.Subjects;

/** Sends recorded events to a driver that is attached to an event stream: finds it, and decides what may be sent. */
public final class Sending implements SentRecording.Rules, AutoCloseable {
    /** A person may think at a breakpoint. */
    private static final Duration NO_LIMIT = Duration.ofDays(3650);

    private static final int MOST_OF_A_NAME = 100;
    private static final int MOST_OF_TYPES = 200;

    private final Environment env;
    private final EventStream stream;
    private final Wanted wanted;
    private final Attendance attendance;
    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private Attached driver;
    private AttachedDriver attached;

    /**
     * What a command line asks for.
     *
     * @param server the address of the stream, for messages
     * @param named whether the command line names that address: it may be a server that belongs to others
     * @param driver the name of the driver; empty for the only one
     * @param payload how a driver gets the resource
     * @param changes to the resources
     * @param advances whether results may advance the pipelines of a server
     * @param again further words of a line that sends an event once more
     */
    public record Wanted(
            String server,
            boolean named,
            Optional<String> driver,
            Payload payload,
            PayloadChanges changes,
            boolean advances,
            List<String> again) {}

    /** Connects to an event stream. */
    public interface Connecting {
        /** Connects; the sentences are about the state of the connection. */
        EventStream to(String name, Consumer<String> changes) throws StreamException, InterruptedException;
    }

    private Sending(Environment env, EventStream stream, Wanted wanted, Attendance attendance) {
        this.env = env;
        this.stream = stream;
        this.wanted = wanted;
        this.attendance = attendance;
    }

    /**
     * Connects, and looks who is there. Sends nothing.
     *
     * @throws IOException where there is no stream, or nobody on it
     * @throws ConveyorException where the stream may be that of a server, which nobody has named
     */
    public static Sending open(Environment env, Connecting connecting, Wanted wanted)
            throws IOException, InterruptedException {
        EventStream stream;
        try {
            stream = connecting.to("send", sentence -> env.say("conveyor-driver: " + sentence));
        } catch (StreamException e) {
            throw new SessionException(
                    ErrorCode.UNREACHABLE, e.getMessage() + "; `conveyor-driver dev` starts a private stream");
        }
        try {
            Sending sending = new Sending(env, stream, wanted, stream.attendance());
            sending.check();
            return sending;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private void check() throws SessionException {
        if (!attendance.own() && !wanted.named()) {
            throw new ConveyorException("the stream at " + wanted.server()
                    + " was not made by `conveyor-driver dev`: it may be a real Conveyor server, whose drivers act for real;"
                    + " nothing was sent. To send to it all the same, name it with --nats or --context");
        }
        if (attendance.drivers().isEmpty()) {
            throw new SessionException(
                    ErrorCode.UNREACHABLE,
                    "no driver is attached to " + wanted.server() + "; start one that connects to it" + absent());
        }
        if (wanted.driver().isPresent() && find(wanted.driver().get()).isEmpty()) {
            if (!Subjects.isDriver(wanted.driver().get())) {
                throw new ConveyorException("--driver must be 1 to 64 of A-Z a-z 0-9 _ -, not "
                        + Harmless.inQuotes(wanted.driver().get()) + "; nothing was sent");
            }
            throw new SessionException(
                    ErrorCode.UNREACHABLE,
                    "no driver " + name(wanted.driver().get()) + " is attached to " + wanted.server() + "; attached: "
                            + everybody() + absent());
        }
    }

    /** The driver that the command line names, else the only one; empty where only the recording can tell. */
    public Optional<String> known() {
        return named().filter(Subjects::isDriver);
    }

    private Optional<String> named() {
        return wanted.driver()
                .or(() -> attendance.drivers().size() == 1
                        ? Optional.of(attendance.drivers().get(0).name())
                        : Optional.empty());
    }

    /** Recorded events as they are sent. Those of a file that are addressed to other drivers are left out; a run that somebody has named is not. */
    public Recorded of(Recorded recorded) {
        return new SentRecording(recorded, this, recorded instanceof StoredRun);
    }

    /**
     * Chooses the driver.
     *
     * @param recorded the drivers whose results were recorded
     * @throws ConveyorException where it could be one of several
     */
    public void choose(Set<String> recorded) {
        Optional<String> name = named().or(() -> recorded.size() == 1
                ? recorded.stream().filter(each -> find(each).isPresent()).findFirst()
                : Optional.empty());
        driver = name.flatMap(this::find)
                .orElseThrow(() -> new ConveyorException("several drivers are attached to " + wanted.server() + ": "
                        + everybody() + "; name one with --driver"));
        if (!Subjects.isDriver(driver())) {
            throw new ConveyorException("a driver is attached under the name " + Harmless.inQuotes(driver())
                    + ", which no driver of Conveyor can have: 1 to 64 of A-Z a-z 0-9 _ -; nothing was sent");
        }
        for (String type : AttachedDriver.types(driver)) {
            List<String> others = AttachedDriver.others(driver, type, attendance);
            if (!others.isEmpty()) {
                throw new ConveyorException("the driver " + name(driver.name())
                        + " takes no events that are addressed to it alone, and "
                        + name(String.join(", ", others)) + " would get an event for resources of type " + name(type)
                        + " too; nothing was sent. Stop the other, or send on a stream of `conveyor-driver dev`");
            }
        }
    }

    private Optional<Attached> find(String name) {
        return attendance.drivers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    @Override
    public String driver() {
        return driver.name();
    }

    /**
     * The chosen driver, which takes events by these limits.
     *
     * @param timeout of one run; empty for none
     */
    public ChosenDriver target(Optional<Duration> timeout, int concurrency) {
        DriverDefinition definition = DriverDefinition.of(
                        driver(), AttachedDriver.types(driver).toArray(String[]::new))
                .withTimeout(timeout.orElse(NO_LIMIT))
                .withConcurrency(concurrency);
        List<String> tail =
                new ArrayList<>(attendance.drivers().size() == 1 ? List.of() : List.of("--driver", driver()));
        if (wanted.payload() == Payload.OBJECT) {
            tail.addAll(List.of("--payload", "object"));
        }
        tail.addAll(wanted.again());
        return new ChosenDriver(definition, new AttachedSpec(this::open), Map.of(), tail, "send");
    }

    private LoadedDriver open(LoadRequest request) throws StreamException, InterruptedException {
        attached = AttachedDriver.open(stream, driver, attendance, wanted.payload(), request.hint());
        return attached;
    }

    @Override
    public boolean asText() {
        return wanted.payload() == Payload.STRING;
    }

    @Override
    public DriverMessage changed(DriverMessage message) {
        DriverMessage changed = wanted.changes().in(message);
        Optional<String> pipeline = changed.resource().pipeline();
        Optional<String> before = message.resource().pipeline();
        if (pipeline.isPresent() && attendance.engine() && !wanted.advances()) {
            throw new ConveyorException(
                    "run " + name(message.runId()) + " belongs to the pipeline " + name(pipeline.get())
                            + ", and the engine of a server is attached to " + wanted.server()
                            + ": the result would advance that pipeline, so the event was not sent. --without-pipeline takes the"
                            + " pipeline out of the event, --advance sends it as it is");
        }
        if (before.isPresent() && pipeline.isEmpty()) {
            env.say("run " + name(message.runId()) + " is sent without its pipeline, " + name(before.get()));
        }
        return changed;
    }

    @Override
    public void leavesOut(String addressee) {
        leftOut.merge(addressee, 1L, Long::sum);
    }

    @Override
    public String leftOut() {
        List<String> counts = new ArrayList<>();
        leftOut.forEach((name, count) -> counts.add(count + " to " + name(name)));
        return counts.isEmpty()
                ? ""
                : "left out, since they are addressed to other drivers: " + String.join(", ", counts);
    }

    @Override
    public void checkStream() throws SessionException {
        Optional<String> lost = attached == null ? Optional.empty() : attached.lost();
        if (lost.isPresent()) {
            throw new SessionException(ErrorCode.UNREACHABLE, lost.get() + ": " + wanted.server());
        }
    }

    private String everybody() {
        return described(attendance.drivers());
    }

    private String absent() {
        return attendance.absent().isEmpty()
                ? ""
                : ". A consumer is there without a process that asks for events, which may stand at a breakpoint: "
                        + described(attendance.absent());
    }

    private static String described(List<Attached> drivers) {
        TreeSet<String> all = new TreeSet<>();
        for (Attached each : drivers) {
            List<String> types = AttachedDriver.types(each);
            all.add(name(each.name()) + ", which listens to "
                    + (types.isEmpty() ? "every type" : Harmless.quoted(String.join(", ", types), MOST_OF_TYPES)));
        }
        return String.join("; ", all);
    }

    private static String name(String text) {
        return Harmless.quoted(text, MOST_OF_A_NAME);
    }

    @Override
    public void close() throws InterruptedException {
        stream.close();
    }
}
