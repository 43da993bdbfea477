package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.FakeResource;
import ug.open.conveyor.driver.fakes.FixedContext;

/** A command that runs often is started another way, and nobody can tell. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StarterTest {
    @TempDir
    Path temporary;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(temporary);
    }

    private DriverResult run(CommandDriver driver, String name) throws InterruptedException {
        DriverMessage message = FakeResource.created("run-" + name, name, "{}");
        return driver.reconcile(message, new FixedContext(commands.lines));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachAttemptHasItsOwnInputVariablesOutputAndEnd(boolean separate) throws Exception {
        commands.output(separate, false);
        String script = "echo $CONVEYOR_RESOURCE_NAME; cat >/dev/null; [ $CONVEYOR_RESOURCE_NAME != c ] || exit 3;"
                + " [ $CONVEYOR_RESOURCE_NAME != d ] || kill -9 $$; echo \"${LEVEL-none} it's $1\" >&2";
        try (CommandDriver driver = commands.env(Map.of("LEVEL", "a 'b")).load("sh", "-c", script, "sh", "x  y")) {
            for (String name : List.of("a", "b", "c", "d", "e")) {
                int code = name.equals("c") ? 3 : name.equals("d") ? 137 : 0;
                assertThat(run(driver, name).message()).startsWith("exit " + code);
            }
        }
        assertThat(commands.lines.messages())
                .filteredOn(line -> line.length() == 1)
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(commands.lines.messages())
                .filteredOn(line -> line.length() > 1)
                .containsOnly("a 'b it's x  y")
                .hasSize(3);
        assertThat(commands.scratch).isEmptyDirectory();
    }

    @Test
    void whatEndsItselfAndItsGroupEndsNothingElse() throws Exception {
        try (CommandDriver driver = commands.load("sh", "-c", "trap '' TERM; kill 0; echo here; kill -9 0")) {
            for (String name : List.of("a", "b", "c", "d", "e")) {
                assertThat(run(driver, name).message()).startsWith("exit 137");
            }
        }
        assertThat(commands.lines.messages()).containsExactly("here", "here", "here", "here", "here");
    }

    @Test
    void goesOnAfterAnAttemptThatWasStopped() throws Exception {
        String script = "echo begins; [ $CONVEYOR_RESOURCE_NAME != d ] || exec sleep 1000";
        try (CommandDriver driver = commands.load("sh", "-c", script)) {
            run(driver, "a");
            run(driver, "b");
            run(driver, "c");
            Thread stopped = new Thread(() -> {
                try {
                    run(driver, "d");
                } catch (InterruptedException e) {
                    commands.hints.add("stopped");
                }
            });
            stopped.start();
            Await.until("its output", () -> commands.lines.messages().size() == 4);
            stopped.interrupt();
            stopped.join();
            assertThat(commands.hints).containsExactly("stopped");
            assertThat(run(driver, "e")).isEqualTo(DriverResult.success("exit 0"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatASlowCommandPrintsIsReadAsItComesAndToItsEnd(boolean separate) throws Exception {
        commands.output(separate, false);
        String script =
                "echo begins; head -c 200000 /dev/zero | tr '\\0' x; echo; until [ -e go-$CONVEYOR_RESOURCE_NAME ]; do"
                        + " sleep 0.02; done; printf 'no line end'; exit 4";
        List<String> names = List.of("a", "b", "c", "d", "e");
        try (CommandDriver driver = commands.load("sh", "-c", script)) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                int before = 3 * i;
                Thread lets = new Thread(() -> go(name, before + 2));
                lets.start();
                assertThat(run(driver, name).message()).isEqualTo("exit 4: no line end");
                lets.join();
                assertThat(commands.lines.messages())
                        .hasSize(before + 3)
                        .endsWith("begins", "x".repeat(200_000), "no line end");
            }
        }
    }

    /** Once its first lines are there. */
    private void go(String name, int lines) {
        try {
            Await.until("lines of " + name, () -> commands.lines.messages().size() == lines);
            Files.createFile(commands.folder.resolve("go-" + name));
        } catch (Exception e) {
            commands.hints.add(e.toString());
        }
    }

    @Test
    void aProcessThatHoldsTheOutputIsStoppedAndTheNextAttemptGoesOn() throws Exception {
        try (CommandDriver driver = commands.load("sh", "-c", "sleep 1000 & echo $CONVEYOR_RESOURCE_NAME")) {
            for (String name : List.of("a", "b", "c", "d")) {
                assertThat(run(driver, name)).isEqualTo(DriverResult.success("exit 0"));
            }
        }
        assertThat(commands.lines.messages())
                .filteredOn(line -> line.length() == 1)
                .containsExactly("a", "b", "c", "d");
        assertThat(commands.lines.messages())
                .filteredOn(line -> line.contains("held its output"))
                .hasSize(4);
    }

    @Test
    void aVariableThatNoShellTakesArrivesAllTheSame() throws Exception {
        try (CommandDriver driver =
                commands.env(Map.of("odd.name", "x")).load("grep", "-qz", "^odd.name=x$", "/proc/self/environ")) {
            for (String name : List.of("a", "b", "c", "d")) {
                assertThat(run(driver, name)).isEqualTo(DriverResult.success("exit 0"));
            }
        }
    }

    @Test
    void aCommandThatRemovesAllFoldersIsStartedAllTheSame() throws Exception {
        String script = "rm -rf $(dirname $(dirname $CONVEYOR_RESULT)); echo here";
        try (CommandDriver driver = commands.load("sh", "-c", script)) {
            for (String name : List.of("a", "b", "c", "d", "e")) {
                assertThat(run(driver, name)).isEqualTo(DriverResult.success("exit 0"));
            }
        }
        assertThat(commands.lines.messages()).containsExactly("here", "here", "here", "here", "here");
        try (var left = Files.list(commands.scratch)) {
            assertThat(left).isEmpty();
        }
    }
}
