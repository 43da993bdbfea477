package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Outcome;

/** Gives recorded events, and compares what each is settled with to what it came to before. */
final class Replay implements EventSource {
    private final List<Recorded> all = new ArrayList<>();
    private final Differences differences;
    private final List<Compared> inHand = new LinkedList<>();
    private String driver = "";
    private int at;

    Replay(Differences differences) {
        this.differences = differences;
    }

    void add(Recorded recorded) {
        all.add(recorded);
    }

    /** The drivers that there are results of. */
    Set<String> drivers() {
        Set<String> drivers = new TreeSet<>();
        for (Recorded recorded : all) {
            drivers.addAll(recorded.drivers());
        }
        return drivers;
    }

    /** The driver that will be run. */
    void by(String name) {
        driver = name;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (at < all.size()) {
            Recorded recorded = all.get(at);
            Optional<Delivery> event = recorded.next();
            if (event.isPresent()) {
                Compared compared = new Compared(recorded, event.get());
                synchronized (this) {
                    inHand.add(compared);
                }
                return Optional.of(compared);
            }
            at++;
        }
        return Optional.empty();
    }

    /** Whether an attempt that is over came to what was recorded of its event. */
    synchronized boolean isAsRecorded(Attempt attempt) {
        for (Compared compared : inHand) {
            try {
                Optional<DriverResult> before = compared.recorded.result(compared.event, driver);
                if (before.isPresent()
                        && compared.message().runId().equals(attempt.runId())
                        && differences.areNone(before.get(), attempt.result())) {
                    return true;
                }
            } catch (IOException | RuntimeException e) {
                // met again where it is compared, and said there
            }
        }
        return false;
    }

    private synchronized void compare(Recorded recorded, Delivery event, DriverResult now) throws IOException {
        Optional<DriverResult> before = recorded.result(event, driver);
        differences.add(event.message().runId(), before, now);
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

        Compared(Recorded recorded, Delivery event) {
            this.recorded = recorded;
            this.event = event;
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
                compare(recorded, event, done.result());
            }
            synchronized (Replay.this) {
                inHand.remove(this);
            }
            event.settle(outcome);
        }
    }
}
