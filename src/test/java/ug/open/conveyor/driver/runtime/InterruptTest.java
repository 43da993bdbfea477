package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;
import ug.open.conveyor.driver.fakes.RecordingJournal;

/** Time limits that fall on every moment of an attempt, by the real clock. */
class InterruptTest {
    private static final int EVENTS = 4_000;

    @Test
    void anInterruptReachesTheAuthorsCodeOfItsOwnAttemptAndNothingElse() throws Exception {
        AtomicBoolean leaked = new AtomicBoolean();
        RecordingJournal journal = new RecordingJournal();
        Random random = new Random(7);
        DriverDefinition definition =
                new DriverDefinition("builder", List.of(), Set.of("*"), Duration.ofNanos(300_000), 2, Retry.NEVER);
        DriverManager manager = DriverManager.of(definition, (message, context) -> {
                    leaked.compareAndSet(false, Thread.currentThread().isInterrupted() && !context.cancelled());
                    context.logger().info("begin");
                    LockSupport.parkNanos(100_000 + random.nextInt(300_000));
                    context.logger().info("end");
                    return DriverResult.success("done");
                })
                .journal(journal)
                .hangGrace(Duration.ofMinutes(1))
                .build();
        List<FakeDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            deliveries.add(Events.delivery("app" + i % 7));
        }
        Summary summary = manager.run(ListSource.of(deliveries));
        assertThat(summary.succeeded() + summary.failed()).isEqualTo(EVENTS);
        assertThat(summary.failed()).isPositive();
        assertThat(leaked).isFalse();
        assertThat(journal.writtenWhileInterrupted()).isFalse();
        assertThat(deliveries).noneMatch(FakeDelivery::settledWhileInterrupted);
    }
}
