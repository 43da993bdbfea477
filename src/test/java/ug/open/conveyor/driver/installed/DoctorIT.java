package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.live.NatsBinary;

/** Each fault of a machine and of a project is found, alone, and its mend is one. */
final class DoctorIT {
    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void aProject() {
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\n");
        scene.script("demo/reconcile.sh", "#!/bin/sh\necho done\n");
    }

    private Diagnosis demo() {
        return Diagnosis.of(scene, "demo", "--offline");
    }

    @Test
    void aHealthyProjectIsWell() {
        scene.run("run", "demo", "--events", "events.jsonl").ends(0);
        Diagnosis well = demo().isWell();
        assertThat(well.checks()).allMatch(check -> check.get("status").equals("ok") && check.get("mend") == null);
        well.has("java", "ok", System.getProperty("java.home"))
                .has("launcher", "ok")
                .has("run store", "ok", scene.store.toString(), "CONVEYOR_DRIVER_HOME")
                .has("space", "ok", "GiB free", "2.0 GiB")
                .has("recordings", "ok", "1, ", "format 1")
                .has("nats-server", "ok", NatsBinary.find().toString(), "nats-server: v2.")
                .has("project", "ok", "driver demo, which listens to workflow")
                .has("command", "ok", folder.resolve("demo/reconcile.sh").toString());
        scene.run("doctor", "demo", "--offline")
                .ends(0)
                .prints(
                        "ok     java          Java ",
                        "ok     run store     ",
                        "ok     command       ./reconcile.sh is ")
                .says("0 wrong, 0 to look at, ");
    }

    @Test
    void anArchiveIsUsedOrItIsSaidWhyNot() {
        Path cache = folder.resolve("cache");
        scene.tool.with("XDG_CACHE_HOME", cache.toString());
        demo().has("archive", "ok", "no class-data archive yet");
        Installation.await(
                "an archive",
                () -> CachedTool.startFile(CachedTool.files(cache)).isPresent());
        assertThat(demo().checks().toString()).contains("makes starts fast");
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xshare:off -Dpassword=hunter22");
        Diagnosis off = demo().isWell().has("archive", "warn", "options in CONVEYOR_DRIVER_JAVA_OPTS may forbid it");
        assertThat(off.seen().out()).doesNotContain("hunter22");
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", null).with("CI", "true");
        demo().isWell().has("archive", "ok", "since CI is set");
        scene.tool.with("CI", null).with("XDG_CACHE_HOME", "/proc");
        demo().isWell().has("archive", "warn", "the cache cannot be written: /proc");
    }

    @Test
    void outsideAProjectNothingOfOneIsLookedAt() {
        Diagnosis none = Diagnosis.of(scene, "--offline").isWell();
        none.has("project", "ok", "no driver.yaml in " + folder + ": nothing of a project is looked at");
        assertThat(none.looksAt("command")).isFalse();
    }

    @Test
    void aNamedFolderHasToBeAProject() throws IOException {
        Diagnosis.of(scene, "nowhere", "--offline").wrongAlone("project", "nowhere is not there");
        Files.move(folder.resolve("demo/driver.yaml"), folder.resolve("demo/driver.yml"));
        Diagnosis named = demo().wrongAlone("project", "but a driver.yml");
        scene.shell(named.mend("project")).ends(0);
        demo().isWell();
    }

