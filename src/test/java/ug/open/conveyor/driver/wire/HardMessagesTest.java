package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

class HardMessagesTest {
    private static byte[] withPayload(String json) {
        return ("{\"event\":\"create\",\"run_id\":\"r\",\"payload\":" + json + "}").getBytes(UTF_8);
    }

    private static String resource(String spec) {
        return "{\"name\":\"n\",\"resource\":\"w\",\"spec\":" + spec + "}";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPayloadOf25MegabytesIsRead(boolean asText) {
        String payload = resource("\"" + "ü".repeat(12_500_000) + "\"");
        DriverMessage message = Messages.read(withPayload(asText ? Json.write(payload) : payload));
        assertThat(message.payload()).isEqualTo(payload);
        assertThat((String) message.resource().spec()).hasSize(12_500_000);
    }

    @Test
    void deepNestingIsToldWhereverItIs() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> Messages.read(deep.getBytes(UTF_8)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith("not JSON, line 1, column 1001: nested deeper than 1000 levels");
        assertThatThrownBy(() -> Messages.read(withPayload(resource(deep))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("nested deeper than 1000 levels");
        assertThatThrownBy(() -> Messages.read(withPayload(Json.write(resource(deep)))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith("inside payload, line 1, column")
                .hasMessageContaining("nested deeper than 1000 levels");
    }

    @Test
    void aNameThatOccursTwiceIsToldWhereverItIs() {
        assertThatThrownBy(() -> Messages.read(withPayload(resource("{\"a\":1,\"a\":2}"))))
                .hasMessageStartingWith("line 1, column 83: the name \"a\" occurs twice in one object");
        assertThatThrownBy(() -> Messages.read(withPayload(Json.write(resource("{\"ü\":1,\"ü\":2}")))))
                .hasMessageStartingWith("inside payload, line 1, column 42: the name \"ü\" occurs twice in one object");
    }

    @Test
    void numbersOfAnySizeDoNoHarm() {
        String spec = "[1e99999999," + "9".repeat(1000) + ",-0.0,1E-400]";
        assertThat(Json.write(
                        Messages.read(withPayload(resource(spec))).resource().spec()))
                .isEqualTo("[1E+99999999," + "9".repeat(1000) + ",0.0,1E-400]");
        assertThatThrownBy(() -> Messages.read(withPayload(resource("9".repeat(1001)))))
                .hasMessageContaining("a number of 1001 characters; up to 1000 are read");
    }

    @Test
    void aHugeNumberInsideAPayloadTextIsToldWhenTheSpecIsAskedFor() {
        DriverMessage message = Messages.read(withPayload(Json.write(resource("1e999999999"))));
        assertThatThrownBy(() -> message.resource().spec())
                .hasMessageContaining("a number with an exponent of 9 digits");
    }

    @Test
    void otherEncodingsAreTold() {
        byte[] utf16 = new String(withPayload(resource("1")), UTF_8).getBytes(UTF_16);
        assertThatThrownBy(() -> Messages.read(utf16)).hasMessageStartingWith("not JSON, line 1, column 1: ");
        assertThatThrownBy(() -> Messages.read(new byte[0]))
                .hasMessageStartingWith("not JSON, line 1, column 1: the text ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a\\nb", "\\u001b[31m", "\\ud83d", "*", ">", " ", "ü"})
    void aRunIdIsTextAndNothingElse(String runId) {
        byte[] body = new String(withPayload(resource("1")), UTF_8)
                .replace(":\"r\"", ":\"" + runId + "\"")
                .getBytes(UTF_8);
        assertThat(Messages.read(body).runId()).isEqualTo(Json.parse('"' + runId + '"'));
    }

    @Test
    void aDamagedMessageIsReadOrToldAndNothingElse() {
        Random random = new Random(11);
        List<byte[]> bodies = Captures.all().map(Captures.Message::body).toList();
        for (int i = 0; i < 5_000; i++) {
            byte[] whole = bodies.get(random.nextInt(bodies.size()));
            byte[] body = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int k = random.nextInt(3); k > 0 && body.length > 0; k--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            survive(body);
        }
    }

    private static void survive(byte[] body) {
        try {
            DriverMessage message = Messages.read(body);
            message.resource().spec();
            message.resource().spec(Map.class);
            message.resource().resultOf("one");
        } catch (ConveyorException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("jackson", "JsonToken", "com.");
        }
        try {
            LogEntries.read(body, 0, body.length);
            PipelineEvents.read(body);
        } catch (ConveyorException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("jackson", "JsonToken", "com.");
        }
    }
}
