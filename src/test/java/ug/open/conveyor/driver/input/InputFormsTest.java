package ug.open.conveyor.driver.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ug.open.conveyor.driver.input.Texts.MESSAGE;
import static ug.open.conveyor.driver.input.Texts.RESOURCE;
import static ug.open.conveyor.driver.input.Texts.body;
import static ug.open.conveyor.driver.input.Texts.events;
import static ug.open.conveyor.driver.input.Texts.gzip;
import static ug.open.conveyor.driver.input.Texts.input;
import static ug.open.conveyor.driver.input.Texts.options;
import static ug.open.conveyor.driver.input.Texts.quoted;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

class InputFormsTest {
    private static final String EVENT = "{\"kind\":\"event\",\"e\":3,\"time\":\"2026-11-24T09:00:00.5+01:00\","
            + "\"subject\":\"drivers.d.resources.workflow\",\"seq\":17,\"message\":" + MESSAGE + "}";

    @Test
    void anEventLineKeepsTheMessageByteForByte() throws Exception {
        String spaced = MESSAGE.replace(",", " ,  ").replace("1.10", "1.100e0");
        Delivery event = only(events("a.jsonl", EVENT.replace(MESSAGE, spaced)));
        assertThat(body(event)).isEqualTo(spaced);
        assertThat(event.message().payload()).contains("1.100e0");
        assertThat(event.envelope().subject()).isEqualTo("drivers.d.resources.workflow");
        assertThat(event.envelope().sequence()).isEqualTo(OptionalLong.of(17));
        assertThat(event.envelope().time()).isEqualTo(Instant.parse("2026-11-24T08:00:00.5Z"));
    }

    @Test
    void anEventLineMayHoldTheMessageInBase64() throws Exception {
        String pretty = MESSAGE.replace(",\"", ",\n\"");
        Delivery event = only(events("a.jsonl", withBytes(pretty)));
        assertThat(body(event)).isEqualTo(pretty);
        assertThat(event.message().runId()).isEqualTo("r1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.json", "a.yaml"})
    void aMessageThatWasWrittenByHandNeedsNoRunId(String name) throws Exception {
        String byHand = MESSAGE.replace(",\"run_id\":\"r1\"", " ");
        Delivery event = only(events(name, byHand + "\n"));
        assertThat(event.message().runId()).isEqualTo(Texts.RUN);
        assertThat(event.message().resource().type()).isEqualTo("workflow");
    }

