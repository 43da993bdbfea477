package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.fakes.FakeNats;
import ug.open.conveyor.driver.runtime.Time;

/** The clock of an API by its answers, on a machine whose own clock is wrong. */
final class ServerStatusTest {
    @TempDir
    Path folder;

    private final FakeApi api = FakeApi.start().answers("GET /health", 200, "{\"status\":\"healthy\"}");

    @AfterEach
    void close() {
        api.close();
    }

    private Outcome at(Duration ahead) {
        Time system = Time.system();
        Time wrong = new Time() {
            @Override
            public Instant now() {
                return system.now().plus(ahead);
            }

            @Override
            public long nanos() {
                return system.nanos();
            }

            @Override
            public void park(long nanos) {
                system.park(nanos);
            }
        };
        return new Here()
                .folder(folder)
                .time(wrong)
                .variables(Map.of("CONVEYOR_API_URL", api.url().toString(), "CONVEYOR_NATS_URL", "nats://127.0.0.1:1"))
                .run("server", "status");
    }

    @Test
    void aClockThatIsTooFarAheadIsAProblem() {
        Outcome outcome = at(Duration.ofSeconds(45));
        assertThat(outcome.code()).isEqualTo(5); // no event stream is there
        assertThat(outcome.out())
                .containsPattern(
                        "clock    ours is 4[3-6]\\d{3} ms ahead of the server's \\(by the API, to half a second\\)")
                .containsPattern("problem  the clocks differ too much: ours is 4[3-6]\\d{3} ms ahead of the server's, "
                        + "and a token is refused from 30s ahead or 2m behind on; set the clock of this machine\n");
    }

    @Test
    void aClockThatIsTooFarBehindIsAProblem() {
        assertThat(at(Duration.ofMinutes(-3)).out())
                .contains("ms behind the server's", "the clocks differ too much: ours is 1");
    }

    @Test
    void aDifferenceThatNoTokenMindsIsTold() {
        assertThat(at(Duration.ofSeconds(20)).out())
                .contains("ms ahead of the server's")
                .doesNotContain("differ too much");
        assertThat(at(Duration.ofMinutes(-1)).out())
                .contains("ms behind the server's")
                .doesNotContain("differ too much");
    }

    @Test
    void aServerThatIsTooOldOrSmallIsToldHarmlessly() throws Exception {
        String info = "{\"server_id\":\"X\",\"server_name\":\"\\u001b[2J\",\"version\":\"2.9.25\",\"proto\":1,"
                + "\"max_payload\":65536,\"headers\":true,\"jetstream\":false}";
        try (FakeNats server = FakeNats.start(info)) {
            Outcome outcome = new Here()
                    .folder(folder)
                    .variables(Map.of("CONVEYOR_API_URL", api.url().toString(), "CONVEYOR_NATS_URL", server.url()))
                    .run("server", "status");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out())
                    .contains(
                            "nats-server 2.9.25, \\e[2J, round trip ",
                            "problem  nats-server 2.9.25 is older than 2.10: it refuses the consumer of a driver",
                            "problem  the server takes messages of at most 65536 bytes, and a Conveyor server takes 1048576 bytes")
                    .doesNotContain("\u001b");
        }
    }
}
