package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Running;
import ug.open.conveyor.driver.live.Engine;
import ug.open.conveyor.driver.live.EngineApi;
import ug.open.conveyor.driver.live.NatsServer;

/** Beside a whole server: a run that is begun here, its log lines there. */
@Tag("windows")
final class TriggeredIT {
    @TempDir
    Path home;

    private NatsServer server;
    private Engine engine;
    private EngineApi api;
    private Prompt prompt;
    private Running driver;

    /** A driver that has joined, and fails what is named so. */
    @BeforeEach
    void aServerAndItsDriver() throws Exception {
        server = NatsServer.start(home.resolve("nats"));
        engine = Engine.on(server);
        api = EngineApi.of(engine);
        prompt = Prompt.in(home)
                .with("CONVEYOR_NATS_URL", server.url())
                .with("CONVEYOR_API_URL", api.url().toString());
        prompt.driver("echo builds %CONVEYOR_RESOURCE_NAME%", "if \"%CONVEYOR_RESOURCE_NAME%\"==\"bad\" exit /b 4");
        prompt.write("app.yaml", "name: app\r\nresource: workflow\r\nspec: {ref: main}\r\n");
        prompt.write("bad.yaml", "name: bad\r\nresource: workflow\r\nspec: {}\r\n");
        prompt.write(
                "definition.yaml", "name: workflow\r\ndescription: one\r\nschema: {type: object, required: [ref]}\r\n");
        driver = prompt.at("driver").start("conveyor-driver run ..\\demo --join --max-events 1");
        driver.awaitErr("joined as demo");
    }

    @AfterEach
    void stop() throws Exception {
        if (driver.isAlive()) {
            prompt.at("driver").kill(" run ..\\demo ");
            driver.outcome();
        }
        api.close();
        engine.close();
        server.close();
    }

    @Test
    void aRunIsBegunAndFollowedToItsEnd() {
        prompt.run("conveyor-driver trigger app.yaml --follow")
                .ends(0)
                .prints("builds app\n")
                .says("created workflow/app: run ", "demo succeeded");
        assertThat(engine.results()).singleElement().asString().contains("\"success\":true");
    }

    @Test
    void aFailureIsTheExitCode() {
        prompt.run("conveyor-driver trigger bad.yaml -f")
                .ends(1)
                .prints("builds bad\n")
                .says("demo FAILED: exit 4");
    }

    @Test
    void aDryRunSendsNothing() {
        prompt.run("conveyor-driver trigger app.yaml --dry-run")
                .ends(1)
                .prints("POST /resources/ ")
                .says("nothing was sent; the server would refuse it: the type workflow has no definition");
        assertThat(engine.has("workflow", "app")).isFalse();
    }

    @Test
    void aDefinitionIsAppliedAndEventsAreCheckedByIt() {
        prompt.run("conveyor-driver apply definition.yaml").ends(0);
        prompt.run("conveyor-driver event check events.jsonl").ends(1).prints("ref");
        prompt.run("conveyor-driver event new --from app.yaml > new.jsonl").ends(0);
        prompt.run("conveyor-driver event check new.jsonl").ends(0);
    }

    @Test
    void aContextIsKept() {
        prompt.run("conveyor-driver context add local --nats " + server.url() + " --api " + api.url())
                .ends(0);
        prompt.with("CONVEYOR_NATS_URL", "")
                .with("CONVEYOR_API_URL", "")
                .run("conveyor-driver server status --context local")
                .ends(0)
                .prints(server.url(), "all is well");
    }

    @Test
    void logsOfARunAreAskedFromTheServer() {
        prompt.run("conveyor-driver trigger app.yaml --follow").ends(0);
        assertThat(driver.outcome().code()).isZero();
        String run = engine.results().get(0).replaceAll(".*\"run_id\":\"([^\"]+)\".*", "$1");
        prompt.with("CONVEYOR_DRIVER_HOME", "empty")
                .run("conveyor-driver logs --run " + run)
                .ends(0)
                .prints("builds app");
    }
}
