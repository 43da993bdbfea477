package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.NoticeLine;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Verdict;

/**
 * What is shown of a session: data in the chosen format, and notes for people, all of them or those that are out of the ordinary.
 * For one thread at a time.
 */
final class SessionText {
    private static final long TALKATIVE_STARTS = 100;
    private static final long MOST_PASSED = 20;

    private final EventText text;
    private final Printer<SessionEvent> data;
    private final Printer<ComparedRun> comparisons;
    private final JsonObjects<CheckedCase> cases = new JsonObjects<>();
    private final boolean runs; // whether notes tell of runs at all: where lines of JSON do not
    private final boolean quiet;
    private final LongFunction<String> executions;
    private final LongSupplier nanos;
    private final InFlight flights;
    private final Supplier<Optional<List<String>>> copies;
    private final Function<Attempt, SinceBefore> rounds; // null where there are none
    private final Printer<DifferentRun> changes;
    private final Supplier<String> footer;
    private Predicate<Attempt> expected = attempt -> false;
    private long starts;
    private long passed;

    SessionText(ConsoleBuilder from) {
        text = new EventText(from.format == Format.JSON ? Surface.file() : from.errSurface);
        data = Printers.session(from.format, from.outSurface, margin(from), from.executions, from.n);
        comparisons = Printers.comparisons(from.format, from.errSurface);
        runs = from.format != Format.JSON;
        quiet = from.quiet;
        executions = from.executions;
        nanos = from.nanos;
        copies = from.copies;
        rounds = from.rounds;
        changes = Printers.changes(from.errSurface);
        footer = from.footer;
        flights = from.live == null ? null : new InFlight(from.errSurface, nanos.getAsLong());
    }

    private static SessionLog.Margin margin(ConsoleBuilder from) {
        if (!from.sameTarget) {
            return SessionLog.Margin.NONE;
        }
        return from.prefix ? SessionLog.Margin.RESOURCE : SessionLog.Margin.BLANKS;
    }

    /** The lines of the live area. */
    List<String> live(TerminalSize.Size size) {
        List<String> lines = flights.lines(size, nanos.getAsLong());
        String below = footer.get();
        if (!below.isEmpty()) {
            lines.add(text.footer(below, size.columns() - 1));
        }
        return lines;
    }

    void total(long events) {
        if (flights != null) {
            flights.total(events);
        }
    }

    void expects(Predicate<Attempt> failures) {
        expected = failures;
    }

    void note(String line, Buffer notes) {
        if (!quiet) {
            say(NoticeLine.NOTE, notes, to -> text.note(line, to));
        }
    }

    void failed(List<String> lines, Buffer notes) {
        if (!runs) {
            notes.utf8(NoticeLine.line(NoticeLine.WARNING, String.join("\n", lines)));
            return;
        }
        text.warned(lines.get(0), notes);
        lines.stream().skip(1).forEach(line -> text.note(line, notes));
    }

    /** As prose; where data are JSON, as a line of JSON too. */
    private void say(String kind, Buffer notes, Consumer<Buffer> prose) {
        if (runs) {
            prose.accept(notes);
            return;
        }
        Buffer said = new Buffer(256);
        prose.accept(said);
        notes.utf8(NoticeLine.line(kind, said.toString().strip()));
    }

    void started(Attempt attempt, Buffer out, Buffer notes) {
        starts++;
        InFlight.Flight flight = flights == null ? null : flights.started(attempt, nanos.getAsLong());
        data.print(new SessionEvent.Started(attempt), out);
        if (runs && !quiet && rounds == null && (flight == null || starts <= TALKATIVE_STARTS)) {
            announce(attempt, flight, notes);
        }
    }

    void logged(Attempt attempt, LogEntry entry, Buffer out, Buffer notes) {
        InFlight.Flight flight = flights == null ? null : flights.get(attempt);
        if (flight != null) {
            flight.last = entry.message();
        }
        if (runs && !quiet && rounds == null && flight != null && !flight.announced) {
            announce(attempt, flight, notes);
        }
        data.print(new SessionEvent.Logged(attempt, entry), out);
    }

