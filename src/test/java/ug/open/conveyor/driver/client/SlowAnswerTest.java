package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.fakes.FakeApi;

/** The time limit of a call covers the body of its answer. */
@Timeout(20)
final class SlowAnswerTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final TimeLimit SHORT = new TimeLimit(Duration.ofMillis(600), 16 * 1024);

    private final FakeApi api = FakeApi.start();
    private final ApiClient client = new ApiClient(api.url(), Optional.empty(), Instant::now, SHORT);

    private interface Call {
        Object call(ApiClient client) throws InterruptedException;
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 500})
    void anAnswerThatDripsEnds(int status) throws Exception {
        String answer = "{'name':'a','runid':'r','error':'none'}".replace('\'', '"');
        api.answers("GET /logs?runid=x", 200, "[]")
                .answers("POST /resources/", status, answer)
                .answers("GET /logs?runid=r", status, answer);
        client.logs("x", Optional.empty()); // what the JDK begins with takes long
        api.drips(Duration.ofMillis(50));
        assertLate("POST /resources/", "; the server may have done it or not", c -> c.createResource(BODY));
        assertLate("GET /logs?runid=r", " bytes came", c -> c.logs("r", Optional.empty()));
    }

    private void assertLate(String request, String end, Call call) {
        assertThat(catchThrowable(() -> call.call(client)))
                .hasFieldOrPropertyWithValue("reason", Reason.UNREACHABLE)
                .hasMessageStartingWith("the server at " + api.url() + " did not answer " + request
                        + " to its end within 600 ms: it is too slow, only ")
                .hasMessageEndingWith(end);
    }

    @Test
    void anAnswerThatDoesNotBeginEndsToo() {
        api.answers("GET /logs?runid=x", 200, "x").drips(Duration.ofSeconds(30));
        assertThat(catchThrowable(() -> client.logs("x", Optional.empty())))
                .hasMessage("the server at " + api.url() + " did not answer GET /logs?runid=x within 600 ms");
    }

    /** What has come buys time at the least rate: 32 KiB are two more seconds. */
    @Test
    void aLargeAnswerMayTakeLonger() throws Exception {
        TimeLimit limit = new TimeLimit(Duration.ofMillis(20), 16 * 1024);
        AtomicLong asked = new AtomicLong();
        CompletableFuture<String> answer = new CompletableFuture<>();
        assertThat(limit.await(answer, () -> {
                    if (asked.incrementAndGet() == 2) {
                        answer.complete("all");
                    }
                    return asked.get() * 16 * 1024;
                }))
                .isEqualTo("all");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsTooLateIsCancelled() {
        CompletableFuture<String> never = new CompletableFuture<>();
        assertThat(catchThrowable(() -> new TimeLimit(Duration.ofMillis(1), 1).await(never, () -> 0)))
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("within 1 ms");
        assertThat(never).isCancelled();
    }

    /** A sentence is enough of it. */
    @Test
    void ofAnErrorThatIsLongTheBeginningIsRead() {
        api.answers("POST /resources/", 500, "x".repeat(5_000_000));
        assertThat(catchThrowable(() -> client.createResource(BODY)))
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                .hasMessageStartingWith("the server refuses POST /resources/ with 500: xxx");
    }
}