    @Test
    void aCommandThatCannotBeStartedIsFound() throws IOException {
        Path script = folder.resolve("demo/reconcile.sh");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));
        Diagnosis blunt = demo().wrongAlone("command", "'./reconcile.sh' is not executable");
        scene.shell(blunt.mend("command")).ends(0);
        demo().isWell();
        Files.delete(script);
        demo().wrongAlone("command", "'./reconcile.sh' does not exist");
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: no-such-program\n");
        demo().wrongAlone("command", "'no-such-program' was not found on the PATH");
    }

    @Test
    void eachProblemOfDriverYamlIsAFinding() {
        scene.write("demo/driver.yaml", "name: demo\nresorces: [workflow]\nrun: ./reconcile.sh\ntimeout: soon\n");
        Diagnosis two = demo().has("project", "wrong", "demo/driver.yaml:2:1: unknown key 'resorces'");
        assertThat(two.mend("project")).isEqualTo("correct line 2 of demo/driver.yaml");
        two.seen().ends(1);
        assertThat(two.checks().stream().filter(check -> check.get("check").equals("project")))
                .hasSize(2);
        scene.write("demo/driver.yaml", "");
        demo().wrongAlone("project", "demo/driver.yaml is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/store", "file/below"})
    void aStoreThatCannotBeWrittenIsFound(String place) {
        scene.write("file", "");
        scene.tool.with("CONVEYOR_DRIVER_HOME", folder.resolve(place).toString());
        Diagnosis stuck = demo().wrongAlone("run store", "by CONVEYOR_DRIVER_HOME, cannot be written: ");
        String mend = stuck.mend("run store").replaceAll("FOLDER,.*", "there");
        scene.shell(mend + "; \"$0\" doctor demo --offline").ends(0).prints("ok     run store     ");
        scene.tool.with("CONVEYOR_DRIVER_HOME", null).with("XDG_STATE_HOME", folder + "/state");
        demo().isWell()
                .has("run store", "ok", folder + "/state/conveyor-driver, by XDG_STATE_HOME; the first run makes");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void damagedIndexesAreCountedAndLeftAsTheyAre() throws IOException {
        scene.run("run", "demo", "--events", "events.jsonl").ends(0);
        scene.run("run", "demo", "--events", "events.jsonl").ends(0);
        Path recording = scene.recordings().get(0);
        Path index = Path.of(recording.toString().replace(".jsonl", ".index"));
        byte[] damaged = Files.readAllBytes(index);
        damaged[damaged.length / 2] ^= 1;
        Files.write(index, damaged);
        Diagnosis seen = demo().isWell().has("recordings", "warn", "2, ", "; 1 without a whole index");
        assertThat(Files.readAllBytes(index)).isEqualTo(damaged);
        scene.shell(seen.mend("recordings").replace("conveyor-driver", "\"$0\""))
                .ends(0);
        demo().isWell().has("recordings", "ok");
        Files.writeString(recording, Files.readString(recording).replaceFirst("\"format\":1", "\"format\":7"));
        demo().isWell().has("recordings", "warn", "format 7; a newer conveyor-driver wrote 1 of them");
    }

    @Test
    void aNatsServerThatIsMissingOrTooOldIsFound() {
        Path old = scene.script("old/nats-server", "#!/bin/sh\necho nats-server: v2.9.25\n");
        scene.tool.with("CONVEYOR_NATS_SERVER", old.toString());
        Diagnosis tooOld = demo().wrongAlone("nats-server", old + " (nats-server: v2.9.25), by CONVEYOR_NATS_SERVER");
        assertThat(tooOld.mend("nats-server"))
                .isEqualTo("conveyor-driver dev --get-server && unset CONVEYOR_NATS_SERVER");
        scene.tool.with("CONVEYOR_NATS_SERVER", folder.resolve("nothing").toString());
        demo().wrongAlone("nats-server", "nothing (does not run)");
        scene.tool
                .with("CONVEYOR_NATS_SERVER", null)
                .with("PATH", old.getParent() + ":/usr/bin:/bin")
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
        demo().isWell().has("nats-server", "warn", old + " (nats-server: v2.9.25) is older than 2.10");
        scene.write("demo/driver.yaml", "program: ./reconcile.sh\n");
        demo().wrongAlone("nats-server", "is older than 2.10");
    }

    @Test
    void aVariableWithASlipInItsNameIsFound() {
        scene.tool.with("CONVEYOR_NATS_ULR", "nats://:hunter22@localhost:4222").with("CONVEYOR_RUN_ID", "1");
        Diagnosis slip = demo().isWell().has("variables", "warn", "'CONVEYOR_NATS_ULR' is set");
        assertThat(slip.seen().out()).doesNotContain("hunter22");
        scene.shell(slip.mend("variables") + "; \"$0\" doctor demo --offline")
                .ends(0)
                .prints("ok     variables     set: CONVEYOR_DRIVER_HOME, CONVEYOR_NATS_SERVER, CONVEYOR_NATS_URL\n");
        scene.tool.with("CONVEYOR_NATS_ULR", null).with("CONVEYOR_SOMEBODYS_OWN", "1");
        demo().has("variables", "warn", "'CONVEYOR_SOMEBODYS_OWN'");
    }

    @Test
    void aBuildIsTriedWhereSomebodyAsks() {
        scene.write("demo/driver.yaml", "program: {command: ./driver, build: sh build.sh}\n");
        scene.write("demo/build.sh", "echo broken on TOKEN; touch tried; exit 3\n");
        Diagnosis left = demo().isWell().has("build", "ok", "--build tries the build, which was left out");
        left.has("command", "warn", "'./driver' does not exist");
        assertThat(folder.resolve("demo/tried")).doesNotExist();
        Diagnosis broken = Diagnosis.of(scene, "demo", "--offline", "--build")
                .wrongAlone("build", "'sh build.sh' ended with", ": broken on TOKEN");
        scene.shell(broken.mend("build")).ends(3);
        scene.write("demo/build.sh", "cp reconcile.sh driver\n");
        Diagnosis.of(scene, "demo", "--offline", "--build").isWell().has("build", "ok", "the driver builds");
        demo().isWell().has("command", "ok");
        scene.write("demo/driver.yaml", "program: {command: ./driver, build: no-such-tool all}\n");
        demo().wrongAlone("build", "'no-such-tool' was not found on the PATH");
    }

    @Test
    void aJavaDriverThatDoesNotCompileIsFoundByItsBuild() {
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\njava: a.Broken\n");
        demo().wrongAlone("class", "the class a.Broken has no sources");
        scene.write("demo/src/main/java/a/Broken.java", "package a; class Broken {");
        demo().isWell();
        Diagnosis.of(scene, "demo", "--offline", "--build").wrongAlone("build", "Broken.java");
    }

    @Test
    void noSecretOfAProjectIsShown() {
        scene.tool.with("TOKEN", "hunter22/reconcile.sh");
        scene.write(
                "demo/driver.yaml",
                "name: demo\nresources: [workflow]\nrun: ./hunter22/reconcile.sh\nsecrets: [TOKEN]\n");
        Diagnosis masked = demo().wrongAlone("command", "the command './***' does not exist");
        assertThat(masked.seen().out()).doesNotContain("hunter22");
    }

    @Test
    void theExamplesOfTheManualWork() {
        List<String> lines = new Markdown(Path.of("docs/configuration.md"), Diagnosis.MANUAL)
                .blocks("sh")
                .get(0)
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        for (String line : lines) {
            scene.shell("cd demo && " + line.replace("conveyor-driver", "\"$0\""))
                    .ends(0);
        }
    }

    @Test
    void aWrongUseIsNoFinding() {
        scene.run("doctor", "--offline", "--api", "http://localhost").ends(2).says("--offline cannot be used together");
        scene.run("doctor", "demo", "other").ends(2).printsNothing();
        scene.run("doctor", "-o", "yaml").ends(2).printsNothing();
        List<String> odd = List.of("demo\u001b[2J", "--offline");
        scene.run("doctor", odd.get(0), odd.get(1)).ends(1).prints("demo\\e[2J is not there");
    }
}
