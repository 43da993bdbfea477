package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** Whatever the author's code does becomes a verdict, and the next event goes on. */
class EndingTest {
    @Test
    void aFailedResultIsAResult() throws Exception {
        FakeDelivery delivery = Events.delivery("app");
        Rig rig = Rig.of((message, context) -> DriverResult.failure("no such branch", Map.of("branch", "x")));
        Summary summary = rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome())
                .isEqualTo(new Outcome.Done(DriverResult.failure("no such branch", Map.of("branch", "x"))));
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(verdict(rig).ending()).isEqualTo(Verdict.Ending.RETURNED);
    }

    static List<Object[]> bad() {
        List<Object[]> bad = new ArrayList<>();
        bad.add(row("IllegalStateException: no", (m, c) -> {
            throw new IllegalStateException("no");
        }));
        bad.add(row("cannot reach the registry", (m, c) -> {
            throw new ConveyorException("cannot reach the registry");
        }));
        bad.add(row("InterruptedException", (m, c) -> {
            throw new InterruptedException();
        }));
        bad.add(row("AssertionError: never", (m, c) -> {
            throw new AssertionError("never");
        }));
        bad.add(row("StackOverflowError", (m, c) -> deeper(m, c)));
        bad.add(row("reconcile gave null, not a driver result", (m, c) -> null));
        bad.add(row("Nasty", (m, c) -> {
            throw new Nasty();
        }));
        return bad;
    }

    private static Object[] row(String message, Driver driver) {
        return new Object[] {message, driver};
    }

    private static DriverResult deeper(Object message, Object context) {
        return deeper(context, message);
    }

    /** An exception of an author whose own methods throw. */
    private static final class Nasty extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatItThrowsFailsTheRunAndNothingElse(String message, Driver driver) throws Exception {
        FakeDelivery bad = Events.delivery("bad");
        FakeDelivery good = Events.delivery("good");
        Rig rig = Rig.of((m, c) -> m.runId().equals("run-bad") ? driver.reconcile(m, c) : DriverResult.success("done"));
        Summary summary = rig.run(ListSource.of(bad, good));
        assertThat(bad.outcome()).isEqualTo(new Outcome.Done(DriverResult.failure(message)));
        assertThat(verdict(rig).ending()).isEqualTo(Verdict.Ending.THREW);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.succeeded()).isEqualTo(1);
    }

    @Test
    void theStackTraceOfWhatItThrewIsInItsLog() throws Exception {
        Rig rig = Rig.of((message, context) -> {
            throw new IllegalStateException("no");
        });
        rig.run(ListSource.of(Events.delivery("app")));
        LogEntry entry = rig.journal.entries().get(0);
        assertThat(entry.message()).isEqualTo("IllegalStateException: no");
        assertThat(entry.labels().get("error")).asString().contains("EndingTest");
        assertThat(rig.journal.words())
                .containsExactly("event 1", "start 1", "log 1", "finish 1 THREW", "settle 1 Done");
    }

    @Test
    void dataThatCannotBecomeATreeFailTheRun() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> DriverResult.success("done", new Object()),
                Rig.definition(1, Retry.NEVER),
                builder -> builder.toTree(data -> {
                    throw new IllegalArgumentException("no member to write");
                }));
        rig.run(ListSource.of(Events.delivery("app")));
        assertThat(verdict(rig).result())
                .isEqualTo(DriverResult.failure("IllegalArgumentException: no member to write"));
    }

    @Test
    void anInterruptThatTheAuthorsCodeLeavesBehindGoesNoFurther() throws Exception {
        FakeDelivery first = Events.delivery("one");
        FakeDelivery second = Events.delivery("two");
        List<Boolean> interrupted = new ArrayList<>();
        Rig rig = Rig.of((message, context) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            context.logger().info("still here");
            interrupted.add(Thread.currentThread().isInterrupted());
            return DriverResult.success("done");
        });
        rig.run(ListSource.of(first, second));
        assertThat(interrupted).containsExactly(false, true, false, true);
        assertThat(rig.journal.writtenWhileInterrupted()).isFalse();
        assertThat(first.settledWhileInterrupted()).isFalse();
        assertThat(second.settledWhileInterrupted()).isFalse();
    }

    @Test
    void theContextTellsTheAttemptItsModeAndItsDeadline() throws Exception {
        List<Object> told = new ArrayList<>();
        Rig rig = Rig.of(
                (message, context) -> {
                    told.addAll(List.of(context.attempt(), context.mode(), context.deadline(), context.cancelled()));
                    return DriverResult.success("done");
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.mode(Mode.SHADOW));
        rig.run(ListSource.of(Events.delivery("app")));
        assertThat(told).containsExactly(1, Mode.SHADOW, rig.time.now().plusSeconds(60), false);
    }

    private static Verdict verdict(Rig rig) {
        return rig.journal.finished().get(0).verdict().orElseThrow();
    }
}
