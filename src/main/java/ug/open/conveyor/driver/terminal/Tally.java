package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Verdict;

/** Remembers what the summary of a session tells of: the first failures, and what was passed over or rejected. Its memory is bounded. */
public final class Tally implements RunListener {
    private static final int MOST_FAILURES = 10;
    private static final int MOST_REASONS = 10;
    private static final int LONGEST = 2_000;

    private final String driver;
    private final LongFunction<String> executions;
    private final List<SessionEnd.Failure> failures = new ArrayList<>();
    private final Map<String, Long> addressees = new LinkedHashMap<>();
    private final Map<String, Long> passed = new LinkedHashMap<>();
    private final Map<String, Long> rejected = new LinkedHashMap<>();
    private long first; // 0: none yet
    private long last;
    private Predicate<Attempt> expected = attempt -> false;
    private long asRecorded;

    /**
     * Of a session of the driver of this name.
     *
     * @param executions gives the id of the execution of an event, by its number; empty where it is not kept
     */
    public Tally(String driver, LongFunction<String> executions) {
        this.driver = driver;
        this.executions = executions;
    }

    /** Failures that are no news, such as those that were recorded so. */
    public synchronized void expects(Predicate<Attempt> failures) {
        expected = failures;
    }

    @Override
    public synchronized void finished(Attempt attempt) {
        boolean over = attempt.verdict().isPresent()
                && attempt.verdict().get().retryAfter().isEmpty();
        if (!over) {
            return;
        }
        first = first == 0 ? attempt.eventNumber() : Math.min(first, attempt.eventNumber());
        last = Math.max(last, attempt.eventNumber());
        if (attempt.result().success()) {
            return;
        }
        if (expected.test(attempt)) {
            asRecorded++;
        } else if (failures.size() < MOST_FAILURES) {
            failures.add(new SessionEnd.Failure(
                    executions.apply(attempt.eventNumber()),
                    attempt.resource(),
                    attempt.event(),
                    cut(attempt.result().message()),
                    attempt.verdict().get().ending() == Verdict.Ending.CANCELLED));
        }
    }

    @Override
    public synchronized void passed(Envelope envelope, String reason) {
        envelope.addressee()
                .filter(name -> !name.equals(driver))
                .ifPresentOrElse(name -> count(addressees, name), () -> count(passed, reason));
    }

    @Override
    public synchronized void rejected(Envelope envelope, String reason) {
        count(rejected, reason);
    }

    private static void count(Map<String, Long> counts, String key) {
        if (counts.size() < MOST_REASONS || counts.containsKey(cut(key))) {
            counts.merge(cut(key), 1L, Long::sum);
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** What was seen so far. */
    public synchronized SessionEnd.Seen seen() {
        return new SessionEnd.Seen(
                execution(first), execution(last), failures, addressees, passed, rejected, asRecorded);
    }

    private String execution(long event) {
        return event == 0 ? "" : executions.apply(event);
    }
}
