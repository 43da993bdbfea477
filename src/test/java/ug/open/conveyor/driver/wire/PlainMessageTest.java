package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Json;

class PlainMessageTest {
    private static final String RESOURCE =
            "{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"pipeline\":\"p\",\"metadata\":{\"version\":\"1\"},\"spec\":{\"a\":[1,-2.50,0.5,true,null,\"x\\n\"],"
                    + "\"b\":{\"a\":{},\"c\":\"d \\\"e\\\"\"}}}";
    private static final byte[] INTERESTING = "{}[]\":,\\/0123456789-+.eEtrufalsn \t\n\u0000\u007fxü".getBytes(UTF_8);

    private static byte[] message(String resource) {
        return withPayload(Json.write(resource));
    }

    private static byte[] withPayload(String json) {
        return ("{\"event\":\"create\",\"payload\":" + json + ",\"id\":\"37a90be70af9ba1c9abb3fb5\","
                        + "\"run_id\":\"0197\"}")
                .getBytes(UTF_8);
    }

    @Test
    void whatServersSendMostIsPlainAndReadAsTheStrictReaderDoes() {
        for (byte[] body : List.of(message(RESOURCE), withPayload(RESOURCE))) {
            assertThat(PlainMessage.read(body)).isNotNull().isEqualTo(MessageReader.read(body));
        }
        long plain = Captures.events()
                .filter(event -> PlainMessage.read(event.body()) != null)
                .count();
        assertThat(plain).isGreaterThan(5);
        Captures.events().forEach(event -> isAsRead(event.body()));
    }

    private static void isAsRead(byte[] body) {
        DriverMessage plain = PlainMessage.read(body);
        if (plain != null) {
            assertThat(plain).as(new String(body, UTF_8)).isEqualTo(MessageReader.read(body));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":{\"a\":1,\"a\":2}}",
                "{\"name\":\"n\",\"name\":\"n\",\"resource\":\"w\"}",
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":1,\"spec\":1}",
                "{\"name\":\"\u00fc\",\"resource\":\"w\"}",
                "{\"name\":\"a\\\\u0041\",\"resource\":\"w\"}",
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":01}",
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":1e400}",
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":1.}",
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":nul}",
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":truex}",
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}",
                "{\"name\":\"n\",\"resource\":\"w\",\"more\":1}",
                "{\"name\":\"n\",\"resource\":\"w\",\"metadata\":{\"version\":1}}",
                "{\"name\":\"n\",\"resource\":\"w\",\"metadata\":{\"a\":\"1\",\"a\":\"1\"}}",
                "{\"name\":\"n\",\"resource\":\"w\",\"metadata\":{},\"metadata\":{}}",
                "{\"name\":\"n\",\"resource\":\"w\"} ",
                "{\"name\":\"n\",\"resource\":\"\"}",
                "{\"name\":null,\"resource\":\"w\"}",
                "{\"resource\":\"w\"}",
                "[]",
                ""
            })
    void leavesTheRestToTheStrictReader(String resource) {
        assertThat(PlainMessage.read(message(resource))).isNull();
        assertThat(PlainMessage.read(withPayload(resource))).isNull();
    }

    @Test
    void leavesManyNamesToTheStrictReader() {
        StringBuilder spec = new StringBuilder("{\"n0\":0");
        for (int i = 1; i < 100; i++) {
            spec.append(",\"n").append(i).append("\":").append(i);
        }
        byte[] body = message("{\"name\":\"n\",\"resource\":\"w\",\"spec\":" + spec + "}}");
        assertThat(PlainMessage.read(body)).isNull();
        assertThat(Messages.read(body).resource().name()).isEqualTo("n");
    }

    @Test
    void whateverIsPlainIsReadAsTheStrictReaderDoes() {
        List<byte[]> samples = Stream.concat(
                        Stream.of(message(RESOURCE), withPayload(RESOURCE)),
                        Captures.events()
                                .map(Captures.Message::body)
                                .filter(body -> PlainMessage.read(body) != null)
                                .limit(3))
                .toList();
        Random random = new Random(42);
        for (int i = 0; i < 60_000; i++) {
            byte[] body = samples.get(random.nextInt(samples.size())).clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                body[random.nextInt(body.length)] = INTERESTING[random.nextInt(INTERESTING.length)];
            }
            isAsRead(body);
        }
    }

    @Test
    void aMessageThatIsCutIsNotPlain() {
        for (byte[] body : List.of(message(RESOURCE), withPayload(RESOURCE))) {
            for (int length = 0; length < body.length; length++) {
                assertThat(PlainMessage.read(java.util.Arrays.copyOf(body, length)))
                        .isNull();
            }
        }
    }
}
