package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Outcome;

/** A delivery that remembers how it was settled. */
public final class FakeDelivery implements Delivery {
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final Supplier<DriverMessage> message;
    private Envelope envelope;
    private Optional<String> identity = Optional.empty();
    private IOException refusal;
    private CountDownLatch back = new CountDownLatch(0);
    private Work settling = () -> {};
    private volatile boolean settledWhileInterrupted;

    private FakeDelivery(Supplier<DriverMessage> message, Envelope envelope) {
        this.message = message;
        this.envelope = envelope;
    }

    /** Of a broadcast message. */
    public static FakeDelivery of(DriverMessage message) {
        String type = message.resource().type();
        return new FakeDelivery(() -> message, Events.envelope(message.payload(), "resources." + type));
    }

    /** Of something that is no message. */
    public static FakeDelivery malformed(String why) {
        return new FakeDelivery(
                () -> {
                    throw new MalformedMessageException(why, "");
                },
                Events.envelope("garbage", "resources." + Events.TYPE));
    }

    /** Whose reading ends in this bug. */
    public static FakeDelivery broken(RuntimeException bug) {
        return new FakeDelivery(
                () -> {
                    throw bug;
                },
                Events.envelope("{}", "resources." + Events.TYPE));
    }

    /** Addressed to this driver. */
    public FakeDelivery to(String driver) {
        return in(Events.envelope("{}", "drivers." + driver + ".resources." + Events.TYPE));
    }

    /** In this envelope. */
    public FakeDelivery in(Envelope other) {
        envelope = other;
        return this;
    }

    /** With an identity, so that the outbox is asked. */
    public FakeDelivery identity(String value) {
        identity = Optional.of(value);
        return this;
    }

    /** What happens while it is settled. */
    public interface Work {
        void run() throws InterruptedException;
    }

    /** Whose settlement takes as long as this. */
    public FakeDelivery settling(Work work) {
        settling = work;
        return this;
    }

    /** Cannot be settled. */
    public FakeDelivery refusing(IOException why) {
        refusal = why;
        return this;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public DriverMessage message() {
        return message.get();
    }

    @Override
    public Optional<String> identity() {
        return identity;
    }

    @Override
    public void inProgress() {
        inProgress.incrementAndGet();
    }

    @Override
    public void settle(Outcome outcome) throws IOException, InterruptedException {
        settledWhileInterrupted |= Thread.currentThread().isInterrupted();
        settling.run();
        outcomes.add(outcome);
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Nobody is there who could be told, until this. */
    public FakeDelivery awayUntil(CountDownLatch somebody) {
        back = somebody;
        return this;
    }

    /** All of it is left to who waits for it. */
    @Override
    public Settling settling(Outcome outcome) {
        return new Settling() {
            @Override
            public void await() throws IOException, InterruptedException {
                await(() -> false);
            }

            @Override
            public void await(BooleanSupplier patient) throws IOException, InterruptedException {
                while (!back.await(1, TimeUnit.MILLISECONDS)) {
                    if (!patient.getAsBoolean()) {
                        throw new IOException("nobody is there");
                    }
                }
                settle(outcome);
            }
        };
    }

    /** How it was settled: one outcome where all is well. */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** How it was settled, once. */
    public Outcome outcome() {
        if (outcomes.size() != 1) {
            throw new AssertionError("settled " + outcomes.size() + " times: " + outcomes);
        }
        return outcomes.get(0);
    }

    /** How often it was said that work goes on. */
    public int inProgressCalls() {
        return inProgress.get();
    }

    /** Whether the thread that settled it was interrupted. */
    public boolean settledWhileInterrupted() {
        return settledWhileInterrupted;
    }
}
