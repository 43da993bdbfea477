package ug.open.conveyor.driver.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.InvalidSpecException;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

class MessagesTest {
    private static DriverMessage read(String json) {
        return Messages.read(json.getBytes(UTF_8));
    }

    @Test
    void everyCapturedEventIsRead() {
        List<Captures.Message> events = Captures.events().toList();
        assertThat(events).hasSizeGreaterThan(10);
        for (Captures.Message event : events) {
            DriverMessage message = Messages.read(event.body());
            Map<?, ?> body = (Map<?, ?>) Json.parse(event.body(), 0, event.body().length);
            Map<?, ?> resource = (Map<?, ?>) Json.parse((String) body.get("payload"));
            assertThat(message.payload()).isEqualTo(body.get("payload"));
            assertThat(message.runId()).isEqualTo(body.get("run_id"));
            assertThat(message.id()).isEqualTo(body.get("id")).hasSize(24);
            assertThat(message.event()).isEqualTo(body.get("event"));
            assertThat(message.resource().name()).isEqualTo(resource.get("name"));
            assertThat(message.resource().spec()).isEqualTo(resource.get("spec"));
            assertThat(message.resource().metadata()).isEqualTo(resource.get("metadata"));
            assertThat(event.subject())
                    .endsWith("resources." + message.resource().type());
        }
    }

    private record Handover(String commit) {}

    @Test
    void anEarlierStepsResultIsHandedOn() {
        Captures.Message event = Captures.of("pipeline-three-steps").stream()
                .filter(m -> m.subject().startsWith("drivers.three."))
                .findFirst()
                .orElseThrow();
        Resource resource = Messages.read(event.body()).resource();
        assertThat(resource.resultOf("one")).contains(DriverResult.success("done", Map.of("commit", "abc")));
        assertThat(resource.resultOf("two")).contains(DriverResult.success("done", List.of("x")));
        assertThat(resource.resultOf("three")).isEmpty();
        assertThat(resource.resultOf("one", Handover.class)).contains(new Handover("abc"));
        assertThat(resource.resultOf("three", Handover.class)).isEmpty();
        assertThat(resource.pipeline()).contains("one-two-three4dd2");
    }

    @Test
    void thePayloadMayBeTheResourceItself() {
        DriverMessage message =
                read("{ \"run_id\":\"r\",\"payload\": {\"name\":\"ü\", \"resource\":\"w\" ,\"spec\":{\"n\":1.10}}"
                        + " , \"event\":\"create\",\"more\":[{}]}");
        assertThat(message.payload()).isEqualTo("{\"name\":\"ü\", \"resource\":\"w\" ,\"spec\":{\"n\":1.10}}");
        assertThat(message.resource().name()).isEqualTo("ü");
        assertThat(message.resource().spec()).isEqualTo(Map.of("n", new BigDecimal("1.10")));
        assertThat(message.id()).isEmpty();
    }

    @Test
    void anEarlierResultMayBeAnObject() {
        Resource resource = Messages.resource("{\"name\":\"n\",\"resource\":\"w\",\"metadata\":{\"version\":2,"
                + "\"driverresults.a\": {\"success\" : true,\"data\":[ 1 ]},\"driverresults.b\":\"x\"}}");
        assertThat(resource.metadata())
                .containsEntry("version", "2")
                .containsEntry("driverresults.a", "{\"success\" : true,\"data\":[ 1 ]}");
        assertThat(resource.resultOf("a")).contains(DriverResult.success("", List.of(BigDecimal.ONE)));
        assertThat(resource.resultOf("a", int[].class).orElseThrow()).containsExactly(1);
        assertThatThrownBy(() -> resource.resultOf("a", String.class))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageStartingWith("the data of a do not fit at $: ");
        assertThatThrownBy(() -> resource.resultOf("b"))
                .hasMessageStartingWith("metadata driverresults.b holds no driver result: ");
    }

