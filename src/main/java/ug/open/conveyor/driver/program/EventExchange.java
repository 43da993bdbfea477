package ug.open.conveyor.driver.program;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;
import ug.open.conveyor.driver.stream.WatchedStream;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;
import ug.open.conveyor.driver.wire.EventSize;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.Subjects;

/** Reconciles by a program that is attached to a private event stream: publishes an event there, and waits for what the program makes of it. */
final class EventExchange {
    private static final String BROADCAST = Subjects.broadcast("");

    /** How long a result may take once an event is acknowledged behind its log entries, in milliseconds. */
    private static final long RESULT_MILLIS = 2_000;

    /** After how many such times a program that says nothing of an event is noticed. */
    private static final int SILENT_WAITS = 2;

    private final Payload payload;
    private final InHand inHand;
    private final Watching watching;
    private final PayloadHint unread;
    private final Consumer<String> hint;
    private final AtomicBoolean saidOnce = new AtomicBoolean();
    private WatchedStream stream;

    EventExchange(Payload payload, boolean byAcknowledgement, Consumer<String> hint) {
        this.payload = payload;
        this.hint = hint;
        this.inHand = new InHand();
        this.unread = new PayloadHint(payload, hint);
        this.watching = new Watching(inHand, unread, hint);
        if (byAcknowledgement) {
            watching.endByAcknowledgement();
        }
    }

    /** What sees the stream, to open it with. */
    Watching watching() {
        return watching;
    }

    /** The runs that the program has in hand. */
    InHand inHand() {
        return inHand;
    }

    /** The stream that was opened with {@link #watching}. */
    void on(WatchedStream opened) {
        stream = opened;
    }

    /** The resource types in the subjects of a consumer, {@code resources.TYPE}. */
    static List<String> types(Attached consumer) {
        return consumer.subjects().stream()
                .filter(subject -> subject.startsWith(BROADCAST))
                .map(subject -> subject.substring(BROADCAST.length()))
                .toList();
    }

    /** Who takes a run. */
    interface Taker {
        /** Takes it, by {@link ProgramRun#takenBy}, so that its end is seen whenever it comes; gives whom the event goes to. */
        Recipient takes(ProgramRun run) throws Exception;
    }

    /** Whom an event goes to. */
    interface Recipient {
        /** Its consumer. */
        Attached consumer();

        /** The number of bytes that it has printed until now, as far as that is seen here. */
        default long printed() {
            return 0;
        }

        /** What it has printed until now was taken, where it printed anything since it had printed this number of bytes. */
        default void catchUp(long printed) throws InterruptedException {}

        /** The last line that it printed, as far as that is seen here; the empty text for none. */
        default String lastLine() {
            return "";
        }

        /** Why it cannot publish a result any more, as far as that is seen here: a sentence; empty while it can. */
        default Optional<String> gone() {
            return Optional.empty();
        }
    }

    /**
     * Has an event reconciled.
     *
     * @throws InterruptedException where the time is over, or the session ends
     * @throws TemporaryFailureException where the program gave it back
     */
    DriverResult reconcile(DriverMessage message, DriverContext context, Taker taker) throws Exception {
        byte[] body = Messages.event(message, payload == Payload.STRING);
        if (body.length > EventSize.MOST) {
            return DriverResult.failure(
                    "the event has " + body.length + " bytes, and an event stream takes " + EventSize.MOST);
        }
        ProgramRun run = new ProgramRun(message, context.logger());
        inHand.add(run);
        try {
            Recipient recipient = taker.takes(run);
            long printed = recipient.printed();
            stream.begins(run.runId());
            stream.publish(subject(recipient.consumer(), message.resource().type()), body, watching.publicationOf(run));
            Ending ending = await(run, recipient, printed);
            recipient.catchUp(printed);
            if (ending instanceof Ending.Ended && !run.hasEntries()) {
                unread.ended(recipient.lastLine());
            }
            return result(ending);
        } finally {
            inHand.remove(run);
            stream.ends(run.runId());
            if (run.sequence() > 0 && !run.isAcknowledged()) {
                stream.takeBack(run.sequence());
            }
        }
    }

    /** To this driver alone where it listens to events that are addressed to it, which the Python runtime does not. */
    static String subject(Attached consumer, String type) {
        String addressed = addressed(consumer, type);
        return consumer.takes(addressed) ? addressed : Subjects.broadcast(type);
    }

    /** The subject of events of a type for this driver alone. */
    static String addressed(Attached consumer, String type) {
        return Subjects.addressed(consumer.name(), type);
    }

    private Ending await(ProgramRun run, Recipient recipient, long printed) throws InterruptedException {
        for (int waits = 1; ; waits++) {
            Ending ending = run.await(RESULT_MILLIS);
            if (ending == null) {
                recipient.gone().ifPresent(sentence -> run.ends(new Ending.Ended(sentence)));
                ending = run.await(0);
            }
            if (ending != null) {
                return ending;
            }
            if (waits >= SILENT_WAITS && run.sequence() == 0) {
                run.ends(new Ending.Ended(
                        "the event could not be published: the server did not answer in time; try again"));
            }
            if (waits >= SILENT_WAITS && !run.hasEntries() && recipient.printed() > printed) {
                unread.isSilent(recipient.lastLine()).ifPresent(sentence -> run.ends(new Ending.Ended(sentence)));
            }
            if (run.acknowledgedBehindEntries() && !watching.publishesResults()) {
                watching.endByAcknowledgement();
                if (saidOnce.compareAndSet(false, true)) {
                    hint.accept(
                            "the program acknowledges an event behind its log entries and publishes no result: from now on"
                                    + " a run is over with its acknowledgement (`result: acknowledgement` in driver.yaml says so"
                                    + " from the beginning)");
                }
                return new Ending.Acknowledged();
            }
        }
    }

    private static DriverResult result(Ending ending) throws TemporaryFailureException {
        if (ending instanceof Ending.Result published) {
            return published.result();
        }
        if (ending instanceof Ending.GivenBack) {
            throw new TemporaryFailureException("the program gave the event back (-NAK)");
        }
        if (ending instanceof Ending.Refused) {
            return DriverResult.failure("the program refused the event for good (+TERM): its reconcile failed");
        }
        if (ending instanceof Ending.Ended end) {
            return DriverResult.failure(end.sentence());
        }
        return DriverResult.success("acknowledged");
    }

    /** Whether the stream still keeps the event of a run, so that somebody may get it. */
    boolean holds(ProgramRun run) {
        return stream.holds(run.sequence());
    }

    /** Whether a driver of this name has a consumer on the stream. */
    boolean isThere(String driver) {
        return stream.consumers().contains(driver);
    }

    /**
     * Ends the runs that somebody has in hand who is gone.
     *
     * @param how a sentence; asked for only where there is such a run
     */
    void end(Object taker, Supplier<String> how) {
        for (ProgramRun run : inHand.all()) {
            if (run.isTakenBy(taker)) {
                run.ends(new Ending.Ended(how.get()));
            }
        }
    }
}
