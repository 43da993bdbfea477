package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.CreatedResource;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.runtime.LogEntry;

/** The answers are those of a running server. */
final class ApiClientTest {
    private static final String RUN = "45b92f67-9aee-4df9-98f5-cdac97975ff6";

    private final FakeApi api = FakeApi.start();
    private final ApiClient client = new ApiClient(api.url(), Optional.empty(), Instant::now);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aResourceIsCreatedAndItsRunIdTold() throws InterruptedException {
        api.answers(
                "POST /resources/",
                201,
                "{\"message\":\"Resource created successfully\",\"name\":\"build-app\",\"runid\":\"" + RUN
                        + "\",\"version\":\"1\"}");
        String body = "{\"name\":\"build-app\",\"resource\":\"flutter-builder\",\"spec\":{\"n\":1.10,\"t\":\"ü\"}}";
        assertThat(client.createResource(utf8(body))).isEqualTo(new CreatedResource("build-app", RUN, "1"));
        assertThat(api.asked()).containsExactly(new FakeApi.Asked("POST /resources/", null, "application/json", body));
    }

    @Test
    void aResourceIsDeletedThereOrNot() throws InterruptedException {
        api.answers("DELETE /resources/workflow/lab-1.a", 204, "");
        client.deleteResource("workflow", "lab-1.a");
        client.deleteResource("workflow", "lab-1.a");
        assertThat(api.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ü", "", "..", "a%20b", "a?b"})
    void aNameThatAServerWouldTakeForAnotherIsNotDeleted(String name) {
        assertThatThrownBy(() -> client.deleteResource("workflow", name))
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED)
                .hasMessageStartingWith("'" + name + "' cannot be named in a path");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aDefinitionIsMadeOrReplacedAndWhichIsTold() throws InterruptedException {
        String replaced =
                "{\"id\":\"\",\"name\":\"flutter-builder\",\"description\":\"\",\"version\":\"0.0.2\",\"schema\":{}}";
        api.answers("POST /resource-definitions/apply", 201, replaced);
        assertThat(client.applyDefinition(utf8("{}"))).isTrue();
        api.answers(
                "POST /resource-definitions/apply",
                201,
                replaced.replace("\"id\":\"\"", "\"id\":\"955bc81d-ab59-437b-84fc-e044e5019ef7\""));
        assertThat(client.applyDefinition(utf8("{}"))).isFalse();
    }

    @Test
    void aPipelineIsMade() throws InterruptedException {
        api.answers(
                "POST /pipelines/",
                201,
                "{\"name\":\"emptied\",\"description\":\"\",\"version\":\"\",\"resource\":\"flutter-builder\",\"steps\":[],"
                        + "\"metadata\":null}");
        client.createPipeline(utf8("{\"name\":\"emptied\"}"));
        assertThat(api.calls()).containsExactly("POST /pipelines/");
    }

    @Test
    void storedLogsAreEntriesInTheServersOrder() throws InterruptedException {
        api.answers(
                "GET /logs?runid=" + RUN + "&driver=git-cloner",
                200,
                "[{\"runid\":\"" + RUN
                        + "\",\"driver\":\"git-cloner\",\"pipeline\":\"\",\"timestamp\":\"1795511833\",\"message\":"
                        + "\"Cloning into 'app'... \\u001b[32mdone\\u001b[0m\"} , {\"runid\":\"" + RUN
                        + "\",\"driver\":\"git-cloner\",\"pipeline\":\"p\",\"timestamp\":\"2026-11-24T09:00:05.000001Z\","
                        + "\"message\":\"two\\nlines ] } \\\" \\u003ca\\u003e\"}]");
        List<LogEntry> entries = client.logs(RUN, Optional.of("git-cloner"));
        assertThat(entries)
                .extracting(LogEntry::message)
                .containsExactly("Cloning into 'app'... \u001b[32mdone\u001b[0m", "two\nlines ] } \" <a>");
        assertThat(entries.get(1).timestamp()).isEqualTo(Instant.parse("2026-11-24T09:00:05.000001Z"));
        assertThat(entries.get(1).pipeline()).isEqualTo("p");
    }

    @Test
    void anUnknownRunHasNoLogsAndAnOddRunIdIsEncoded() throws InterruptedException {
        api.answers("GET /logs?runid=a%20b%26c%7C%C3%BC", 200, "[]");
        assertThat(client.logs("a b&c|ü", Optional.empty())).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