    @Test
    void recordedBytesThatAreNoMessageAreLeftForTheManagerToReject() throws Exception {
        Delivery event = only(events("a.jsonl", withBytes("not json")));
        assertThat(body(event)).isEqualTo("not json");
        assertThatThrownBy(event::message).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void aBareMessageIsBroadcastToItsResourceType() throws Exception {
        Delivery event = only(events("a.jsonl", MESSAGE));
        assertThat(body(event)).isEqualTo(MESSAGE);
        assertThat(event.envelope().subject()).isEqualTo("resources.workflow");
        assertThat(event.envelope().time()).isEqualTo(Texts.NOW);
        assertThat(event.message().payload()).isEqualTo(RESOURCE);
    }

    @Test
    void aBareResourceBecomesACreateEventWithANewRunId() throws Exception {
        Delivery event = only(events("a.jsonl", RESOURCE));
        assertThat(event.message().event()).isEqualTo("create");
        assertThat(event.message().runId()).isEqualTo(Texts.RUN);
        assertThat(event.message().id()).hasSize(24);
        assertThat(event.message().payload()).isEqualTo(RESOURCE);
        assertThat(event.envelope().subject()).isEqualTo("resources.workflow");
    }

    @Test
    void ofCapturedLinesThoseOnAnEventSubjectAreEvents() throws Exception {
        String lines = captured("resources.workflow", MESSAGE)
                + captured("logs.r1", "{}")
                + captured("live.logs.r1.d", "{}")
                + captured("pipelines.driver.result", "{}")
                + captured("drivers.d.resources.workflow", MESSAGE);
        List<Delivery> events = events("a.jsonl", lines);
        assertThat(events).extracting(Texts::body).containsExactly(MESSAGE, MESSAGE);
        assertThat(events.get(1).envelope().addressee()).contains("d");
    }

    @Test
    void aCapturedLineThatTheStreamHadDroppedIsPassedOver() throws Exception {
        String line =
                "{\"time\":\"2026-11-24T09:00:00Z\",\"subject\":\"resources.workflow\",\"headers\":{\"Nats-Msg-Id\":[\"m1\"]},\"body\":"
                        + quoted(MESSAGE) + "}\n";
        String later = line.replace("09:00:00Z", "09:02:05Z");
        assertThat(events("a.jsonl", line + line + later)).hasSize(2);
    }

    @Test
    void anArrayGivesItsElementsAsTheyStand() throws Exception {
        String pretty = MESSAGE.replace(",\"", ",\n  \"");
        List<Delivery> events = events(
                "a.json",
                " \n[" + pretty + "\n, " + RESOURCE + "," + EVENT + " ,\n" + captured("resources.x", MESSAGE) + "]\n");
        assertThat(events).hasSize(4);
        assertThat(body(events.get(0))).isEqualTo(pretty);
        assertThat(events.get(2).envelope().sequence()).isPresent();
    }

    @Test
    void objectsMayGoOverManyLines() throws Exception {
        String pretty = MESSAGE.replace(",\"", ",\n  \"");
        assertThat(events("a.json", pretty)).extracting(Texts::body).containsExactly(pretty);
        assertThat(events("a.json", "{\n" + MESSAGE.substring(1) + "\n" + pretty + "\n"))
                .hasSize(2);
    }

    @Test
    void yamlDocumentsAreEvents() throws Exception {
        String yaml =
                "# two events\n---\nevent: update\nrun_id: r7\npayload:\n  name: app\n  resource: workflow\n  spec: {n: 1.10, t: yes}\n"
                        + "---\n# nothing\n---\nname: other\nresource: workflow\nspec: null\n...\n";
        for (String name : List.of("a.yaml", "a.yml", "standard input")) {
            List<Delivery> events = events(name, yaml);
            assertThat(events).extracting(event -> event.message().event()).containsExactly("update", "create");
            assertThat(events.get(0).message().payload()).contains("1.10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.jsonl.gz", "standard input"})
    void anythingMayBePackedByGzip(String name) throws Exception {
        assertThat(events(input(name, gzip(MESSAGE + "\n" + MESSAGE)), options()))
                .hasSize(2);
    }

    @Test
    void gzipPartsPutTogetherAreReadToTheLastOne() throws Exception {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            joined.writeBytes(gzip(MESSAGE + "\n"));
        }
        assertThat(events(input("a", joined.toByteArray()), options())).hasSize(20);
    }

    @Test
    void aByteOrderMarkCarriageReturnsAndBlankLinesDoNoHarm() throws Exception {
        assertThat(events("a.jsonl", "\ufeff\r\n" + MESSAGE + "\r\n\r\n  \t\r\n  " + MESSAGE + " \r\n"))
                .hasSize(2);
        assertThat(events("a.json", "\ufeff[" + MESSAGE + "]\r\n")).hasSize(1);
    }

    @Test
    void unknownKindsAndFieldsArePassedOver() throws Exception {
        String lines = "{\"kind\":\"session\",\"format\":1}\n{\"kind\":\"weather\",\"sun\":true}\n"
                + EVENT.replace("\"e\":3", "\"e\":3,\"new\":[1]");
        assertThat(events("a.jsonl", lines)).hasSize(1);
    }

    @Test
    void aLineOf25MegabytesIsRead() throws Exception {
        String payload = "{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":\"" + "x".repeat(25_000_000) + "\"}";
        String message = "{\"event\":\"create\",\"run_id\":\"r\",\"payload\":" + payload + "}";
        assertThat(only(events("a.jsonl", message)).message().payload()).hasSize(payload.length());
    }

    @Test
    void skippedRecordsAreCountedAndReported() throws Exception {
        List<String> skipped = new java.util.ArrayList<>();
        String lines = MESSAGE + "\nnonsense\n{\"event\":\"create\"}\n" + MESSAGE + "\n";
        try (RecordedEvents events = Recordings.events(
                input("a.jsonl", lines), options().skippingInvalid(problem -> skipped.add(problem.getMessage())))) {
            assertThat(events.next()).isPresent();
            assertThat(events.next()).isPresent();
            assertThat(events.next()).isEmpty();
            assertThat(events.skipped()).isEqualTo(2);
        }
        assertThat(skipped).hasSize(2);
        assertThat(skipped.get(0)).startsWith("a.jsonl:2:1: ");
    }

    @Test
    void aFilterGivesOnlyWhatIsMeant() throws Exception {
        String other = MESSAGE.replace("\"run_id\":\"r1\"", "\"run_id\":\"r2\"");
        EventFilter filter = EventFilter.parse(List.of("run=r2"));
        try (RecordedEvents events =
                Recordings.events(input("a", MESSAGE + "\n" + other), options().only(filter))) {
            assertThat(events.next().orElseThrow().message().runId()).isEqualTo("r2");
            assertThat(events.next()).isEmpty();
            assertThat(events.found()).isEqualTo(2);
            assertThat(events.given()).isEqualTo(1);
        }
    }

    private static Delivery only(List<Delivery> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String withBytes(String body) {
        String base64 = Base64.getEncoder().encodeToString(body.getBytes(UTF_8));
        return EVENT.replace("\"message\":" + MESSAGE, "\"bytes\":\"" + base64 + "\"");
    }

    private static String captured(String subject, String body) {
        return "{\"time\":\"2026-11-24T09:00:00Z\",\"subject\":\"" + subject + "\",\"body\":" + quoted(body) + "}\n";
    }
}
