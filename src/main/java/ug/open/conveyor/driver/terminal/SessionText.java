package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.wire.LineWriter;

/** Decides what is said of what happens in a session, and how: text or JSON, all of it or what is out of the ordinary. For one thread at a time. */
final class SessionText {
    private static final long TALKATIVE_STARTS = 100;
    private static final long MOST_PASSED = 20;

    private final EventText text;
    private final LineWriter json;
    private final boolean quiet;
    private final LongFunction<String> executions;
    private final LongSupplier nanos;
    private final long begun;
    private final InFlight flights;
    private final Supplier<Optional<List<String>>> copies;
    private Predicate<Attempt> expected = attempt -> false;
    private long starts;
    private long passed;

    SessionText(ConsoleBuilder from) {
        text = new EventText(from.outSurface, from.errSurface, margin(from));
        json = from.json ? new LineWriter() : null;
        quiet = from.quiet;
        executions = from.executions;
        nanos = from.nanos;
        begun = nanos.getAsLong();
        copies = from.copies;
        flights = from.live == null ? null : new InFlight(from.errSurface, begun);
    }

    private static EventText.Margin margin(ConsoleBuilder from) {
        if (!from.sameTarget) {
            return EventText.Margin.NONE;
        }
        return from.prefix ? EventText.Margin.RESOURCE : EventText.Margin.BLANKS;
    }

    /** The lines of the live area. */
    List<String> live(TerminalSize.Size size) {
        return flights.lines(size, nanos.getAsLong());
    }

    void total(long events) {
        if (flights != null) {
            flights.total(events);
        }
    }

    void expects(Predicate<Attempt> failures) {
        expected = failures;
    }

    void note(String line, Bytes notes) {
        text.note(line, notes);
    }

    void started(Attempt attempt, Bytes data, Bytes notes) {
        starts++;
        InFlight.Flight flight = flights == null ? null : flights.started(attempt, nanos.getAsLong());
        if (json != null) {
            json.start(attempt, executions.apply(attempt.eventNumber()), sinceBegin());
            move(data);
        } else if (!quiet && (flight == null || starts <= TALKATIVE_STARTS)) {
            announce(attempt, flight, notes);
        }
    }

    void logged(Attempt attempt, LogEntry entry, Bytes data, Bytes notes) {
        InFlight.Flight flight = flights == null ? null : flights.get(attempt);
        if (flight != null) {
            flight.last = entry.message();
        }
        if (json != null) {
            json.log(attempt, entry, sinceBegin());
            move(data);
            return;
        }
        if (!quiet && flight != null && !flight.announced) {
            announce(attempt, flight, notes);
        }
        text.logged(attempt, entry, data);
    }

    void finished(Attempt attempt, Bytes data, Bytes notes) {
        Verdict verdict = attempt.verdict().orElseThrow();
        boolean last = verdict.retryAfter().isEmpty();
        boolean asRecorded = last && !verdict.result().success() && expected.test(attempt);
        boolean good = verdict.result().success() || asRecorded;
        InFlight.Flight flight = flights == null ? null : flights.finished(attempt);
        if (last) {
            done(!good);
        }
        if (json != null) {
            json.finish(attempt, executions.apply(attempt.eventNumber()), sinceBegin());
            move(data);
            return;
        }
        text.ended(attempt, data);
        boolean announced = flight == null ? !quiet : flight.announced;
        if (!good && !announced) {
            announce(attempt, flight, notes);
        }
        if (!good || announced) {
            text.finished(attempt, asRecorded, notes);
        }
        if (!good && last && verdict.ending() != Verdict.Ending.CANCELLED) {
            copies.get().ifPresent(tail -> copies(tail, attempt, notes));
        }
    }

    private void copies(List<String> tail, Attempt attempt, Bytes notes) {
        String execution = executions.apply(attempt.eventNumber());
        if (!execution.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            new Hints(tail).append(execution, lines);
            notes.utf8(lines.toString());
        }
    }

    private void announce(Attempt attempt, InFlight.Flight flight, Bytes notes) {
        text.started(attempt, notes);
        if (flight != null) {
            flight.announced = true;
        }
    }

    private void done(boolean failure) {
        if (flights != null) {
            flights.done(failure);
        }
    }

    private long sinceBegin() {
        return nanos.getAsLong() - begun;
    }

    private void move(Bytes data) {
        data.add(json.buffer(), 0, json.length());
        json.reset();
    }

    void passed(Envelope envelope, String reason, Bytes notes) {
        passed++;
        done(false);
        if (!quiet && json == null && passed <= MOST_PASSED) {
            text.passed(envelope, reason, notes);
            if (passed == MOST_PASSED) {
                text.note("from here on, events that are passed over are only counted", notes);
            }
        }
    }

    void rejected(Envelope envelope, String reason, Bytes notes) {
        done(true);
        text.rejected(envelope, reason, notes);
    }

    void hung(Attempt attempt, List<StackTraceElement> stack, Bytes notes) {
        text.hung(attempt, stack, notes);
    }

    void warned(String message, Bytes notes) {
        text.warned(message, notes);
    }

    /** Nothing more comes. */
    void end(Bytes data) {
        text.end(data);
    }

    void draining(int inFlight, Duration grace, Bytes notes) {
        text.draining(inFlight, grace, notes);
    }
}
