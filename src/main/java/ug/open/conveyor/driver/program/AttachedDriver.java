package ug.open.conveyor.driver.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;
import ug.open.conveyor.driver.stream.Attendance;
import ug.open.conveyor.driver.stream.Attendance.Earlier;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.SharedStream;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;

/** A driver that somebody else has started, perhaps under a debugger, and that is attached to an event stream. It gets each event, and stays when this is closed. */
public final class AttachedDriver implements LoadedDriver {
    private final Attached consumer;
    private final EventExchange exchange;
    private final Consumer<String> hint;
    private volatile Optional<String> lost = Optional.empty();
    private SharedStream stream;

    private AttachedDriver(Attached consumer, Payload payload, Consumer<String> hint) {
        this.consumer = consumer;
        this.hint = hint;
        this.exchange = new EventExchange(payload, false, hint);
    }

    /**
     * Begins to look on at what the driver does.
     *
     * @param attendance who is on the stream
     * @param hint takes sentences for the user
     */
    public static AttachedDriver open(
            EventStream stream, Attached consumer, Attendance attendance, Payload payload, Consumer<String> hint)
            throws StreamException, InterruptedException {
        AttachedDriver driver = new AttachedDriver(consumer, payload, hint);
        driver.exchange.watching().attached(consumer);
        driver.stream = stream.share(
                consumer, attendance.own(), new OfOneDriver(consumer, attendance, driver.exchange, hint, driver::lost));
        driver.exchange.on(driver.stream);
        long earlier =
                attendance.earlier().getOrDefault(consumer.name(), Earlier.NONE).events();
        if (earlier > 0) {
            hint.accept("the driver " + consumer.name() + " has " + earlier + (earlier == 1 ? " event" : " events")
                    + " in hand already, perhaps at a breakpoint: results of those may come first");
        }
        return driver;
    }

    /** The resource types that a driver listens to; empty for every type. */
    public static List<String> types(Attached consumer) {
        String addressed = EventExchange.addressed(consumer, "");
        TreeSet<String> types = new TreeSet<>(EventExchange.types(consumer));
        for (String subject : consumer.subjects()) {
            if (subject.contains("*") || subject.contains(">")) {
                return List.of();
            }
            if (subject.startsWith(addressed)) {
                types.add(subject.substring(addressed.length()));
            }
        }
        return new ArrayList<>(types);
    }

    /** The other drivers that would get an event of this type too; none where the driver takes events that are addressed to it. */
    public static List<String> others(Attached consumer, String type, Attendance attendance) {
        String subject = EventExchange.subject(consumer, type);
        List<String> others = new ArrayList<>();
        for (List<Attached> all : List.of(attendance.drivers(), attendance.absent())) {
            for (Attached each : all) {
                if (!each.name().equals(consumer.name()) && each.takes(subject)) {
                    others.add(each.name());
                }
            }
        }
        return others;
    }

    /** Why nothing more can be seen of the driver; empty while it can. */
    public Optional<String> lost() {
        return lost;
    }

    private void lost(String sentence) {
        lost = Optional.of(sentence);
        exchange.end(this, () -> sentence + " while the driver " + consumer.name() + " had the event");
    }

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
        String type = message.resource().type();
        String subject = EventExchange.subject(consumer, type);
        if (!consumer.takes(subject)) {
            return DriverResult.failure("nothing was sent: the driver " + consumer.name() + " does not listen to "
                    + type + ", but to " + String.join(", ", consumer.subjects()));
        }
        try {
            return exchange.reconcile(message, context, run -> {
                run.takenBy(this);
                lost.ifPresent(sentence -> run.ends(new Ending.Ended(sentence)));
                return new EventExchange.Recipient() {
                    @Override
                    public Attached consumer() {
                        return consumer;
                    }

                    @Override
                    public Optional<String> gone() {
                        return stream.gone();
                    }
                };
            });
        } catch (InterruptedException e) {
            hint.accept("the driver " + consumer.name() + " may still have the event of run " + message.runId()
                    + " in hand; nobody waits for its result any more");
            throw e;
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
