package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** Resources of a server, and the pipelines that this machine applied. */
final class ServerResourceIT {
    private static final String RESULT = "{\"success\":true,\"message\":\"\",\"data\":{\"n\":1.10},\"driver\":\"a\"}";

    @TempDir
    private Path folder;

    private ServerScene it;

    @BeforeEach
    void starts() throws Exception {
        it = new ServerScene(folder);
        it.engine.create(Map.of("name", "app", "resource", "workflow", "spec", Map.of("branch", "main")));
        it.engine.update(
                "workflow",
                "app",
                Map.of(
                        "name",
                        "app",
                        "resource",
                        "workflow",
                        "spec",
                        Map.of("branch", "main"),
                        "metadata",
                        Map.of("driverresults.a", RESULT, "version", "1")));
    }

    @AfterEach
    void ends() throws Exception {
        it.close();
    }

    @Test
    void jsonIsWhatTheServerHas() {
        Seen seen = it.scene
                .run("server", "resource", "get", "workflow/app", "-o", "json")
                .ends(0);
        Map<?, ?> resource = ServerScene.objects(seen).get(0);
        assertThat(resource.get("name")).isEqualTo("app");
        assertThat(resource.get("spec")).isEqualTo(Map.of("branch", "main"));
        assertThat(resource.get("metadata")).isEqualTo(Map.of("driverresults.a", RESULT, "version", "2"));
    }

    @Test
    void textHasTheResultsOfDriversAsJson() {
        it.scene
                .run("server", "resource", "get", "workflow/app")
                .ends(0)
                .prints("name      app\n")
                .prints("\"driverresults.a\": {", "\"success\": true", "\"n\": 1.10", "\"version\": \"2\"");
    }

    @Test
    void aResourceThatIsNotThereIsTold() {
        for (String verb : List.of("get", "delete")) {
            it.scene
                    .run("server", "resource", verb, "workflow/nothing")
                    .ends(1)
                    .says("there is no resource workflow/nothing on the server")
                    .printsNothing();
        }
    }

    @Test
    void aNameThatNoPathHoldsIsTold() {
        it.scene
                .run("server", "resource", "get", "workflow/a b")
                .ends(2)
                .says(
                        "the server can neither show nor delete a resource whose name is 'a b': it does not decode the paths");
        it.scene
                .run("server", "resource", "delete", "app", "--yes")
                .ends(2)
                .says("expected TYPE/NAME, such as workflow/app, not 'app'");
    }

    @Test
    void itIsDeletedWithConsentAlone() throws Exception {
        it.scene
                .run("server", "resource", "delete", "workflow/app")
                .ends(2)
                .says("there is no terminal to ask whether to delete the resource workflow/app: --yes says so");
        assertThat(it.engine.has("workflow", "app")).isTrue();
        it.scene
                .run("server", "resource", "delete", "workflow/app", "--yes")
                .ends(0)
                .says("the resource has the version 2; the server keeps its versions and publishes no event")
                .printsOnly(
                        "deleted the resource workflow/app, version 2; the server keeps its versions and published no event\n");
        assertThat(it.engine.has("workflow", "app")).isFalse();
    }

    @Test
    void jsonNamesWhatWasDeleted() {
        Seen seen = it.scene
                .run("server", "resource", "delete", "workflow/app", "--yes", "-o", "json")
                .ends(0);
        assertThat(ServerScene.objects(seen))
                .isEqualTo(List.of(Map.of("resource", "workflow", "name", "app", "version", "2")));
    }

    @Test
    void aPersonIsAskedAndMayRefuse() {
        Programs.need("bash", "tmux");
        Shell shell = Shell.in(folder).with("CONVEYOR_API_URL", it.api.url().toString());
        try (Tmux terminal = Tmux.shell(120, 24, shell.folder(), shell.environment())) {
            terminal.type("conveyor-driver server resource delete workflow/app; echo code $?");
            terminal.await("Really delete the resource workflow/app");
            terminal.type("no");
            assertThat(terminal.await("code 130")).contains("cancelled; nothing was done");
        }
        assertThat(it.engine.has("workflow", "app")).isTrue();
    }

    @Test
    void aHostileAnswerMovesNoCursor() {
        try (FakeApi api = FakeApi.start()) {
            api.answers(
                    "GET /resources/workflow/app",
                    200,
                    "{\"\\u001b[2J\":\"\\u001b[31m\",\"name\":\"app\",\"pipeline\":\"\\u202e\",\"metadata\":{\"driverresults.\\u0007\":\"[[[\"},"
                            + "\"spec\":{\"n\":1e99999}}");
            it.scene.tool.with("CONVEYOR_API_URL", api.url().toString());
            for (String format : List.of("text", "json")) {
                Seen seen = it.scene
                        .run("server", "resource", "get", "workflow/app", "-o", format)
                        .ends(0);
                assertThat(seen.out())
                        .doesNotContain("\u001b", "\u202e", "\u0007")
                        .contains("1E+99999");
            }
        }
    }

    /** A server of another kind may answer everything with 200. */
    @Test
    void whatIsNotTheResourceIsNotDeleted() {
        try (FakeApi api = FakeApi.start()) {
            api.answers("GET /resources/workflow/app", 200, "{\"hello\":\"world\"}");
            it.scene.tool.with("CONVEYOR_API_URL", api.url().toString());
            for (String verb : List.of("get", "delete --yes")) {
                it.scene
                        .run(("server resource " + verb + " workflow/app").split(" "))
                        .ends(2)
                        .says("what the server answers is not the resource workflow/app")
                        .printsNothing();
            }
            assertThat(api.calls()).doesNotContain("DELETE /resources/workflow/app");
        }
    }

    @Test
    void pipelinesAreThoseThatThisMachineApplied() throws Exception {
        it.scene
                .run("server", "pipelines")
                .ends(0)
                .says("this machine has applied no pipeline yet, and a server has no list of its pipelines")
                .printsNothing();
        it.scene.write(
                "line.yaml",
                "name: line\nresource: workflow\nsteps: [{id: '1', name: a, driver: a}, {id: '2', name: b, driver: b}]\n");
        it.scene.run("apply", "line.yaml").ends(0);
        it.scene
                .run("server", "pipelines")
                .ends(0)
                .says("a server has no list of its pipelines")
                .printsMatching(
                        "PIPELINE  STEPS  +APPLIED +SERVER\nline      a [→>] b  20\\S+Z  http://127.0.0.1:\\d+\n");
        Map<?, ?> pipeline = ServerScene.objects(
                        it.scene.run("server", "pipelines", "-o", "json").ends(0))
                .get(0);
        assertThat(pipeline.get("pipeline")).isEqualTo("line");
        assertThat(pipeline.get("steps")).isEqualTo(List.of("a", "b"));
        assertThat(pipeline.get("server")).isEqualTo(it.api.url().toString());
        assertThat((String) pipeline.get("time")).matches("20\\S+Z");
    }
}
