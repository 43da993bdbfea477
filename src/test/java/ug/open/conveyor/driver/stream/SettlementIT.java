package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.wire.PipelineEvents;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** A process that is killed anywhere in a settlement loses no event, and its result is stored once. */
final class SettlementIT {
    private static final String EVENT = "{\"event\":\"create\",\"run_id\":\"run-1\",\"id\":\"1\",\"payload\":"
            + "\"{\\\"id\\\":\\\"1\\\",\\\"name\\\":\\\"app\\\",\\\"resource\\\":\\\"workflow\\\",\\\"spec\\\":{\\\"n\\\":1.10}}\"}";

    @TempDir
    private Path folder;

    private NatsServer server;
    private Connection connection;

    @BeforeEach
    void startsAServer() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        connection = server.connect();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void survivesAKill(Step step) throws Exception {
        Process killed = SettlingChild.start(server.url(), folder, Optional.of(step));
        Await.until("a consumer", () -> consumers() == 1);
        publish("run-1");
        awaitStep(killed, step);
        killed.destroyForcibly().waitFor();

        Process next = SettlingChild.start(server.url(), folder, Optional.empty());
        try {
            Await.until("the settlement", () -> isSettled(1));
        } finally {
            next.destroyForcibly().waitFor();
        }

        assertThat(results()).as("results that the server stored").isEqualTo(1);
        PipelineEvent result = result(1);
        assertThat(result.runId()).isEqualTo("run-1");
        assertThat(result.driver()).isEqualTo("settling");
        assertThat(result.result().success()).isTrue();
        assertThat(result.resourceJson()).contains("1.10");
        assertRuns(step);
    }

    /** Three times killed after the driver had returned; the fourth delivery is finished as failed, and the next event goes on. */
    @Test
    void givesUpAnEventThatEndsTheProcessEachTime() throws Exception {
        for (int time = 1; time <= 3; time++) {
            Process killed = SettlingChild.start(server.url(), folder, Optional.of(Step.RECONCILED));
            if (time == 1) {
                Await.until("a consumer", () -> consumers() == 1);
                publish("run-1");
            }
            awaitStep(killed, Step.RECONCILED);
            killed.destroyForcibly().waitFor();
        }
        Process last = SettlingChild.start(server.url(), folder, Optional.empty());
        try {
            Await.until("the settlement of the first", () -> isSettled(1));
            publish("run-2");
            Await.until("the settlement of the next", () -> isSettled(2));
        } finally {
            last.destroyForcibly().waitFor();
        }
        assertThat(SettlingChild.runs(folder)).isEqualTo(4);
        assertThat(results()).isEqualTo(2);
        PipelineEvent given = result(1);
        assertThat(given.runId()).isEqualTo("run-1");
        assertThat(given.result().success()).isFalse();
        assertThat(given.result().message()).startsWith("given up: 3 attempts never ended");
        assertThat(result(2).runId()).isEqualTo("run-2");
    }

    private void publish(String run) throws IOException, JetStreamApiException {
        connection
                .jetStream()
                .publish("resources.workflow", EVENT.replace("run-1", run).getBytes(StandardCharsets.UTF_8));
    }

    private static void awaitStep(Process child, Step step) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream()));
        assertThat(out.readLine()).isEqualTo("at " + step);
    }

    private PipelineEvent result(long sequence) throws IOException, JetStreamApiException {
        return PipelineEvents.read(connection
                .jetStreamManagement()
                .getMessage("pipeline-engine", sequence)
                .getData());
    }

    /** Where the result was not in the journal, the event runs again; where it was only in its memory, it may. */
    private void assertRuns(Step step) throws IOException {
        switch (step) {
            case RECEIVED, STARTED, FLUSHED, PUBLISHED, ACKNOWLEDGED, SETTLED ->
                assertThat(SettlingChild.runs(folder)).isEqualTo(1);
            case RECONCILED -> assertThat(SettlingChild.runs(folder)).isEqualTo(2);
            case FINISHED -> assertThat(SettlingChild.runs(folder)).isBetween(1L, 2L);
        }
    }

    private long consumers() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo("messages")
                .getStreamState()
                .getConsumerCount();
    }

    private long results() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo("pipeline-engine")
                .getStreamState()
                .getMsgCount();
    }

    private boolean isSettled(long sequence) throws IOException, JetStreamApiException {
        ConsumerInfo info = connection.jetStreamManagement().getConsumerInfo("messages", "settling");
        return info.getAckFloor().getStreamSequence() == sequence
                && info.getNumAckPending() == 0
                && results() >= sequence;
    }
}
