package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.live.NatsServer;

/** A tap in 64 MiB of memory keeps a burst of which nobody reads anything meanwhile. */
final class BurstIT {
    private static final int AT_ONCE = 500;

    @TempDir
    private Path folder;

    @Test
    void aBurstOf20000IsKept() throws Exception {
        keeps(20_000, "x".repeat(4_000));
    }

    @Test
    void soIsOneOfSmallEvents() throws Exception {
        keeps(100_000, "");
    }

    @Test
    @Tag("soak")
    void aBurstOf200000IsKept() throws Exception {
        keeps(200_000, "x".repeat(4_000));
    }

    private void keeps(int events, String filling) throws Exception {
        try (NatsServer server = NatsServer.start(folder.resolve("nats"));
                Connection connection = server.connect()) {
            Process child = ShadowingChild.start(server.url(), folder.resolve("spool"), events);
            try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).isEqualTo("tapping");
                for (int i = 0; i < events; i++) {
                    connection.publish(
                            "resources.workflow",
                            new Headers().add("Nats-Msg-Id", "created/" + i + "/d"),
                            (i + " " + filling).getBytes(StandardCharsets.UTF_8));
                    if (i % AT_ONCE == 0) {
                        connection.flush(Duration.ofSeconds(20));
                    }
                }
                connection.flush(Duration.ofSeconds(20));
                child.getOutputStream().write('\n');
                child.getOutputStream().flush();
                assertThat(out.readLine()).isEqualTo("all " + events);
                assertThat(child.waitFor()).isZero();
            } finally {
                child.destroyForcibly().waitFor();
            }
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }
}
