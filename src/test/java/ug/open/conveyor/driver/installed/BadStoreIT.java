package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Run stores that cannot be written or read, or hold what is not theirs. A run goes on without one. */
final class BadStoreIT {
    private static final String OTHER = "20260101T000000000000-aaaaaaaaaa-0001";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    private Seen runCat() {
        return scene.run("run", "--events", "events.jsonl", "--", "cat");
    }

    static List<Arguments> impossible() {
        return List.of(
                Arguments.of("events.jsonl", "events.jsonl is a file, not a folder"),
                Arguments.of("events.jsonl/store", "events.jsonl is a file, not a folder"),
                Arguments.of("/dev/null/store", "/dev/null is a file, not a folder"),
                Arguments.of("/proc/store", "/proc/store"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whereThereCanBeNoStoreTheRunGoesOn(String home, String problem) {
        scene.tool.with("CONVEYOR_DRIVER_HOME", home);
        runCat().ends(0)
                .prints("workflow")
                .says(
                        "warning: The run store ",
                        " cannot be made: ",
                        problem,
                        "name another one in CONVEYOR_DRIVER_HOME. Nothing of this session is kept.\n",
                        "2 ok");
        scene.run("run", "--events", "events.jsonl", "--", "false")
                .ends(1)
                .says("FAILED", "2 failed")
                .doesNotSay("conveyor-driver replay");
    }

    @Test
    void aFileInItsPlaceIsNamedByWhoeverReads() {
        scene.tool.with("CONVEYOR_DRIVER_HOME", "events.jsonl");
        for (String words : List.of(
                "runs",
                "logs",
                "logs --grep x",
                "logs --run @last",
                "runs show @last",
                "runs prune",
                "replay @last -- cat")) {
            scene.run(words.split(" "))
                    .ends(74)
                    .printsNothing()
                    .says(
                            "conveyor-driver: The run store ",
                            "events.jsonl is a file, not a folder. Name another one in CONVEYOR_DRIVER_HOME.\n");
        }
    }

    @Test
    void withoutAHomeThereIsOneByTheNameOfTheUserOrNone() {
        scene.tool
                .with("CONVEYOR_DRIVER_HOME", "")
                .with("HOME", "/proc/nobody")
                .with("CONVEYOR_DRIVER_JAVA_OPTS", "-Duser.home=?");
        runCat().ends(0)
                .says("warning: The run store /proc/nobody/.local/state/conveyor-driver cannot be made", "2 ok");
        scene.tool.with("HOME", null);
        runCat().ends(0)
                .says("warning: there is no home folder to keep runs in; set CONVEYOR_DRIVER_HOME to a folder", "2 ok");
        scene.run("logs")
                .ends(74)
                .printsNothing()
                .saysOnly("there is no home folder to keep runs in; set CONVEYOR_DRIVER_HOME to a folder");
    }

    @Test
    void aRelativeOneIsInTheWorkingFolder() {
        scene.tool.with("CONVEYOR_DRIVER_HOME", "here/kept");
        runCat().ends(0);
        assertThat(folder.resolve("here/kept/sessions")).isDirectory();
        scene.run("logs", "--run", "@last").ends(0).prints("workflow");
    }

    @Test
    void oneThatGetsFullSaysSoOnceAndRefersToNothingThatIsNotKept() {
        scene.write("many.jsonl", Scene.EVENTS.repeat(300));
        scene.shell("(ulimit -f 40; \"$0\" run --events many.jsonl -q -- false; echo \"ended with $?\") 2>&1 | cat >&2")
                .says(
                        "warning: The run store ",
                        " cannot be written: ",
                        "Make room, or name another folder in CONVEYOR_DRIVER_HOME; `runs prune` removes old runs. ",
                        "What else happens in this session is not kept.\n",
                        "600 failed",
                        "ended with 1")
                .doesNotSay("conveyor-driver replay");
        assertThat(scene.statuses()).isNotEmpty().hasSizeLessThan(600);
    }

    @Test
    void whatIsNotItsOwnIsPassedOverWithAWord() throws IOException {
        runCat().ends(0);
        Path own = scene.recordings().get(0);
        scene.write("store/sessions/notes.txt", "mine");
        scene.write("store/sessions/" + OTHER + ".jsonl", "garbage\n");
        Files.createDirectory(own.resolveSibling(OTHER.replace("aa-", "ab-") + ".jsonl"));
        Files.writeString(
                own.resolveSibling(OTHER.replace("aa-", "ac-") + ".jsonl"),
                Files.readString(own).replace("\"format\":1", "\"format\":7").replace("run-000", "new-000"));
        for (String words : List.of("runs", "logs", "logs --grep workflow", "logs --run run-0001")) {
            scene.run(words.split(" "))
                    .ends(0)
                    .prints(words.equals("runs") ? "run-0001" : "workflow")
                    .doesNotPrint("new-000", "garbage")
                    .says(
                            "warning: The run store has a file in it that is not its own, and passes it over: 'notes.txt'");
        }
        String warnings = scene.run("runs").outcome().err();
        assertThat(warnings)
                .contains("aaaaaaaaaa-0001.jsonl", "aaaaaaaaab-0001.jsonl", "something in it that is no recording")
                .contains(
                        "has a recording of format 7, which a newer conveyor-driver wrote",
                        "install a newer one to see it");
        scene.run("runs", "prune", "--keep", "0").ends(0).prints("removed 1 recording");
        assertThat(scene.recordings()).hasSize(3);
    }

    @Test
    void aTornLastLineHidesNothing() throws IOException {
        runCat().ends(0);
        Path own = scene.recordings().get(0);
        Files.writeString(own, "{\"kind\":\"log\",\"a\":2,\"runid\":\"run-0002\",\"mess", StandardOpenOption.APPEND);
        Files.delete(own.resolveSibling(own.getFileName().toString().replace(".jsonl", ".index")));
        assertThat(scene.statuses()).containsExactly("succeeded", "succeeded");
        assertThat(scene.run("logs").ends(0).out().lines()).hasSize(2);
        scene.run("replay", "run-0002", "--check", "--", "cat").ends(0);
        scene.run("runs", "export", "run-0002", "export.jsonl").ends(0);
        scene.run("replay", "export.jsonl", "--check", "--", "cat").ends(0);
    }

    @Test
    void anExportThatCannotBeWrittenSaysWhere() {
        runCat().ends(0);
        scene.run("runs", "export", "@last", "gone/x.jsonl")
                .ends(2)
                .printsNothing()
                .says("/gone: no such file or folder");
        scene.run("runs", "export", "@last", "events.jsonl")
                .ends(2)
                .printsNothing()
                .saysOnly("events.jsonl: exists already; --force replaces it");
        scene.run("runs", "export", "@last", "store", "--force")
                .ends(2)
                .printsNothing()
                .saysOnly("store: is a folder");
        scene.shell("mkfifo pipe; cat pipe > copy & \"$0\" runs export @last pipe && wait && test -p pipe && cat copy")
                .ends(0)
                .prints("{\"kind\":\"session\"", "\"kind\":\"settle\"")
                .says("wrote execution ", ".2 to pipe");
    }
}
