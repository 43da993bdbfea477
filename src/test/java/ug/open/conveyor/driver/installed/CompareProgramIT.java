package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.live.NatsBinary;
import ug.open.conveyor.driver.live.Production;
import ug.open.conveyor.driver.terminal.Tmux;

/** A program on one of Conveyor's own runtimes as a bystander: it acts for real, so somebody has to confirm it. */
final class CompareProgramIT {
    @TempDir
    private Path folder;

    private LiveScene live;
    private String program;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        live.scene.tool.with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
        program = StandIn.program().toString();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    private Running start(String listens, String... words) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        all.addAll(List.of("--yes", "--program", "--", program, "go", "demo", "workflow"));
        Running running = Running.start(live.scene.tool.builder(all.toArray(String[]::new)), folder);
        running.awaitErr(listens);
        return running;
    }

    private static DriverResult secondIsAnother(DriverMessage message) {
        return DriverResult.success("", Map.of("name", message.runId().equals("run-0002") ? "other" : "app"));
    }

    @Test
    void itsResultsAreComparedAndProductionSeesNothingOfIt() throws Exception {
        try (Production production = Production.on(live.server, "demo", CompareProgramIT::secondIsAnother)) {
            Map<String, Object> before = live.infos();
            Running running = start("comparing with the driver demo", "--compare", "--max-events", "3");
            assertThat(live.infos()).isEqualTo(before);
            for (int i = 1; i <= 3; i++) {
                live.publish("resources.workflow", "run-000" + i);
            }
            Installation.await("what production does", () -> production.done() == 3);
            Map<String, Object> after = live.infos();
            Outcome outcome = running.outcome();
            assertThat(outcome.code()).as(outcome.err()).isEqualTo(3);
            assertThat(outcome.out()).contains("got create for app");
            assertThat(outcome.err())
                    .contains(
                            "run run-0002 differs in 1 place: - production + here\n  $.data.name\n    - \"other\"\n    + \"app\"\n")
                    .endsWith("3 results, 1 of them not the same as in production\n");
            assertThat(live.infos()).isEqualTo(after);
        }
    }

    @Test
    void itShadowsWithoutAComparisonToo() throws Exception {
        Running running = start("shadowing workflow", "--max-events", "1");
        live.publish("resources.workflow", "run-0001");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("got create for app");
        assertThat(live.management.getConsumerNames("messages")).isEmpty();
    }

    @Test
    void withoutATerminalAndConsentItIsRefused() {
        live.scene
                .run("run", "--compare", "--program", "--", program, "go", "demo", "workflow")
                .ends(2)
                .says(
                        "a program on a runtime of its own acts for real and cannot shadow",
                        "there is no terminal to ask whether to run it beside production: --yes");
    }

    @Test
    void onATerminalAPersonIsAsked() {
        Programs.need("bash", "tmux");
        Shell shell = Shell.in(folder.resolve("home")).with("CONVEYOR_NATS_URL", live.server.url());
        try (Tmux terminal = Tmux.shell(100, 24, shell.folder(), shell.environment())) {
            terminal.type("conveyor-driver run --program -- " + program + "; echo code $?");
            terminal.await("Really run it beside production");
            terminal.type("no");
            assertThat(terminal.await("code 130")).contains("cancelled; nothing was done");
        }
    }
}
