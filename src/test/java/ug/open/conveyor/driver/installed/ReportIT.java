package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of the installed tool: where they go, what they hold of secrets, and which exit code is left where one cannot be written. */
final class ReportIT {
    private static final String FAILS_ONCE =
            "echo token $TOKEN; test $CONVEYOR_RUN_ID = run-0001 || { printf '\\tat a.Main.go(Main.java:3)\\n' >&2; exit 1; }";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void haveNoSecretAndTheSameOfStoredRuns() throws IOException {
        scene.tool.with("TOKEN", "s3cr3t-of-mine");
        scene.write("driver.yaml", "name: demo\nresources: [workflow]\nrun: sh reconcile.sh\nsecrets: [TOKEN]\n");
        scene.write("reconcile.sh", FAILS_ONCE);
        scene.write("a/Main.java", "");
        scene.tool.with("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        scene.tool.with("GITHUB_OUTPUT", folder.resolve("output").toString());
        scene.run(
                        "run",
                        "--events",
                        "events.jsonl",
                        "--report",
                        "junit=j.xml",
                        "--report",
                        "markdown=m.md",
                        "--report",
                        "html=h.html",
                        "--report",
                        "github")
                .ends(1)
                .says("2 events in", "::error file=a/Main.java,line=3,title=create workflow/app failed::");
        assertThat(text("j.xml")).contains("tests=\"2\" failures=\"1\"", "token ***", "create workflow/app #2");
        assertThat(text("output")).contains("failed=1\n", "failed-runs<<");
        for (String file : new String[] {"j.xml", "m.md", "h.html", "summary"}) {
            assertThat(text(file)).contains("token ***").doesNotContain("s3cr3t");
        }
        scene.run("runs", "report", "--session", "@last", "--report", "html=again.html", "--report", "junit=again.xml")
                .ends(0);
        assertThat(text("again.html")).isEqualTo(text("h.html"));
        assertThat(text("again.xml")).isEqualTo(text("j.xml"));
        scene.run("runs", "report", "run-0001", "--report", "junit=one.xml")
                .ends(0)
                .says("wrote the report junit=one.xml");
        assertThat(text("one.xml")).contains("tests=\"1\" failures=\"0\"");
        scene.run("runs", "report", "@last~9", "--report", "junit=one.xml").ends(6);
    }

    @Test
    void ofACheckHaveTheVerdictOfEachCase() throws IOException {
        scene.run("run", "--events", "events.jsonl", "--", "sh", "-c", FAILS_ONCE)
                .ends(1);
        scene.run("runs", "export", "--session", "@last", "cases.jsonl").ends(0);
        scene.run("replay", "--check", "cases.jsonl", "--report", "junit=same.xml", "--", "sh", "-c", FAILS_ONCE)
                .ends(0);
        assertThat(text("same.xml"))
                .contains("tests=\"2\" failures=\"0\"", "name=\"cases.jsonl:2 create workflow/app\"");
        scene.run(
                        "replay",
                        "--check",
                        "cases.jsonl",
                        "--report",
                        "junit=j.xml",
                        "--report",
                        "html=h.html",
                        "--",
                        "true")
                .ends(3);
        assertThat(text("j.xml"))
                .contains(
                        "tests=\"2\" failures=\"1\"",
                        "type=\"different\">the result differs from the recorded one\n$.success: false → true");
        assertThat(text("h.html")).contains("\"v\":\"different\"");
    }

    @Test
    void thatCannotBeWrittenAreRefusedBeforeAnythingRuns() throws IOException {
        Files.createDirectory(folder.resolve("there"));
        scene.run("run", "--events", "events.jsonl", "--report", "html=there", "--", "true")
                .ends(2)
                .saysOnly("there: is a folder");
        scene.run("run", "--events", "events.jsonl", "--report", "html=none/h.html", "--", "true")
                .ends(2)
                .says("none: no such file or folder");
        scene.run("run", "--events", "events.jsonl", "--report", "html=x", "--report", "junit=there/../x", "--", "true")
                .ends(2)
                .says("--report junit=there/../x goes where another report goes: name another file");
        for (String former : new String[] {"a link to nothing yet", ""}) {
            scene.shell(former.isEmpty() ? "touch a.xml" : "ln -s ../a.xml there/b.xml")
                    .ends(0);
            scene.run(
                            "run",
                            "--events",
                            "events.jsonl",
                            "--report",
                            "junit=a.xml",
                            "--report",
                            "html=there/b.xml",
                            "--",
                            "true")
                    .ends(2)
                    .says("--report html=there/b.xml goes where another report goes: name another file");
        }
        scene.run("run", "--events", "events.jsonl", "--report", "xml=x", "--", "true")
                .ends(2)
                .says("expected junit=FILE, github, markdown=FILE or html=FILE, not 'xml=x'");
        scene.run("run", "--events", "events.jsonl", "--report", "html", "--", "true")
                .ends(2)
                .says("not 'html'");
        scene.run("run", "--events", "events.jsonl", "--report", "html=x", "--no-store", "--", "true")
                .ends(2)
                .says("--no-store keeps none");
        scene.run("runs", "report", "@last").ends(2).says("--report", "html=report.html");
        assertThat(scene.run("runs", "--all").out()).isEmpty();
    }

    @Test
    void replaceNothingButFormerReportsOfTheirFormat() throws IOException {
        String events = text("events.jsonl");
        scene.run("run", "--events", "events.jsonl", "--report", "junit=events.jsonl", "--", "true")
                .ends(2)
                .saysOnly("events.jsonl: is no JUnit XML report of this tool, and stays as it is; name another file");
        assertThat(text("events.jsonl")).isEqualTo(events);
        assertThat(scene.run("runs", "--all").out()).as("what ran").isEmpty();
        String all =
                "run --events events.jsonl --report junit=j.xml --report markdown=m.md --report html=h.html -- true";
        scene.run(all.split(" ")).ends(0);
        scene.run(all.split(" ")).ends(0);
        scene.run("runs", "report", "@last", "--report", "html=m.md")
                .ends(2)
                .saysOnly("m.md: is no HTML report of this tool, and stays as it is; name another file");
        scene.run("run", "--events", "events.jsonl", "--report", "junit=o", "--", "sh", "-c", "echo mine >o")
                .ends(0)
                .says("the report junit=o could not be written: o: is no JUnit XML report of this tool");
        assertThat(text("o")).as("what came while the driver ran").isEqualTo("mine\n");
    }

    @Test
    void areAddedToAStream() throws IOException {
        String run = "\"$0\" run --events events.jsonl --report markdown=%s -- true";
        scene.shell("{ echo before; " + run.formatted("/dev/stdout") + "; echo after; } >both 2>&1")
                .ends(0);
        assertThat(text("both"))
                .startsWith("before\n")
                .contains("2 events in", "\n## ✅ 2 runs: 2 ok\n\n| driver |", "wrote the report markdown=/dev/stdout\n")
                .endsWith("after\n");
        scene.shell("{ echo before; " + run.formatted("/dev/fd/2") + "; echo after; } 2>err >out")
                .ends(0);
        assertThat(text("err")).contains("## ✅ 2 runs: 2 ok");
        assertThat(text("out")).isEqualTo("before\nafter\n");
        scene.shell("echo before >other; " + run.formatted("/dev/fd/3") + " 3>>other; echo after >>other")
                .ends(0);
        assertThat(text("other")).startsWith("before\n## ✅").endsWith("|\n\nafter\n");
        scene.shell(run.formatted("/dev/stdout") + " | sed -n 1p").ends(0).prints("## ✅ 2 runs: 2 ok\n");
        scene.shell("ln -s /dev/stdout out.md; " + run.formatted("out.md") + " >>both")
                .ends(0);
        assertThat(text("both")).contains("after\n## ✅");
        scene.shell(run.formatted("/dev/stdout") + " >/dev/full")
                .ends(74)
                .says("standard output cannot be written: No space left on device");
    }

    @Test
    void refuseANamedPipeOnWhichTheyMayWait() {
        scene.shell("mkfifo pipe").ends(0);
        scene.run("run", "--events", "events.jsonl", "--report", "junit=pipe", "--", "true")
                .ends(2)
                .saysOnly(
                        "pipe: is a named pipe or another special file; expected a file, or a stream such as /dev/stdout");
        assertThat(scene.run("runs", "--all").out()).as("what ran").isEmpty();
    }

    @Test
    void thatCannotBeWrittenAtTheEndLeaveTheExitCodeOfTheRuns() throws IOException {
        scene.write("j.xml", "");
        scene.run(
                        "run",
                        "--events",
                        "events.jsonl",
                        "--report",
                        "junit=/dev/full",
                        "--report",
                        "html=h.html",
                        "--",
                        "true")
                .ends(0)
                .says("warning: the report junit=/dev/full could not be written: No space left on device");
        assertThat(text("h.html")).contains("\"v\":\"ok\"");
        assertThat(Files.getPosixFilePermissions(folder.resolve("h.html")))
                .as("as any new file of this user")
                .isEqualTo(Files.getPosixFilePermissions(folder.resolve("j.xml")));
        scene.run("run", "--events", "events.jsonl", "--report", "junit=/dev/full", "--", "false")
                .ends(1);
        scene.run("run", "--quiet", "--events", "events.jsonl", "--report", "junit=/dev/full", "--", "true")
                .ends(0)
                .says("warning: the report junit=/dev/full could not be written: No space left on device");
        scene.run("run", "-q", "-o", "json", "--events", "events.jsonl", "--report", "junit=/dev/full", "--", "true")
                .ends(0)
                .says(
                        "{\"warning\":{\"message\":\"the report junit=/dev/full could not be written: No space left on device\"}}");
        scene.run("runs", "report", "@last", "--report", "junit=/dev/full")
                .ends(74)
                .says("No space left on device");
        String former = text("h.html");
        scene.shell("ulimit -f 1; \"$0\" runs report --session @last --report html=h.html; test $? = 74")
                .ends(0);
        assertThat(text("h.html")).isEqualTo(former);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void ofAKilledCommandAreTheOldOneOrTheNewOne() throws IOException {
        scene.run("run", "--events", "events.jsonl", "--", "seq", "20000").ends(0);
        scene.run("runs", "report", "--session", "@last", "--report", "html=new.html")
                .ends(0);
        String former = text("new.html").replace("demo", "old");
        for (int i = 0; i < 5; i++) {
            scene.write("h.html", former);
            Running writing = Running.start(
                    scene.tool.builder("runs", "report", "--session", "@last", "--report", "html=h.html"), folder);
            Installation.await("the file beside it", () -> isUnfinished() || !writing.isAlive());
            writing.kill();
            assertThat(text("h.html")).isIn(former, text("new.html"));
        }
        scene.run("runs", "report", "--session", "@last", "--report", "html=h.html")
                .ends(0);
        assertThat(text("h.html")).isEqualTo(text("new.html"));
        assertThat(isUnfinished()).isFalse();
    }

    private boolean isUnfinished() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(".h.html."));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void nameADriverThatDoesNotLoad() throws IOException {
        scene.write("driver.yaml", "name: demo\nresources: [workflow]\nrun: ./none.sh\n");
        scene.run("run", "--events", "events.jsonl", "--report", "junit=j.xml").ends(7);
        assertThat(text("j.xml")).contains("errors=\"1\"", "none.sh");
    }
}
