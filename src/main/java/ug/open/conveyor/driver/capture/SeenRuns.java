package ug.open.conveyor.driver.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;

/**
 * Finds the event that a result or log line belongs to, by run id and driver. Memory is bounded: the oldest events are forgotten first.
 */
final class SeenRuns {
    private final Map<Key, Event> events;
    private final Map<Key, Running> running;
    private long attempts;

    private record Key(String runId, String driver) {}

    /** An event that was recorded, and where its line is. */
    static final class Event {
        private final long number;
        private final String resourceType;
        private final String resourceName;
        private final String pipeline;
        private final String event;
        private final Instant time;
        boolean answered;
        int segment;
        long at;
        int length;

        Event(long number, DriverMessage message, Instant time) {
            this.number = number;
            this.resourceType = message.resource().type();
            this.resourceName = message.resource().name();
            this.pipeline = message.resource().pipeline().orElse("");
            this.event = message.event();
            this.time = time;
        }
    }

    /** A driver at work on an event. */
    static final class Running {
        final Attempt attempt;
        final Event event;
        /** In which file its beginning is; 0: in none. */
        int segment;

        boolean finished;

        Running(Attempt attempt, Event event) {
            this.attempt = attempt;
            this.event = event;
        }
    }

    /** With room for {@code most} events. */
    SeenRuns(int most) {
        events = bounded(most);
        running = bounded(most);
    }

    private static <V> Map<Key, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Notes an event; {@code driver} is empty where it is for all. */
    void add(Event event, String runId, String driver) {
        Key key = new Key(runId, driver);
        events.remove(key); // so that it counts as new
        events.put(key, event);
    }

    /**
     * The attempt that a log line belongs to: the one the driver has in hand, else one at the event that came since, else its last one.
     *
     * @return empty where no such event was seen
     */
    Optional<Running> logged(String runId, String driver) {
        return find(new Key(runId, driver), false);
    }

    /** The attempt that a result belongs to. A second result for the same event is of another attempt. */
    Optional<Running> finished(String runId, String driver) {
        return find(new Key(runId, driver), true);
    }

    private Optional<Running> find(Key key, boolean result) {
        Running last = running.get(key);
        if (last != null && !last.finished) {
            return Optional.of(last);
        }
        Event event = events.get(key);
        event = event == null ? events.get(new Key(key.runId(), "")) : event;
        boolean fresh = event != null && (last == null || event.number > last.event.number);
        if (last != null && !fresh && !result) {
            return Optional.of(last);
        }
        if (event == null && last == null) {
            return Optional.empty();
        }
        Running next = new Running(attempt(key, fresh ? event : last.event, last), fresh ? event : last.event);
        running.remove(key);
        running.put(key, next);
        return Optional.of(next);
    }

    private Attempt attempt(Key key, Event event, Running before) {
        return new Attempt(
                ++attempts,
                event.number,
                key.runId(),
                key.driver(),
                event.resourceType,
                event.resourceName,
                event.pipeline,
                event.event,
                before == null ? 1 : before.attempt.attempt() + 1,
                Mode.LIVE,
                event.time,
                Optional.empty());
    }

    /** How long it took at most: the event came before the driver began. */
    static Duration took(Running run, Instant end) {
        Duration took = Duration.between(run.event.time, end);
        return took.isNegative() ? Duration.ZERO : took;
    }
}
