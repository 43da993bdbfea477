package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** No text of the client library or of Java reaches a person. */
final class StreamProblemTest {
    @Test
    void eachFailureHasWordsOfOurs() {
        Map<Exception, String> all = new LinkedHashMap<>();
        all.put(
                new IOException("Timeout or no response waiting for NATS JetStream server"),
                "the server did not answer in time; try again");
        all.put(new TimeoutException(), "the server did not answer in time; try again");
        all.put(new IllegalStateException("Connection is Closed"), "the connection is closed; try again");
        all.put(new DateTimeException("Text 'x' could not be parsed at index 0"), StreamProblem.UNREADABLE);
        all.put(new IOException("said by us"), "said by us");
        all.forEach((thrown, words) -> assertThat(StreamProblem.of(thrown)).isEqualTo(words));
        assertThat(StreamProblem.said("no\u001b[31m", 10026)).isEqualTo("the server says: no\\e[31m (error 10026)");
    }
}
