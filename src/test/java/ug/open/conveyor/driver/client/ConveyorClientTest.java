package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.CreatedResource;
import ug.open.conveyor.driver.Pipeline;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.ResourceDefinition;
import ug.open.conveyor.driver.fakes.FakeApi;

/** What an author calls, and what goes to the server for it. */
final class ConveyorClientTest {
    private static final String STORED =
            "{\"id\":\"7\",\"name\":\"app\",\"pipeline\":\"line\",\"resource\":\"workflow\","
                    + "\"metadata\":{\"version\":\"3\"},\"spec\":{\"n\":1.10}}";

    private final FakeApi api = FakeApi.start();
    private final ConveyorClient client = new ApiClient(api.url(), Optional.empty(), Instant::now);

    record Spec(String branch, List<Integer> depths) {}

    @AfterEach
    void stop() {
        api.close();
    }

    private String body() {
        return api.asked().get(api.asked().size() - 1).body();
    }

    @Test
    void aResourceIsCreatedOfARecord() throws InterruptedException {
        api.answers("POST /resources/", 201, "{\"name\":\"app\",\"runid\":\"r-1\",\"version\":\"1\"}");
        assertThat(client.createResource("workflow", "app", new Spec("main", List.of(1, 2))))
                .isEqualTo(new CreatedResource("app", "r-1", "1"));
        assertThat(body())
                .isEqualTo(
                        "{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{\"branch\":\"main\",\"depths\":[1,2]}}");
        client.createResource("workflow", "app", "line", Map.of());
        assertThat(body()).isEqualTo("{\"name\":\"app\",\"resource\":\"workflow\",\"pipeline\":\"line\",\"spec\":{}}");
    }

    @Test
    void whatAServerWouldKeepWithoutAnEventIsNotSent() {
        assertThatThrownBy(() -> client.createResource("workflow", "app", null))
                .isInstanceOf(ConveyorException.class)
                .hasMessage("resource workflow/app: 'spec' is missing; an empty one is spec: {}");
        assertThatThrownBy(() -> client.createResource("workflow", "app", Map.of("n", new BigDecimal("1E400"))))
                .isInstanceOf(ConveyorException.class)
                .hasMessageContaining("spec.n is the number 1E+400");
        assertThatThrownBy(() -> client.createResource("workflow", "app", Map.of("t", "x".repeat(1 << 20))))
                .isInstanceOf(ConveyorException.class)
                .hasMessageContaining("bytes on the wire");
        assertThat(api.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ü", "", ".."})
    void aNameThatNoPathCanHoldIsNotSent(String name) {
        assertThatThrownBy(() -> client.createResource("workflow", name, Map.of()))
                .hasFieldOrPropertyWithValue("reason", Reason.REFUSED);
        assertThatThrownBy(() -> client.definition(name)).hasFieldOrPropertyWithValue("reason", Reason.REFUSED);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aResourceIsReadInAnyVersion() throws InterruptedException {
        api.answers("GET /resources/workflow/app", 200, STORED).answers("GET /resources/workflow/app/3", 200, STORED);
        Resource resource = client.resource("workflow", "app").orElseThrow();
        assertThat(resource.metadata()).containsEntry("version", "3");
        assertThat(resource.pipeline()).contains("line");
        assertThat(resource.spec()).isEqualTo(Map.of("n", new BigDecimal("1.10")));
        assertThat(client.resource("workflow", "app", 3).orElseThrow().id()).isEqualTo("7");
    }

    @Test
    void whatTheServerHasNotIsEmpty() throws InterruptedException {
        api.answers(
                        "GET /resources/workflow/app",
                        500,
                        error("Failed to find resource: resource with name app and type workflow not found"))
                .answers(
                        "GET /resources/workflow/app/9",
                        500,
                        error("Failed to find resource: resource with name app, type workflow and version 9 not found"))
                .answers(
                        "GET /resource-definitions/workflow",
                        500,
                        error("Failed to find resource definition: resource definition with name workflow not found"))
                .answers(
                        "DELETE /resource-definitions/workflow",
                        500,
                        error(
                                "Failed to delete resource definition: resource definition with name workflow not found"));
        assertThat(client.resource("workflow", "app")).isEmpty();
        assertThat(client.resource("workflow", "app", 9)).isEmpty();
        assertThat(client.definition("workflow")).isEmpty();
        client.deleteDefinition("workflow");
    }

    @Test
    void anUpdateKeepsPipelineAndMetadata() throws InterruptedException {
        api.answers("GET /resources/workflow/app", 200, STORED)
                .answers("PUT /resources/workflow/app", 200, STORED.replace("\"3\"", "\"4\""));
        Resource before = client.resource("workflow", "app").orElseThrow();
        Resource after = client.updateResource(before, Map.of("n", 2));
        assertThat(body())
                .isEqualTo("{\"name\":\"app\",\"resource\":\"workflow\",\"pipeline\":\"line\",\"spec\":{\"n\":2},"
                        + "\"metadata\":{\"version\":\"3\"}}");
        assertThat(after.metadata()).containsEntry("version", "4");
        api.answers(
                "PUT /resources/workflow/app",
                500,
                error(
                        "Failed to update resource: resource with name app and type workflow not found: resource with name app and type workflow not found "));
        assertThatThrownBy(() -> client.updateResource(before, Map.of()))
                .hasFieldOrPropertyWithValue("reason", Reason.NOT_FOUND)
                .hasMessage("the server has no resource workflow/app");
    }

    @Test
    void aDefinitionIsCreatedReadAndReplaced() throws InterruptedException {
        String stored =
                "{\"id\":\"1\",\"name\":\"workflow\",\"description\":\"d\",\"version\":\"0.0.1\",\"schema\":{\"type\":\"object\"}}";
        api.answers("POST /resource-definitions/", 201, stored)
                .answers("POST /resource-definitions/apply", 201, stored.replace("\"1\"", "\"\""))
                .answers("PUT /resource-definitions/workflow", 200, stored)
                .answers("GET /resource-definitions/workflow", 200, stored);
        ResourceDefinition definition = new ResourceDefinition("workflow", "0.0.1", "d", Map.of("type", "object"));
        client.createDefinition(definition);
        assertThat(body())
                .isEqualTo(
                        "{\"name\":\"workflow\",\"description\":\"d\",\"version\":\"0.0.1\",\"schema\":{\"type\":\"object\"}}");
        assertThat(client.applyDefinition(definition)).isTrue();
        client.updateDefinition(definition);
        assertThat(client.definition("workflow")).contains(definition);
    }

    @Test
    void aPipelineIsSentWithItsSteps() throws InterruptedException {
        api.answers("POST /pipelines/", 201, "{\"name\":\"line\"}");
        client.applyPipeline(Pipeline.of("line", "workflow", "git-cloner", "builder"));
        assertThat(body())
                .isEqualTo("{\"name\":\"line\",\"resource\":\"workflow\",\"description\":\"\",\"steps\":["
                        + "{\"id\":\"1\",\"name\":\"git-cloner\",\"driver\":\"git-cloner\"},"
                        + "{\"id\":\"2\",\"name\":\"builder\",\"driver\":\"builder\"}]}");
        assertThatThrownBy(() -> Pipeline.of("line", "workflow", "a", "b", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pipeline line names the driver a twice: a run of it would never end");
    }

    private static String error(String sentence) {
        return "{\"error\":\"" + sentence + "\"}";
    }
}
