package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;

/** Many events at once: each is reconciled, and the manager comes to an end. The benchmark measures the time that it takes. */
@Timeout(300)
class LoadTest {
    private static final int EVENTS = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void aHundredThousandEventsAreReconciled(int concurrency) throws Exception {
        DriverDefinition definition = new DriverDefinition(
                "builder", List.of(), Set.of("*"), Duration.ofMinutes(1), concurrency, Retry.NEVER);
        DriverManager manager = DriverManager.of(definition, Rig.SUCCEEDS).build();
        assertThat(manager.run(new Many()).succeeded()).isEqualTo(EVENTS);
    }

    private record Plain(Envelope envelope, DriverMessage message) implements Delivery {
        @Override
        public void settle(Outcome outcome) {}
    }

    private static final class Many implements EventSource {
        private final Envelope envelope = Events.envelope("{}", "resources." + Events.TYPE);
        private int given;

        @Override
        public Optional<Delivery> next() {
            return given++ < EVENTS
                    ? Optional.of(new Plain(envelope, Events.message("app" + given % 100)))
                    : Optional.empty();
        }

        @Override
        public void close() {}
    }
}