    @Test
    void aBareResourceBecomesACreateEventByteForByte() {
        byte[] line = "[{ \"name\":\"n\",\"resource\":\"w\",\"spec\":1.10 }]".getBytes(UTF_8);
        byte[] body = Messages.fromResource(line, 1, line.length - 1, "r\n", "0");
        assertThat(new String(body, UTF_8))
                .isEqualTo(
                        "{\"event\":\"create\",\"payload\":{ \"name\":\"n\",\"resource\":\"w\",\"spec\":1.10 },\"id\":\"0\",\"run_id\":\"r\\n\"}");
        DriverMessage message = Messages.read(body);
        assertThat(message.event()).isEqualTo("create");
        assertThat(message.runId()).isEqualTo("r\n");
        assertThat(message.payload()).isEqualTo("{ \"name\":\"n\",\"resource\":\"w\",\"spec\":1.10 }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|found an array; expected a driver message",
                "{|not JSON, line 1, column 2: the text ends where a name",
                "{'payload':{'name':'n','resource':'w'},'run_id':'r'}|event is missing",
                "{'event':'','payload':{'name':'n','resource':'w'},'run_id':'r'}|event is empty",
                "{'event':1,'payload':{'name':'n','resource':'w'},'run_id':'r'}|event must be a string, found a number",
                "{'event':'e','payload':{'name':'n','resource':'w'}}|run_id is missing",
                "{'event':'e','payload':{'name':'n','resource':'w'},'run_id':''}|run_id is empty",
                "{'event':'e','payload':{'name':'n','resource':'w'},'run_id':null}|run_id must be a string, found null",
                "{'event':'e','run_id':'r'}|payload is missing",
                "{'event':'e','run_id':'r','payload':[]}|payload must be a Resource, or a string that holds one, found an array",
                "{'event':'e','run_id':'r','payload':'nope'}|inside payload, line 1, column 1: expected a value, found 'n'",
                "{'event':'e','run_id':'r','payload':'{} x'}|inside payload, line 1, column 4: expected nothing after the value",
                "{'event':'e','run_id':'r','payload':'7'}|payload: found a number; expected a Resource",
                "{'event':'e','run_id':'r','payload':{}}|payload: name is missing",
                "{'event':'e','run_id':'r','payload':{'name':'n'}}|payload: resource is missing",
                "{'event':'e','run_id':'r','payload':{'name':'n','resource':''}}|payload: resource is empty",
                "{'event':'e','run_id':'r','payload':{'name':[],'resource':'w'}}|payload: name must be a string, found an array",
                "{'event':'e','run_id':'r','payload':{'name':'n','resource':'w','metadata':[]}}|payload: metadata must be an object, found an array",
                "{'event':'e','run_id':'r','event':'e'}|line 1, column 27: the name \"event\" occurs twice in one object",
            })
    void whatIsNoDriverMessageIsToldByItsField(String json, String problem) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void aDriverResultIsRead() {
        assertThat(result("{\"success\":true,\"message\":\"m\",\"data\":{\"a\":[1]},\"driver\":\"d\"}"))
                .isEqualTo(DriverResult.success("m", Map.of("a", List.of(BigDecimal.ONE))));
        assertThat(result("{\"success\":false}")).isEqualTo(DriverResult.failure(""));
        assertThatThrownBy(() -> result("{}"))
                .hasMessage("success of a driver result must be true or false, found nothing");
        assertThatThrownBy(() -> result("{\"success\":\"yes\"}")).hasMessageEndingWith("found a string");
        assertThatThrownBy(() -> result("{\"success\":true,\"message\":5}"))
                .hasMessage("message of a driver result must be a string, found the number 5");
        assertThatThrownBy(() -> result("[]"))
                .hasMessage("a driver result is an object with success, message and data, not an array");
        assertThatThrownBy(() -> result("{")).isInstanceOf(SyntaxException.class);
    }

    private static DriverResult result(String json) {
        return Messages.result(json.getBytes(UTF_8));
    }
}
