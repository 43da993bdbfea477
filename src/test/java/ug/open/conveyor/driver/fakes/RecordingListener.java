package ug.open.conveyor.driver.fakes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.RunListener;

/** Keeps what it is told as short words. */
public final class RecordingListener implements RunListener {
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> unsettled = new CopyOnWriteArrayList<>();
    private final List<StackTraceElement> stack = new CopyOnWriteArrayList<>();

    @Override
    public void started(Attempt attempt) {
        words.add("started " + attempt.runId() + " " + attempt.attempt());
    }

    @Override
    public void logged(Attempt attempt, LogEntry entry) {
        words.add("logged " + entry.message());
    }

    @Override
    public void finished(Attempt attempt) {
        words.add("finished " + attempt.runId() + " "
                + attempt.verdict().orElseThrow().ending());
    }

    @Override
    public void passed(Envelope envelope, String reason) {
        words.add("passed: " + reason);
    }

    @Override
    public void rejected(Envelope envelope, String reason) {
        words.add("rejected: " + reason);
    }

    @Override
    public void hung(Attempt attempt, List<StackTraceElement> where) {
        words.add("hung " + attempt.runId());
        stack.addAll(where);
    }

    @Override
    public void warned(String message) {
        warnings.add(message);
    }

    @Override
    public void draining(int inFlight, Duration grace) {
        words.add("draining " + inFlight + " " + grace);
    }

    @Override
    public void unsettled(List<String> runIds) {
        unsettled.addAll(runIds);
    }

    /** The runs whose results were not made known. */
    public List<String> unsettled() {
        return List.copyOf(unsettled);
    }

    /** What it was told, in order, warnings left out. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** What it was warned of. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Where a driver hangs. */
    public List<StackTraceElement> stack() {
        return List.copyOf(stack);
    }
}
