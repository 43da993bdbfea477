package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.installed.Installation.Outcome;

final class LauncherIT {
    private static final String VERSION = "conveyor-driver " + System.getProperty("project.version", "0.1.0") + "\n";

    @TempDir
    Path folder;

    private Installation tool;

    @BeforeEach
    void installation() {
        tool = Installation.in(folder);
    }

    @Test
    void startsTheTool() {
        assertThat(tool.run("--version")).isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    void handsOnTheExitCodeAndTheWordsAsTheyAre() {
        Outcome outcome = tool.run("no such", "*");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("unknown command 'no such'");
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("some where/bin"));
        Path absolute =
                Files.createSymbolicLink(bin.resolve("absolute"), Installation.BUILT.resolve("bin/conveyor-driver"));
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("some where/bin/absolute"));
        assertThat(tool.launchedBy(absolute).run("--version").out()).isEqualTo(VERSION);
        assertThat(tool.launchedBy(relative).run("--version").out()).isEqualTo(VERSION);
        Files.delete(absolute); // JUnit warns of links that lead out of its folder
    }

    @Test
    void isFoundOnThePath() throws Exception {
        String path = Installation.BUILT.resolve("bin") + File.pathSeparator + System.getenv("PATH");
        ProcessBuilder builder = tool.launchedBy(Path.of("sh")).builder("-c", "conveyor-driver --version");
        builder.environment().put("PATH", path);
        assertThat(Installation.output(builder.start())).isEqualTo(VERSION);
    }

    @Test
    void isStartedByAShellFromItsOwnFolder() throws Exception {
        ProcessBuilder builder = tool.launchedBy(Path.of("sh")).builder("conveyor-driver", "--version");
        builder.directory(Installation.BUILT.resolve("bin").toFile());
        assertThat(Installation.output(builder.start())).isEqualTo(VERSION);
    }

    @Test
    void pathsMayHaveBlanks() throws Exception {
        Path launcher = Installation.copyTo(folder.resolve("my programs/conveyor driver"));
        Path java = Files.createSymbolicLink(folder.resolve("my java"), Path.of(System.getProperty("java.home")));
        Outcome outcome =
                tool.launchedBy(launcher).with("JAVA_HOME", java.toString()).run("--version");
        Files.delete(java); // JUnit warns of links that lead out of its folder
        assertThat(outcome).isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsFolderMayHaveAColon() throws Exception {
        Path launcher = Installation.copyTo(folder.resolve("a:b"));
        assertThat(tool.launchedBy(launcher).run("--version")).isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    void saysThatTooFewFilesMayBeOpen() {
        String launcher = Installation.BUILT.resolve("bin/conveyor-driver").toString();
        Outcome outcome = tool.launchedBy(Path.of("sh")).run("-c", "ulimit -n 16; exec \"$0\" --version", launcher);
        assertThat(outcome)
                .isEqualTo(
                        new Outcome(
                                2,
                                "",
                                "conveyor-driver: only 16 files may be open at a time here, and it needs 64: raise ulimit -n\n"));
    }

    @Test
    void needsNoHome() {
        assertThat(tool.with("HOME", null).run("--version")).isEqualTo(new Outcome(0, VERSION, ""));
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Outcome outcome =
                tool.with("JAVA_HOME", null).with("PATH", empty.toString()).run("--version");
        assertThat(outcome.code()).isEqualTo(127);
        assertThat(outcome.err()).startsWith("conveyor-driver: no Java found: put java on the PATH or set JAVA_HOME");
    }

    @Test
    void saysThatJavaHomeIsWrong() {
        Outcome outcome = tool.with("JAVA_HOME", "/no/where").run("--version");
        assertThat(outcome.code()).isEqualTo(127);
        assertThat(outcome.err())
                .isEqualTo("conveyor-driver: no Java at /no/where/bin/java: "
                        + "JAVA_HOME must name a JDK, 17 or newer\n");
    }

    @Test
    void takesMoreOptionsForTheJvm() {
        assertThat(flags(tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xmx64m -XX:+PrintCommandLineFlags"), "--version"))
                .contains("-XX:MaxHeapSize=67108864");
    }

    @ParameterizedTest
    @CsvSource({
        "run, -XX:+PrintCommandLineFlags, true",
        "replay, -XX:+PrintCommandLineFlags, true",
        "logs, -XX:+PrintCommandLineFlags, false",
        "run, -XX:+PrintCommandLineFlags -Xmx64m, false",
        "run, -XX:+PrintCommandLineFlags -XX:MaxRAMPercentage=5, false"
    })
    void beginsASessionWithASmallHeapUnlessSomebodyHasSaidWhichHeap(String command, String options, boolean small) {
        String flags = flags(tool.with("CONVEYOR_DRIVER_JAVA_OPTS", options), command, "--no-such-option");
        assertThat(flags.contains("-XX:InitialHeapSize=100663296")).isEqualTo(small);
    }

    @ParameterizedTest
    @CsvSource({"run, -Xmx64m, true", "run, -Xms8m -Xmx64m, false", "logs, -Xmx64m, false"})
    void letsAHeapGrowSlowlyInASessionWhereOnlyItsLimitIsGiven(String command, String options, boolean slowly) {
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+PrintCommandLineFlags " + options);
        String flags = flags(tool, command, "--no-such-option");
        assertThat(flags).contains("-XX:MaxHeapSize=67108864");
        assertThat(flags.contains("-XX:GCTimeRatio=4")).isEqualTo(slowly);
    }

    @Test
    void doesWithoutTheOptimisingCompilerSaveInALiveSessionAndASearch() {
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+PrintCommandLineFlags");
        for (List<String> brief : List.of(
                List.of("--version"),
                List.of("logs", "--help"),
                List.of("help", "run"),
                List.of("run", "--events", "x", "--help"),
                List.of("--color", "never", "replay", "--no-such-option"),
                List.of("run", "--events=x", "--no-such-option"),
                List.of("run", "--no-such-option", "--events", "x"))) {
            assertThat(flags(tool, brief.toArray(new String[0]))).contains("-XX:TieredStopAtLevel=1");
        }
        for (List<String> whole : List.of(
                List.of("run", "--no-such-option"),
                List.of("run", "--mode", "replay", "--no-such-option"),
                List.of("logs", "--grep=x", "-h"))) {
            assertThat(flags(tool, whole.toArray(new String[0]))).doesNotContain("-XX:TieredStopAtLevel=1");
        }
    }

    @Test
    void optimisesWhereVeryManyEventsRun() throws Exception {
        Path events = folder.resolve("many events.jsonl");
        try (RandomAccessFile file = new RandomAccessFile(events.toFile(), "rw")) {
            file.setLength(33 << 20);
        }
        Path few = Files.createFile(folder.resolve("few"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), events);
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+PrintCommandLineFlags");
        for (Path large : List.of(events, link)) {
            assertThat(flags(tool, "run", "--events", large.toString(), "--no-such-option"))
                    .contains("-XX:+UseG1GC")
                    .doesNotContain("-XX:TieredStopAtLevel=1");
            assertThat(flags(tool, "run", "--events=" + large, "--no-such-option"))
                    .doesNotContain("-XX:TieredStopAtLevel=1");
        }
        for (String other : List.of(few.toString(), folder.toString(), "-", "!", "(", "none")) {
            assertThat(flags(tool, "run", "--events", other, "--no-such-option"))
                    .contains("-XX:TieredStopAtLevel=1");
        }
    }

    @Test
    void compilesSoonWhereAProgramGetsMoreThanAFewEvents() throws Exception {
        Path few = Files.write(folder.resolve("few"), new byte[32 << 10]);
        Path more = Files.write(folder.resolve("more"), new byte[(32 << 10) + 1]);
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+PrintCommandLineFlags");
        for (String events : List.of(few.toString(), "-")) {
            assertThat(flags(tool, "run", "--program", "--events", events, "--no-such-option"))
                    .contains("-XX:CompileThresholdScaling=3")
                    .doesNotContain("-XX:CompileCommand");
        }
        assertThat(flags(tool, "replay", "@last", "--program", "--no-such-option"))
                .contains("-XX:CompileThresholdScaling=3")
                .doesNotContain("-XX:CompileCommand");
        assertThat(flags(tool, "run", "--program", "--events", more.toString(), "--no-such-option"))
                .contains("-XX:CompileThresholdScaling=3")
                .contains("-XX:CompileCommand")
                .contains("-XX:+UseSerialGC");
        assertThat(flags(tool, "run", "--program", "--no-such-option"))
                .contains("-XX:CompileCommand")
                .contains("-XX:+UseSerialGC");
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+PrintCommandLineFlags -XX:+UseParallelGC");
        assertThat(flags(tool, "run", "--program", "--no-such-option"))
                .contains("-XX:+UseParallelGC")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a\\nrun: 'true' | true",
                "name: a\\nenv:\\n  java: x\\nrun: 'true' | true",
                "name: a\\njava: A | false",
                "name: a\\nprogram: ./a | true",
                "name: a\\nenv:\\n  run: x\\njava: A | false"
            })
    void doesWithoutTheOptimisingCompilerWhereAProjectHasACommandOrAProgram(String lines, boolean without)
            throws Exception {
        Path project = Files.createDirectory(folder.resolve("a project"));
        Files.writeString(project.resolve("driver.yaml"), lines.replace("\\n", "\n"));
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XX:+PrintCommandLineFlags");
        assertThat(flags(tool, "run", project.toString(), "--no-such-option").contains("-XX:TieredStopAtLevel=1"))
                .isEqualTo(without);
        Process inside = tool.builder("run", "--no-such-option")
                .directory(project.toFile())
                .start();
        assertThat(Installation.output(inside).contains("-XX:TieredStopAtLevel=1"))
                .isEqualTo(without);
    }

    @Test
    void endsQuietlyWhereNobodyReads() throws Exception {
        Process process = tool.start("completion", "bash");
        process.getInputStream().close();
        assertThat(new String(process.getErrorStream().readAllBytes())).isEmpty();
        assertThat(Installation.end(process)).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // which alone has such a disk
    void saysThatTheDiskBehindStandardOutputIsFull() throws Exception {
        Process process =
                tool.builder("--help").redirectOutput(new File("/dev/full")).start();
        assertThat(new String(process.getErrorStream().readAllBytes()))
                .startsWith("conveyor-driver: standard output cannot be written");
        assertThat(Installation.end(process)).isEqualTo(74);
    }

    @Test
    void bringsEverythingAReleaseHas() throws Exception {
        assertThat(Installation.BUILT)
                .isDirectoryContaining("glob:**/LICENSE")
                .isDirectoryContaining("glob:**/README.md");
        assertThat(Installation.BUILT.resolve("bin/conveyor-driver.bat")).isRegularFile();
        try (Stream<Path> scripts = Files.list(Installation.BUILT.resolve("completions"))) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "conveyor-driver.bash", "_conveyor-driver", "conveyor-driver.fish", "conveyor-driver.ps1");
        }
        assertThat(Installation.BUILT.resolveSibling(
                        "conveyor-driver-" + System.getProperty("project.version") + ".zip"))
                .isRegularFile();
        assertThat(Installation.BUILT.resolveSibling(
                        "conveyor-driver-" + System.getProperty("project.version") + ".tar.gz"))
                .isRegularFile();
    }

    @Test
    void everyLinkOfItsPagesLeadsSomewhere() {
        List<Markdown> pages = Markdown.all(Installation.BUILT);
        assertThat(pages)
                .extracting(page -> page.file().getFileName().toString())
                .contains("README.md", "live.md");
        assertThat(pages).flatMap(Markdown::brokenLinks).isEmpty();
    }

    private static String flags(Installation tool, String... words) {
        return tool.run(words).out();
    }
}
