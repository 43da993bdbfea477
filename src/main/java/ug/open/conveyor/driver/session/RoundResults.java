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
import ug.open.conveyor.driver.terminal.SinceBefore;

/**
 * The newest result of each event, over the rounds of a watch. An event is known again by its resource, by what happened to that and by how
 * often that came before: run ids may be new each time. Keeps up to 10,000 results.
 */
final class RoundResults {
    private static final int MOST = 10_000;

    private final Rules rules;
    private final Map<Key, DriverResult> newest = new HashMap<>();
    private final Map<Long, Key> inHand = new HashMap<>();
    private boolean compares;
    private long changed;

    private record Key(String type, String name, String event, int time) {}

    /** @param ignored the places of results that may differ */
    RoundResults(Set<String> ignored) {
        this.rules = Rules.of(ignored, false);
    }

    /** The events of a round: all, or those alone that failed when they were run last. */
    synchronized EventSource begin(EventSource source, boolean failedOnly) {
        inHand.clear();
        changed = 0;
        compares = !newest.isEmpty();
        return new Events(source, failedOnly ? failed() : null);
    }

    /** Whether there was a result before this round. */
    synchronized boolean compares() {
        return compares;
    }

    /** How many results of this round are new or not what they were. */
    synchronized long changed() {
        return changed;
    }

    /** Whether a run failed when it was run last. */
    synchronized boolean hasFailures() {
        return !failed().isEmpty();
    }

    private Set<Key> failed() {
        Set<Key> failed = new HashSet<>();
        newest.forEach((key, result) -> {
            if (!result.success()) {
                failed.add(key);
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
        if (!compares) {
            return SinceBefore.FIRST;
        }
        SinceBefore since = before == null
                ? SinceBefore.NEW
                : new SinceBefore(
                        true, Comparison.of(before, attempt.result(), rules).differences());
        changed += since.isChange() ? 1 : 0;
        return since;
    }

    private synchronized void hands(long number, Key key) {
        inHand.put(number, key);
    }

    /** Numbers the events as the session does that takes them. */
    private final class Events implements EventSource {
        private final EventSource source;
        private final Set<Key> wanted; // null: all
        private final Map<Key, Integer> times = new HashMap<>();
        private long number;

        Events(EventSource source, Set<Key> wanted) {
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
                Key first =
                        new Key(message.resource().type(), message.resource().name(), message.event(), 0);
                int time = times.merge(first, 1, Integer::sum);
                return Optional.of(new Key(first.type, first.name, first.event, time));
            } catch (MalformedMessageException unreadable) {
                return Optional.empty();
            }
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
