package ug.open.conveyor.driver.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.wire.Messages;

class TestingTest {
    private record Spec(String repository, int depth) {}

    private static final Driver CLONER = (message, context) -> {
        Spec spec = message.resource().spec(Spec.class);
        context.logger().with("attempt", context.attempt()).info("cloning " + spec.repository());
        return context.cancelled()
                ? DriverResult.failure("cancelled")
                : DriverResult.success("done", Map.of("depth", spec.depth()));
    };

    @Test
    void aDriverIsTestedInFourLines() throws Exception {
        TestContext context = new TestContext();
        DriverMessage message =
                TestMessage.of("workflow", "app").spec(new Spec("r", 1)).build();

        DriverResult result = CLONER.reconcile(message, context);

        assertThat(result).isEqualTo(DriverResult.success("done", Map.of("depth", 1)));
        assertThat(context.logger().entries())
                .containsExactly(new RecordingLogger.Entry(Level.INFO, "cloning r", Map.of("attempt", 1)));
    }

    @Test
    void aMessageIsWhatAServerWouldSend() {
        DriverMessage message = TestMessage.of("workflow", "app")
                .pipeline("p")
                .runId("r-1")
                .specJson("{\"n\":1.10}")
                .metadata("version", "2")
                .resultOf("cloner", DriverResult.success("ok", Map.of("commit", "abc")))
                .build();
        assertThat(message.event()).isEqualTo("process");
        assertThat(message.id()).hasSize(24);
        assertThat(message.payload())
                .isEqualTo(
                        "{\"id\":\"00000000-0000-4000-8000-000000000002\",\"name\":\"app\",\"pipeline\":\"p\",\"resource\":\"workflow\","
                                + "\"metadata\":{\"version\":\"2\",\"driverresults.cloner\":\"{\\\"success\\\":true,\\\"message\\\":\\\"ok\\\","
                                + "\\\"data\\\":{\\\"commit\\\":\\\"abc\\\"},\\\"driver\\\":\\\"cloner\\\"}\"},\"spec\":{\"n\":1.10}}");
        assertThat(message.resource().spec()).isEqualTo(Map.of("n", new BigDecimal("1.10")));
        assertThat(message.resource().resultOf("cloner")).contains(DriverResult.success("ok", Map.of("commit", "abc")));
        assertThat(message.resource().pipeline()).contains("p");
    }

    @Test
    void aPlainMessageIsAboutANewResource() {
        DriverMessage message = TestMessage.of("workflow", "app").build();
        assertThat(message.event()).isEqualTo("create");
        assertThat(message.runId()).isEqualTo(TestMessage.RUN_ID);
        assertThat(message.resource().pipeline()).isEmpty();
        assertThat(message.resource().spec()).isEqualTo(Map.of());
        byte[] body = Messages.fromResource(
                message.payload().getBytes(UTF_8), 0, message.payload().length(), message.runId(), message.id());
        assertThat(Messages.read(body)).isEqualTo(message);
        assertThat(TestMessage.of("w", "a").event("delete").build().event()).isEqualTo("delete");
    }

    @Test
    void aContextIsWhatTheTestSays() {
        TestContext context = new TestContext().attempt(2).mode(Mode.LIVE).deadline(Instant.EPOCH);
        assertThat(List.of(context.attempt(), context.mode(), context.deadline(), context.cancelled()))
                .containsExactly(2, Mode.LIVE, Instant.EPOCH, false);
        context.cancel();
        assertThat(context.cancelled()).isTrue();
    }

    @Test
    void aThrowableIsKeptWithItsTrace() {
        RecordingLogger logger = new RecordingLogger();
        DriverLogger labelled = logger.with("a", 1).with("b", 2);
        labelled.error("failed", new IllegalStateException("no disk"));
        labelled.log(Level.WARN, "x", Map.of("b", 3));
        assertThat(logger.messages()).containsExactly("failed", "x");
        assertThat(logger.entries().get(0).labels().get("error"))
                .asString()
                .contains("IllegalStateException: no disk", "at ");
        assertThat(logger.entries().get(1).labels()).isEqualTo(Map.of("a", 1, "b", 3));
    }
}
