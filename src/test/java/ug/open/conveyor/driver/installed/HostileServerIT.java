package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.FakeNats;
import ug.open.conveyor.driver.live.NatsServer;

/** A server that answers in the place of JetStream, with whatever it likes: no crash, and nothing that moves a cursor. */
final class HostileServerIT {
    private static final String LIST = "\"total\":1,\"offset\":0,\"limit\":256,\"consumers\":[";

    @TempDir
    private Path folder;

    private NatsServer server;
    private Connection connection;
    private Scene scene;
    private volatile String answer;
    private volatile Supplier<String> listed = () -> answer;

    @BeforeEach
    void starts() throws Exception {
        server = NatsServer.plain(folder.resolve("nats"));
        connection = server.connect();
        connection.createDispatcher(this::answer).subscribe("$JS.API.>");
        connection.flush(null);
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_URL", server.url());
    }

    private void answer(Message question) {
        String said = question.getSubject().contains(".LIST.") ? listed.get() : answer;
        connection.publish(question.getReplyTo(), said.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void ends() throws Exception {
        connection.close();
        server.close();
    }

    @Test
    void aListWithoutEndHasAnEnd() {
        AtomicInteger named = new AtomicInteger();
        listed = () -> {
            StringBuilder page = new StringBuilder("{\"total\":999999999,\"consumers\":[");
            for (int i = 0; i < 256; i++) {
                page.append(i == 0 ? "" : ",")
                        .append("{\"name\":\"c")
                        .append(named.incrementAndGet())
                        .append("\",\"config\":{}}");
            }
            return page.append("]}").toString();
        };
        scene.run("server", "drivers")
                .ends(5)
                .saysOnly("cannot list the drivers at " + server.url()
                        + ": the server lists more than 10000 consumers of the stream messages, "
                        + "which no Conveyor server has");
    }

    private Seen drivers(String json, int code) {
        answer = json;
        Seen seen = scene.run("server", "drivers").ends(code);
        assertThat(seen.out()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u202e]");
        scene.run("server", "drivers", "-o", "json").ends(code);
        scene.run("server", "leave", "demo");
        return seen;
    }

    @Test
    void namesWithControlCharactersAreShownHarmlessly() {
        drivers(
                        "{" + LIST + "{\"name\":\"\\u001b[2J\\u202e a.b>\",\"config\":{\"durable_name\":\"x\","
                                + "\"filter_subjects\":[\"resources.\\u0007\",\"resources.\\u001b[31m\"],"
                                + "\"metadata\":{\"conveyor-driver.owner\":\"\\u001b[1m\"}}}]}",
                        0)
                .prints("\\e[2J\\u202e a.b>", "\\e[31m");
    }

    @Test
    void aGreetingOfOddTypesIsNoBug() throws Exception {
        try (FakeNats odd =
                FakeNats.start("{\"server_name\":7,\"version\":[1],\"max_payload\":\"x\",\"jetstream\":\"yes\"}")) {
            scene.run("server", "status", "--nats", odd.url())
                    .ends(5)
                    .prints("the server does not tell its version: it is another NATS server");
        }
    }

    @Test
    void giantAndNegativeNumbersAreNoBug() {
        drivers(
                "{" + LIST + "{\"name\":\"demo\",\"num_pending\":18446744073709551615,\"num_ack_pending\":-5,"
                        + "\"num_waiting\":99999999999999999999999,\"config\":{\"ack_wait\":9223372036854775807,"
                        + "\"inactive_threshold\":-1,\"max_ack_pending\":1e400,\"max_deliver\":\"x\"}}]}",
                0);
    }

    @Test
    void whatIsNoListIsOneSentence() {
        for (String json : List.of(
                "",
                "nonsense",
                "[]",
                "{}",
                "{" + LIST + "1,null,\"x\",[]]}",
                "{" + LIST + "{}]}",
                "{" + LIST + "{\"name\":7,\"config\":[],\"delivered\":3,\"created\":\"soon\"}]}",
                "{" + LIST + "{\"name\":\"a\",\"created\":\"2026-99-99T00:00:00Z\",\"ts\":\"never\"}]}",
                "{\"error\":{\"code\":503,\"err_code\":10008,\"description\":\"\\u001b[31mno\"}}")) {
            answer = json;
            Seen text = scene.run("server", "drivers");
            assertThat(text.outcome().code()).as(json + text.outcome()).isIn(0, 5);
            assertThat(text.outcome().err().lines().count()).as(json).isLessThanOrEqualTo(1);
            Seen leave = scene.run("server", "leave", "demo", "--yes");
            assertThat(leave.outcome().code()).as(json + leave.outcome()).isIn(0, 1, 2, 5);
        }
    }
}
