package ug.open.conveyor.driver.testing;

import java.time.Instant;
import java.util.Objects;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.Mode;

/**
 * The context of one attempt in a test: by itself the first and last one, {@link Mode#OFFLINE}, without a time limit. The driver's log entries
 * are in {@link #logger}.
 */
public final class TestContext implements DriverContext {
    private final RecordingLogger logger = new RecordingLogger();
    private volatile int attempt = 1;
    private volatile boolean lastAttempt = true;
    private volatile Mode mode = Mode.OFFLINE;
    private volatile Instant deadline = Instant.MAX;
    private volatile boolean cancelled;
    private volatile ConveyorClient client;

    /** The first attempt, without log entries. */
    public TestContext() {
        // nothing to set
    }

    /** The number of the attempt, from 1. */
    public TestContext attempt(int attempt) {
        this.attempt = attempt;
        return this;
    }

    /** Whether no attempt follows; true by itself, as for a driver without retry. */
    public TestContext lastAttempt(boolean last) {
        this.lastAttempt = last;
        return this;
    }

    /** Where the events come from. */
    public TestContext mode(Mode mode) {
        this.mode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /** When the time limit ends. */
    public TestContext deadline(Instant deadline) {
        this.deadline = Objects.requireNonNull(deadline, "deadline");
        return this;
    }

    /** Gives the driver this client, most often one of the test's own. */
    public TestContext client(ConveyorClient client) {
        this.client = Objects.requireNonNull(client, "client");
        return this;
    }

    /** Cancels the attempt. Interrupts no thread: only the test knows which. */
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
    public boolean lastAttempt() {
        return lastAttempt;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public ConveyorClient client() {
        ConveyorClient given = client;
        if (given == null) {
            throw new ConveyorException("this test gives the driver no client; see TestContext.client");
        }
        return given;
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
