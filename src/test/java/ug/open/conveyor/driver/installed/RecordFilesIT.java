package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;

/** {@code record}: where the recording goes. */
final class RecordFilesIT {
    @TempDir
    private Path folder;

    private RecordScene production;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        production = new RecordScene(folder);
        scene = production.scene;
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        production.close();
    }

    @Test
    void aFileThatIsThereIsNotReplacedUnlessAsked() throws Exception {
        scene.write("prod.jsonl", "mine\n");
        scene.run("record", "prod.jsonl", "--for", "1s")
                .ends(2)
                .saysOnly("prod.jsonl: exists already; --force replaces it");
        assertThat(folder.resolve("prod.jsonl")).hasContent("mine");
        Running running = production.record("prod.jsonl", "--force", "--max-events", "1");
        production.event("resources.workflow", "run-1");
        production.result("run-1", "demo", "1");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(production.shape("prod.jsonl"))
                .containsExactly("session", "event e1", "start a1 e1", "finish a1 e1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("prod.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatIsNotThereOrTakesNoFileIsSaid() throws Exception {
        scene.run("record", "missing/prod.jsonl").ends(2).says("missing: no such file or folder");
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        if (!Files.isWritable(closed)) { // root may write anywhere
            scene.run("record", "closed/prod.jsonl").ends(2).says("permission denied");
        }
    }

    @Test
    void withoutAServerThereIsNoFile() throws Exception {
        production.live.server.kill();
        scene.run("record", "prod.jsonl").ends(5).says("no NATS server answers at " + production.live.server.url());
        assertThat(folder.resolve("prod.jsonl")).doesNotExist();
    }

    @Test
    void aNameThatIsNoPartOfASubjectIsRefused() {
        scene.run("record", "prod.jsonl", "--resource", "a b")
                .ends(2)
                .says("the resource type 'a b' cannot be listened to");
        scene.run("record", "prod.jsonl", "--driver", ">").ends(2).says("the driver '>' cannot be listened to");
    }

    @Test
    void aDiskThatIsFullEndsIt() throws Exception {
        Running running = production.record("/dev/full");
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(74);
    }

    @Test
    void aFileThatCannotGrowEndsItAndIsWhole() throws Exception {
        Programs.need("bash");
        String launcher = Installation.BUILT.resolve("bin/conveyor-driver").toString();
        ProcessBuilder limited =
                new ProcessBuilder("bash", "-c", "ulimit -f 8; exec \"$0\" record prod.jsonl", launcher);
        ProcessBuilder tool = scene.tool.builder("record");
        limited.directory(tool.directory()).environment().clear();
        limited.environment().putAll(tool.environment());
        Running running = Running.start(limited, Files.createDirectory(folder.resolve("said")));
        running.awaitErr("nothing is published");
        for (int i = 0; i < 200 && running.isAlive(); i++) {
            production.event("resources.workflow", "run-" + i);
        }
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(74);
        assertThat(production.lines("prod.jsonl", "event")).hasSizeGreaterThan(10);
    }

    @Test
    void whatIsKilledLeavesARecordingThatIsRead() throws Exception {
        Running running = production.record("prod.jsonl");
        production.event("resources.workflow", "run-1");
        production.awaitLines("prod.jsonl", 2);
        running.kill();
        String whole = Files.readString(folder.resolve("prod.jsonl"));
        scene.run("run", "--events", "prod.jsonl", "--", "cat").ends(0).says("1 ok");
        scene.write("torn.jsonl", whole + whole.substring(0, whole.length() - 40));
        scene.run("run", "--events", "torn.jsonl", "--", "cat").ends(0).says("1 ok");
        scene.run("replay", "torn.jsonl", "--", "cat").ends(0);
        scene.write("torn.jsonl", whole.substring(0, whole.length() - 40) + "\n" + whole);
        scene.run("run", "--events", "torn.jsonl", "--", "cat").ends(2).says("torn.jsonl:2");
    }

    @Test
    void aLongOneGoesOnInAnotherFileThatStandsByItself() throws Exception {
        scene.write("prod-2.jsonl", "mine\n");
        Running running = production.record("prod.jsonl", "--segment-size", "1K", "--max-events", "9", "--idle", "1s");
        production.event("resources.workflow", "run-1");
        production.log("run-1", "demo", "begins");
        for (int i = 2; i <= 9; i++) {
            production.event("resources.workflow", "run-" + i);
        }
        production.log("run-1", "demo", "ends");
        production.result("run-1", "demo", "1");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.err()).contains("to prod.jsonl and ").contains(" more beside it");
        assertThat(folder.resolve("prod-2.jsonl")).hasContent("mine");
        int last = 3;
        while (Files.exists(folder.resolve("prod-" + (last + 1) + ".jsonl"))) {
            last++;
        }
        assertThat(production.shape("prod.jsonl")).startsWith("session", "event e1", "start a1 e1", "log a1");
        assertThat(production.shape("prod-" + last + ".jsonl"))
                .startsWith("session")
                .contains("event e1", "start a1 e1", "log a1", "finish a1 e1");
        scene.write("one.json", "{\"success\":true,\"data\":1}");
        scene.run(
                        "replay",
                        "--check",
                        "prod-" + last + ".jsonl",
                        "--only",
                        "run=run-1",
                        "--",
                        "sh",
                        "-c",
                        "cp one.json $CONVEYOR_RESULT")
                .ends(0)
                .says("1 result, the same as recorded");
    }
}
