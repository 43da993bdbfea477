package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

class PlainResultTest {
    private static final String RESULT =
            "{\"event\":\"driver.result\",\"run_id\":\"r1\",\"resource\":{\"id\":\"1\",\"name\":\"app\",\"spec\":{\"a\":1}},"
                    + "\"driverresult\":{\"success\":true,\"message\":\"done\",\"data\":{\"a\":[1.50,null,\"x\"]},\"driver\":\"demo\"}}";
    private static final byte[] INTERESTING = "{}[]\":,\\/0123456789-+.eEtrufalsn \t\n\u0000\u007fxü".getBytes(UTF_8);

    private static PipelineEvent plain(String json) {
        return PlainResult.read(json.getBytes(UTF_8));
    }

    @Test
    void aResultOfTheGoRuntimeIsPlainAndReadAsTheStrictReaderDoes() {
        assertThat(plain(RESULT)).isNotNull().isEqualTo(PipelineEvents.strictly(RESULT.getBytes(UTF_8)));
        List<byte[]> captured = Captures.all()
                .filter(message -> message.subject().startsWith("pipelines."))
                .map(Captures.Message::body)
                .toList();
        assertThat(captured.stream().filter(body -> PlainResult.read(body) != null))
                .hasSizeGreaterThan(5);
        captured.forEach(PlainResultTest::isAsRead);
    }

    private static void isAsRead(byte[] body) {
        PipelineEvent plain = PlainResult.read(body);
        if (plain != null) {
            assertThat(plain).as(new String(body, UTF_8)).isEqualTo(PipelineEvents.strictly(body));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'e','run_id':'r','driverresult':{'success':false}}",
                "{'driverresult':{'driver':'d','success':false,'data':null},'run_id':'','event':''}",
                "{'event':'e','run_id':'r','resource':null,'driverresult':{'success':true,'data':false}}",
                "{'event':'e','run_id':'r','resource':'text','driverresult':{'success':true,'data':-0.5}}",
            })
    void otherFormsThatArePlain(String json) {
        byte[] body = json.replace('\'', '"').getBytes(UTF_8);
        assertThat(PlainResult.read(body)).isNotNull().isEqualTo(PipelineEvents.strictly(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'e','run_id':'r'}",
                "{'event':'e','run_id':'r','driverresult':{}}",
                "{'event':'e','run_id':'r','driverresult':{'success':1}}",
                "{'event':'e','run_id':'r','driverresult':{'success':",
                "{'event':'e','run_id':'r','driverresult':{'success':true,'success':false}}",
                "{'event':'e','run_id':'r','driverresult':{'success':true},'driverresult':{'success':false}}",
                "{'event':'e','event':'f','run_id':'r','driverresult':{'success':true}}",
                "{'event':'e','run_id':'r','driverresult':{'success':true,'message':null}}",
                "{'event':'e','run_id':'r','driverresult':{'success':true,'data':{'a':1,'a':2}}}",
                "{'event':'\u00fc','run_id':'r','driverresult':{'success':true}}",
                "{'event':'e','run_id':'r','driverresult':{'success':true},'more':1}",
                "{'event':'e','run_id':'r','driverresult':{'success':true}} ",
                "[]",
                "",
            })
    void whatIsNotPlainIsLeftToTheStrictReader(String json) {
        assertThat(plain(json.replace('\'', '"'))).isNull();
    }

    @Test
    void aResultWithAByteChangedIsReadAsTheStrictReaderDoesOrNotAtAll() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = RESULT.getBytes(UTF_8);
            body[random.nextInt(body.length)] = INTERESTING[random.nextInt(INTERESTING.length)];
            isAsRead(body);
        }
    }
}
