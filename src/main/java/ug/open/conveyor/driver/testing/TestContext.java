package ug.open.conveyor.driver.testing;

import java.time.Instant;
import java.util.Objects;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.Mode;

/**
 * The context of one attempt in a test: by itself the first one, {@link Mode#OFFLINE}, without end. What the driver logs is in {@link
 * #logger}.
 */
public final class TestContext implements DriverContext {
    private final RecordingLogger logger = new RecordingLogger();
    private volatile int attempt = 1;
    private volatile Mode mode = Mode.OFFLINE;
    private volatile Instant deadline = Instant.MAX;
    private volatile boolean cancelled;

    /** The first attempt, with nothing logged. */
    public TestContext() {
        // nothing to be given
    }

    /** Pretends to be this attempt of the run, from 1. */
    public TestContext attempt(int attempt) {
        this.attempt = attempt;
        return this;
    }

    /** Pretends that events come from there. */
    public TestContext mode(Mode mode) {
        this.mode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /** Pretends that the time limit ends then. */
    public TestContext deadline(Instant deadline) {
        this.deadline = Objects.requireNonNull(deadline, "deadline");
        return this;
    }

    /** From now on the attempt is cancelled. Interrupts no thread: only the test knows which. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public RecordingLogger logger() {
        return logger;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
