package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Comparison;
import ug.open.conveyor.driver.compare.Rules;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.terminal.RoundVerdict;
import ug.open.conveyor.driver.terminal.SinceBefore;

/**
 * The newest result of each event, over the rounds of a watch. An event is known again by its resource, by what happened to that and by how
 * often that came before: run ids may be new each time. A run of a pipeline is known by what it began with. Keeps up to 10,000 results.
 */
final class RoundResults {
    private static final int MOST = 10_000;

    private final Rules rules;
    private final Map<Key, DriverResult> newest = new HashMap<>();
    private final Map<Long, Key> inHand = new HashMap<>();
    private final Map<String, Key> begun = new HashMap<>(); // by run id: what a pipeline began with in this round
    private boolean compares;
    private long changed;
    private boolean comparesStep;
    private long changedInStep;

    private record Key(int step, String type, String name, String event, int time) {
        Key at(int later) {
            return new Key(later, type, name, event, time);
        }

        Key again(int times) {
            return new Key(step, type, name, event, time + times - 1);
        }
    }

    /** @param ignored the places of results that may differ */
    RoundResults(Set<String> ignored) {
        this.rules = Rules.of(ignored, false);
    }

    /** A round begins. */
    synchronized void begin() {
        begun.clear();
        changed = 0;
        compares = !newest.isEmpty();
    }

    /**
     * The events of a session of the round: all, or those alone of which a run failed last.
     *
     * @param step the number of the session in the round, from 0: each step of a pipeline has its own
     */
    synchronized EventSource begin(int step, EventSource source, boolean failedOnly) {
        inHand.clear();
        changedInStep = 0;
        comparesStep = compares && newest.keySet().stream().anyMatch(key -> key.step() == step);
        return new Events(step, source, failedOnly ? failed() : null);
    }

    /** How the results of this round are beside those before it. */
    synchronized RoundVerdict verdict(boolean green) {
        return new RoundVerdict(green, compares, changed);
    }

    /** The same of its last session. */
    synchronized RoundVerdict stepVerdict(boolean green) {
        return new RoundVerdict(green, comparesStep, changedInStep);
    }

    /** Whether a run failed when it was run last. */
    synchronized boolean hasFailures() {
        return !failed().isEmpty();
    }

    /** What has to be run again for all that failed last. */
    private Set<Key> failed() {
        Set<Key> failed = new HashSet<>();
        newest.forEach((key, result) -> {
            if (!result.success()) {
                failed.add(key.at(0));
            }
        });
        return failed;
    }

    /** Takes the final result of a run. */
    synchronized SinceBefore take(Attempt attempt) {
        Key key = inHand.remove(attempt.eventNumber());
        if (key == null || !newest.containsKey(key) && newest.size() >= MOST) {
            return SinceBefore.FIRST;
        }
        DriverResult before = newest.put(key, attempt.result());
        if (!comparesStep) {
            return SinceBefore.FIRST;
        }
        SinceBefore since = before == null
                ? SinceBefore.NEW
                : new SinceBefore(
                        true, Comparison.of(before, attempt.result(), rules).differences());
        changed += since.isChange() ? 1 : 0;
        changedInStep += since.isChange() ? 1 : 0;
        return since;
    }

    private synchronized Key begun(String runId) {
        return begun.get(runId);
    }

    private synchronized void begins(String runId, Key key) {
        begun.put(runId, key);
    }

    private synchronized void hands(long number, Key key) {
        inHand.put(number, key);
    }

    /** Numbers the events as the session does that takes them. */
    private final class Events implements EventSource {
        private final int step;
        private final EventSource source;
        private final Set<Key> wanted; // null: all
        private final Map<Key, Integer> times = new HashMap<>();
        private long number;

        Events(int step, EventSource source, Set<Key> wanted) {
            this.step = step;
            this.source = source;
            this.wanted = wanted;
        }

        @Override
        public Optional<Delivery> next() throws InterruptedException, IOException {
            while (true) {
                Optional<Delivery> next = source.next();
                Optional<Key> key = next.flatMap(this::key);
                if (next.isPresent() && wanted != null && (key.isEmpty() || !wanted.contains(key.get()))) {
                    continue;
                }
                number += next.isPresent() ? 1 : 0;
                key.ifPresent(known -> hands(number, known));
                return next;
            }
        }

        private Optional<Key> key(Delivery delivery) {
            try {
                DriverMessage message = delivery.message();
                Key key = step == 0 ? null : begun(message.runId());
                key = key == null ? of(message) : key.at(step);
                key = key.again(times.merge(key, 1, Integer::sum));
                if (step == 0) {
                    begins(message.runId(), key);
                }
                return Optional.of(key);
            } catch (MalformedMessageException unreadable) {
                return Optional.empty();
            }
        }

        private Key of(DriverMessage message) {
            return new Key(step, message.resource().type(), message.resource().name(), message.event(), 0);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