    void begins(Attempt attempt, Supplier<String> begun) {
        InFlight.Flight flight = flights == null ? null : flights.get(attempt);
        if (flight != null) {
            flight.unended = begun;
        }
    }

    void finished(Attempt attempt, Buffer out, Buffer notes) {
        Verdict verdict = attempt.verdict().orElseThrow();
        boolean last = verdict.retryAfter().isEmpty();
        boolean asRecorded = last && !verdict.result().success() && expected.test(attempt);
        boolean good = verdict.result().success() || asRecorded;
        InFlight.Flight flight = flights == null ? null : flights.finished(attempt);
        if (last) {
            done(!good);
        }
        data.print(new SessionEvent.Finished(attempt), out);
        if (rounds != null) {
            since(attempt, asRecorded, runs ? notes : out);
        } else if (runs) {
            told(attempt, flight, asRecorded, notes);
        }
    }

    /** One line a run, and where it differs from the round before. */
    private void since(Attempt attempt, boolean asRecorded, Buffer to) {
        boolean over = attempt.verdict().orElseThrow().isFinal();
        SinceBefore since = over ? rounds.apply(attempt) : SinceBefore.FIRST;
        boolean good = attempt.result().success() || asRecorded;
        if (runs && (!quiet || !good || since.isChange())) {
            text.finished(attempt, asRecorded, since.word(), to);
        }
        if (!since.places().isEmpty()) {
            changes.print(new DifferentRun(attempt.runId(), since.places()), to);
        }
    }

    private void told(Attempt attempt, InFlight.Flight flight, boolean asRecorded, Buffer notes) {
        Verdict verdict = attempt.verdict().orElseThrow();
        boolean last = verdict.retryAfter().isEmpty();
        boolean good = verdict.result().success() || asRecorded;
        boolean announced = flight == null ? !quiet : flight.announced;
        if (!good && !announced) {
            announce(attempt, flight, notes);
        }
        if (!good || announced) {
            text.finished(attempt, asRecorded, "", notes);
        }
        if (!good && last && verdict.ending() != Verdict.Ending.CANCELLED) {
            copies.get().ifPresent(tail -> copies(tail, attempt, notes));
        }
    }

    /** As data where that is JSON; else for people. */
    void compared(ComparedRun run, Buffer out, Buffer notes) {
        comparisons.print(run, runs ? notes : out);
    }

    /** As data where that is JSON; people are shown all together at the end. */
    void checked(CheckedCase ended, Buffer out) {
        if (!runs) {
            cases.print(ended, out);
        }
    }

    private void copies(List<String> tail, Attempt attempt, Buffer notes) {
        String execution = executions.apply(attempt.eventNumber());
        if (!execution.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            new Hints("replay", tail, true).append(execution, lines);
            notes.utf8(lines.toString());
        }
    }

    private void announce(Attempt attempt, InFlight.Flight flight, Buffer notes) {
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

    void passed(Envelope envelope, String reason, Buffer notes) {
        passed++;
        done(false);
        if (runs && !quiet && passed <= MOST_PASSED) {
            text.passed(envelope, reason, notes);
            if (passed == MOST_PASSED) {
                text.note("from here on, skipped events are only counted", notes);
            }
        }
    }

    void rejected(Envelope envelope, String reason, Buffer notes) {
        done(true);
        say(NoticeLine.WARNING, notes, to -> text.rejected(envelope, reason, to));
    }

    void hung(Attempt attempt, List<StackTraceElement> stack, Buffer notes) {
        say(NoticeLine.WARNING, notes, to -> text.hung(attempt, stack, to));
    }

    void warned(String message, Buffer notes) {
        if (quiet) {
            return;
        }
        if (runs) {
            text.warned(message, notes);
        } else {
            notes.utf8(NoticeLine.line(NoticeLine.WARNING, message));
        }
    }

    /** Nothing more comes. */
    void end(Buffer out) {
        data.end(out);
    }

    void draining(int inFlight, Duration grace, Buffer notes) {
        if (!quiet) {
            say(NoticeLine.NOTE, notes, to -> text.draining(inFlight, grace, to));
        }
    }
}
