package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Verdict;

/** Remembers what the end of a session tells of: the first failures, what was passed over or rejected, and results that the server does not have. */
public final class SessionFacts implements RunListener {
    private static final int MOST_FAILURES = 10;
    private static final int MOST_REASONS = 10;
    private static final int LONGEST = 2_000;
    private static final int MOST_NAMED = 20;
    private static final int LONGEST_ID = 100;

    private final Supplier<String> driver;
    private final LongFunction<String> executions;
    private final List<SessionEnd.Failure> failures = new ArrayList<>();
    private final Map<String, Long> addressees = new LinkedHashMap<>();
    private final Map<String, Long> passed = new LinkedHashMap<>();
    private final Map<String, Long> rejected = new LinkedHashMap<>();
    private long first; // 0: none yet
    private long last;
    private Predicate<Attempt> expected = attempt -> false;
    private long asRecorded;
    private List<String> unsettled = List.of();

    /**
     * Of a session.
     *
     * @param driver gives the driver's name
     * @param executions gives the id of the execution of an event, by its number; empty where it is not kept
     */
    public SessionFacts(Supplier<String> driver, LongFunction<String> executions) {
        this.driver = driver;
        this.executions = executions;
    }

    /** Failures that were expected, such as those that were recorded so. */
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
                .filter(name -> !name.equals(driver.get()))
                .ifPresentOrElse(name -> count(addressees, name), () -> count(passed, reason));
    }

    @Override
    public synchronized void rejected(Envelope envelope, String reason) {
        count(rejected, reason);
    }

    @Override
    public synchronized void unsettled(List<String> runIds) {
        unsettled = List.copyOf(runIds);
    }

    /** The runs whose results the server does not have, as a sentence; empty where it has all. */
    public synchronized Optional<String> unsettled() {
        if (unsettled.isEmpty()) {
            return Optional.empty();
        }
        boolean one = unsettled.size() == 1;
        StringBuilder text = new StringBuilder("the server has not confirmed the result")
                .append(one ? " of run " : "s of " + unsettled.size() + " runs: ");
        int named = Math.min(MOST_NAMED, unsettled.size());
        for (int i = 0; i < named; i++) {
            text.append(i == 0 ? "" : ", ").append(Harmless.quoted(unsettled.get(i), LONGEST_ID));
        }
        return Optional.of(text.append(unsettled.size() > named ? " and " + (unsettled.size() - named) + " more" : "")
                .append(one ? ": the run store has it" : ": the run store has them")
                .append(", and 'run --join' here publishes it when the server sends the event again")
                .toString());
    }

    private static void count(Map<String, Long> counts, String key) {
        if (counts.size() < MOST_REASONS || counts.containsKey(cut(key))) {
            counts.merge(cut(key), 1L, Long::sum);
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** All of it, up to now. */
    public synchronized SessionEnd.Seen seen() {
        return new SessionEnd.Seen(
                execution(first), execution(last), failures, addressees, passed, rejected, asRecorded);
    }

    private String execution(long event) {
        return event == 0 ? "" : executions.apply(event);
    }
}
