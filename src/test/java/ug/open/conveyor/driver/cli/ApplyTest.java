package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.host.ExitCodes;

final class ApplyTest {
    private static final String DEFINITION = """
            name: flutter-builder
            version: 0.0.2
            schema: {type: object}
            """;
    private static final String PIPELINE = """
            name: flutter-pipeline
            resource: flutter-builder
            steps:
              - {id: "1", name: Clone, driver: cloner}
              - {id: "2", name: Build, driver: builder}
            """;

    @TempDir
    Path folder;

    private final FakeApi api = FakeApi.start();

    @BeforeEach
    void aServerThatTakesBoth() {
        api.answers(
                "POST /resource-definitions/apply",
                201,
                "{\"id\":\"\",\"name\":\"flutter-builder\",\"description\":\"\",\"version\":\"0.0.2\",\"schema\":{}}");
        api.answers("POST /pipelines/", 201, "{\"name\":\"flutter-pipeline\",\"steps\":[],\"metadata\":null}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theShapeTellsWhatItIsAndAFileMayHoldSeveral() throws IOException {
        write("all.yaml", DEFINITION + "---\n" + PIPELINE);
        assertThat(apply("all.yaml"))
                .isEqualTo(
                        new Outcome(
                                0,
                                "resource definition flutter-builder replaced\npipeline flutter-pipeline applied\n",
                                "pipeline flutter-pipeline: replaces any pipeline of this name; the server does not report whether it had one\n"));
        assertThat(api.calls()).containsExactly("POST /resource-definitions/apply", "POST /pipelines/");
        assertThat(api.asked().get(0).body())
                .isEqualTo("{\"name\":\"flutter-builder\",\"version\":\"0.0.2\",\"schema\":{\"type\":\"object\"}}");
    }

    @Test
    void aLineOfJsonForEach() throws IOException {
        write("definition.yaml", DEFINITION);
        write("pipeline.yaml", PIPELINE);
        assertThat(apply("pipeline.yaml", "definition.yaml", "-o", "json").out())
                .isEqualTo("{\"kind\":\"pipeline\",\"name\":\"flutter-pipeline\",\"done\":\"applied\"}\n"
                        + "{\"kind\":\"resource-definition\",\"name\":\"flutter-builder\",\"done\":\"replaced\"}\n");
    }

    @Test
    void aPipelineThatWouldNeverEndIsAWarning() throws IOException {
        write("pipeline.yaml", PIPELINE + "  - {id: \"3\", name: Again, driver: cloner}\n");
        Outcome outcome = apply("pipeline.yaml");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .contains(": pipeline flutter-pipeline names the driver cloner twice, in steps 1 and 3: ");
    }

    @Test
    void nothingIsSentWhereOneFileIsWrong() throws IOException {
        write("definition.yaml", DEFINITION);
        write("resource.yaml", "name: app\nresource: workflow\nspec: {}\n");
        Outcome outcome = apply("definition.yaml", "resource.yaml");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err())
                .contains("resource.yaml: app is neither a resource definition", "'conveyor-driver trigger'");
        write("steps.yaml", "name: p\nresource: workflow\nsteps: [{id: \"1\"}]\n");
        assertThat(apply("definition.yaml", "steps.yaml").err()).contains("steps.yaml: step 1 names no driver");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void whatTheServerMissesIsSaid() throws IOException {
        write("pipeline.yaml", PIPELINE);
        api.answers(
                "POST /pipelines/",
                500,
                "{\"error\":\"Failed to find resource definition: resource definition with name "
                        + "flutter-builder not found\"}");
        Outcome outcome = apply("pipeline.yaml");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains("the server has no resource definition flutter-builder: make it first");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Outcome apply(String... words) {
        Here here = new Here().folder(folder);
        String[] all = new String[words.length + 3];
        all[0] = "apply";
        all[1] = "--api";
        all[2] = api.url().toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return here.run(all);
    }
}
