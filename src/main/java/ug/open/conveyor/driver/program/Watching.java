package ug.open.conveyor.driver.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.stream.WatchedStream;
import ug.open.conveyor.driver.stream.WatchedStream.Acknowledgement;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;
import ug.open.conveyor.driver.wire.ResultEvents;

/** Ends the runs in hand by what a program does on its stream, keeps what it logs, and reports what belongs to no run. */
final class Watching implements WatchedStream.Observer {
    private static final int MOST_REPORTS = 20;
    private static final int MOST_EARLY = 4096; // of events whose number is not known yet, or whose run is over

    private final InHand inHand;
    private final PayloadHint payload;
    private final Consumer<String> reports;
    private final AtomicInteger reported = new AtomicInteger();
    private final Map<Long, Early> early = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Early> eldest) {
            return size() > MOST_EARLY;
        }
    };
    private long moments; // counts what comes, on the one thread on which it does
    private volatile Attachment attachment = new Attachment();
    private volatile boolean byAcknowledgement;
    private volatile boolean publishesResults;

    /** An acknowledgement of an event whose number was not known yet, and when it came. */
    private record Early(Acknowledgement acknowledgement, long moment) {}

    Watching(InHand inHand, PayloadHint payload, Consumer<String> reports) {
        this.inHand = inHand;
        this.payload = payload;
        this.reports = reports;
    }

    /** Who attaches from now on is the program that is about to start. */
    void expects(Attachment next) {
        attachment = next;
    }

    /** A run is over when its event is acknowledged. */
    void endByAcknowledgement() {
        byAcknowledgement = true;
    }

    /** Whether the program has published anything in the place of a result: its acknowledgements are none then. */
    boolean publishesResults() {
        return publishesResults;
    }

    @Override
    public void attached(Attached consumer) {
        Attachment expected = attachment;
        String first = expected.attaches(consumer)
                ? consumer.name()
                : expected.consumer().map(Attached::name).orElse(consumer.name());
        if (!first.equals(consumer.name())) {
            report(() -> "the program made a second consumer, " + consumer.name()
                    + "; its events are not run: a program is one driver, " + first);
        } else if (consumer.push()) {
            byAcknowledgement = true; // the Python runtime publishes no result
        }
    }

    @Override
    public void logged(LogEntry entry) {
        ProgramRun run = inHand.run(entry.runId());
        if (run != null) {
            payload.isRead();
            run.logged(entry, ++moments);
        } else {
            report(() -> "logged for run " + entry.runId()
                    + (inHand.over().has(entry.runId()) ? " after its end: " : ", which is not in hand: ")
                    + entry.message());
        }
    }

    @Override
    public void result(ResultEvents.Result result) {
        publishesResults = true;
        payload.isRead();
        ProgramRun run = result.runId().isEmpty() ? inHand.ofResource(result.resourceId()) : inHand.run(result.runId());
        if (run == null) {
            report(() -> inHand.over().wrong(result.runId(), result.resourceId()));
            return;
        }
        attachment
                .consumer()
                .map(Attached::name)
                .filter(name -> !name.equals(result.driver()))
                .ifPresent(name ->
                        report(() -> "the program attached as the driver " + name + " and published the result of run "
                                + run.runId() + " as the driver '" + result.driver()
                                + "': a Conveyor server finds the step of a result by its driver"));
        if (!run.ends(new Ending.Result(result.result()))) {
            report(() -> "the program published a second result for run " + run.runId() + "; the first one counts");
        }
    }

    @Override
    public void acknowledged(Acknowledgement acknowledgement) {
        ProgramRun run;
        long moment = ++moments;
        synchronized (early) {
            run = inHand.event(acknowledgement.sequence());
            if (run == null) {
                early.put(acknowledgement.sequence(), new Early(acknowledgement, moment));
                return;
            }
        }
        answer(run, acknowledgement, moment);
    }

    /** Takes the number that the stream gives a run's event: an answer that the program gave before counts then. */
    WatchedStream.Publication publicationOf(ProgramRun run) {
        return new WatchedStream.Publication() {
            @Override
            public void stored(long number) {
                Early before;
                synchronized (early) {
                    run.published(number);
                    before = early.remove(number);
                }
                if (before != null) {
                    answer(run, before.acknowledgement(), before.moment());
                }
            }

            @Override
            public void failed(String sentence) {
                run.ends(new Ending.Ended(sentence));
            }
        };
    }

    private void answer(ProgramRun run, Acknowledgement acknowledgement, long moment) {
        switch (acknowledgement.answer()) {
            case NAK -> run.ends(new Ending.GivenBack());
            case TERM -> run.ends(new Ending.Refused());
            case ACK -> {
                run.acknowledged(moment);
                if (byAcknowledgement) {
                    run.ends(new Ending.Acknowledged());
                }
            }
            case PROGRESS -> {}
        }
    }

    @Override
    public void noResult(String sentence) {
        publishesResults = true;
        List<ProgramRun> runs = inHand.all();
        if (runs.size() != 1 || !runs.get(0).ends(new Ending.Ended(sentence))) {
            report(() -> sentence);
        }
    }

    @Override
    public void noLogEntry(String sentence) {
        report(() -> sentence);
    }

    @Override
    public void lost(String sentence) {
        for (ProgramRun run : inHand.all()) {
            run.ends(new Ending.Ended(sentence));
        }
    }

    private void report(Supplier<String> sentence) {
        int count = reported.incrementAndGet();
        if (count <= MOST_REPORTS) {
            reports.accept(sentence.get());
        }
        if (count == MOST_REPORTS) {
            reports.accept("more of this kind is not reported");
        }
    }
}
