package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** Listeners that fail. */
class ListenersTest {
    @Test
    void aListenerThatFailsIsReportedOnceAndStopsNobody() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RunListener failing = new RunListener() {
            @Override
            public void started(Attempt attempt) {
                calls.incrementAndGet();
                throw new IllegalStateException("broken pipe");
            }

            @Override
            public void warned(String message) {
                throw new IllegalStateException("told of itself");
            }
        };
        FakeDelivery first = Events.delivery("a");
        FakeDelivery second = Events.delivery("b");
        Rig rig = Rig.of(Rig.SUCCEEDS, Rig.definition(1, Retry.NEVER), builder -> builder.listener(failing));
        rig.run(ListSource.of(first, second));
        assertThat(calls).hasValue(1);
        assertThat(first.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(rig.listener.words())
                .containsExactly(
                        "started run-a 1", "finished run-a RETURNED", "started run-b 1", "finished run-b RETURNED");
        assertThat(rig.listener.warnings())
                .singleElement()
                .asString()
                .contains("failed and is left out from here on: IllegalStateException: broken pipe");
    }

    @Test
    void twoListenersThatFailAreReportedOnceEach() throws Exception {
        RunListener failing = failing();
        RunListener alsoFailing = failing();
        Rig rig = Rig.of(
                (message, context) -> {
                    context.logger().info("one");
                    return DriverResult.success("done");
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.listener(failing).listener(alsoFailing));
        rig.run(ListSource.of(Events.delivery("a"), Events.delivery("b")));
        assertThat(rig.listener.warnings()).hasSize(2);
        assertThat(rig.listener.words())
                .filteredOn(word -> word.equals("logged one"))
                .hasSize(2);
    }

    private static RunListener failing() {
        return new RunListener() {
            @Override
            public void logged(Attempt attempt, LogEntry entry) {
                throw new AssertionError("no");
            }
        };
    }
}
