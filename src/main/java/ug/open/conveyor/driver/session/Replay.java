package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.input.RecordedResults.Found;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;
import ug.open.conveyor.driver.terminal.SessionEnd;

/** Gives recorded events, and compares the result of each with the recorded one. */
public final class Replay implements EventSource {
    private final List<Recorded> all = new ArrayList<>();
    private final Differences differences;
    private final List<Compared> inHand = new LinkedList<>();
    private final Queue<Delivery> ahead = new ArrayDeque<>();
    private String driver = "";
    private int at;
    private long cases;

    public Replay(Differences differences) {
        this.differences = differences;
    }

    public void add(Recorded recorded) {
        all.add(recorded);
        differences.add(recorded.file());
    }

    /** The files that new results are written to. */
    public List<ResultTarget> targets() {
        List<ResultTarget> targets = new ArrayList<>();
        for (Recorded recorded : all) {
            recorded.target().ifPresent(targets::add);
        }
        return targets;
    }

    /** The drivers with recorded results. */
    public Set<String> drivers() {
        Set<String> drivers = new TreeSet<>();
        for (Recorded recorded : all) {
            drivers.addAll(recorded.drivers());
        }
        return drivers;
    }

    /** How many events there are; 0 where that is not known before. */
    public long total() {
        long total = 0;
        for (Recorded recorded : all) {
            if (recorded.count().isEmpty()) {
                return 0;
            }
            total += recorded.count().getAsLong();
        }
        return total;
    }

    /** What was read and not given. */
    public SessionEnd.LeftOut leftOut() {
        long others = 0;
        String addressed = "";
        for (Recorded recorded : all) {
            others += recorded.others();
            addressed = recorded.addressed();
        }
        return new SessionEnd.LeftOut(others, 0, addressed);
    }

    /** The driver that will be run. */
    public void by(String name) {
        driver = name;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        return ahead.isEmpty() ? read() : Optional.of(ahead.remove());
    }

    /** Reads the first two events now, and gives them later: whoever is against them, or against two of them, says so before anything runs. */
    public void readAhead() throws InterruptedException, IOException {
        List<Delivery> first = new ArrayList<>();
        for (Optional<Delivery> event = read();
                event.isPresent();
                event = first.size() < 2 ? read() : Optional.empty()) {
            first.add(event.get());
        }
        ahead.addAll(first);
    }

    private Optional<Delivery> read() throws InterruptedException, IOException {
        while (at < all.size()) {
            Recorded recorded = all.get(at);
            Optional<Delivery> event = recorded.next();
            if (event.isPresent()) {
                Compared compared = new Compared(recorded, event.get(), ++cases);
                synchronized (this) {
                    inHand.add(compared);
                }
                return Optional.of(compared);
            }
            recorded.close(); // of very many recordings, one is open
            at++;
        }
        return Optional.empty();
    }

    /** Whether an attempt that is over has the recorded result of its event. */
    public synchronized boolean isAsRecorded(Attempt attempt) {
        for (Compared compared : inHand) {
            if (compared.before.isPresent()
                    && compared.message().runId().equals(attempt.runId())
                    && differences.areNone(compared.before.get().result(), attempt.result())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        for (Recorded recorded : all) {
            recorded.close();
        }
    }

    /** A delivery whose end is compared. */
    private final class Compared implements Delivery {
        private final Recorded recorded;
        private final Delivery event;
        private final Case which;
        private final Optional<Found> before;

        Compared(Recorded recorded, Delivery event, long number) throws IOException {
            this.recorded = recorded;
            this.event = event;
            which = new Case(number, recorded.file(), recorded.line(event), event::message);
            before = recorded.result(event, driver);
        }

        @Override
        public Envelope envelope() {
            return event.envelope();
        }

        @Override
        public DriverMessage message() {
            return event.message();
        }

        @Override
        public void settle(Outcome outcome) throws IOException, InterruptedException {
            if (outcome instanceof Outcome.Done done) {
                compare(done.result());
            } else if (outcome instanceof Outcome.Reject) {
                differences.failed(which);
            }
            synchronized (Replay.this) {
                inHand.remove(this);
            }
            event.settle(outcome);
        }

        private void compare(DriverResult now) {
            Verdict verdict = differences.add(which, before.map(Found::result), now);
            Optional<ResultTarget> target = recorded.target();
            if (target.isPresent() && before.isPresent()) {
                DriverResult was = before.get().result();
                long place = before.get().place().orElseThrow();
                target.get().take(place, verdict == Verdict.OK ? was : differences.accepted(was, now), verdict);
            }
        }
    }
}
