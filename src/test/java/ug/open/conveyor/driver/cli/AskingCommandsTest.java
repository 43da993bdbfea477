package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that ask a person or read keys: the library for that opens the terminal by native code, which the launcher has to allow, since
 * newer JDKs print a warning where nobody did.
 */
class AskingCommandsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<String> TAKES_THE_TERMINAL =
            List.of("Prompts.open(", "Keys.open(", "new Consent(", "new Browser(");

    /** Each class that takes the terminal, with a command line that leads there. Whoever adds a row looks at the launcher too. */
    private static final Map<String, String> LINES = new TreeMap<>(Map.ofEntries(
            Map.entry("ApplyCmd", "apply pipeline.yaml"),
            Map.entry("BrowseCmd", "browse"),
            Map.entry("InitCmd", "init demo"),
            Map.entry("LiveRun", "run --join --name demo -- cat"),
            Map.entry("Rounds", "replay @last --watch"),
            Map.entry("RunCmd", "run demo"),
            Map.entry("SendCmd", "send @failed"),
            Map.entry("ServerLeaveCmd", "server leave demo"),
            Map.entry("ServerResourceDeleteCmd", "server resource delete workflow/app"),
            Map.entry("TriggerCmd", "trigger workflow.yaml"),
            Map.entry("UpdateOptions", "replay --check cases.jsonl --update")));

    /** Other ways to write such a line. */
    private static final List<String> MORE = List.of(
            "--color never run demo",
            "--color=never --verbose server leave demo",
            "run demo --watch --events events.jsonl",
            "run --events=events.jsonl demo --watch",
            "replay --update --check cases.jsonl");

    /** Lines that ask nobody: the option would cost them 10 ms. */
    private static final List<String> OTHERS = List.of(
            "run demo --events events.jsonl",
            "run --events=events.jsonl demo",
            "run --events events.jsonl --tty -- python3 reconcile.py",
            "run --events events.jsonl -- tool --watch",
            "replay @last --tty",
            "replay @last -- sh init --update",
            "logs --run @last",
            "runs prune --all",
            "context remove demo",
            "dev",
            "record");

    @TempDir
    Path folder;

    @Test
    void eachClassThatTakesTheTerminalHasARow() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String text = Files.readString(file);
                if (TAKES_THE_TERMINAL.stream().anyMatch(text::contains)) {
                    found.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        found.remove("Consent"); // those that make one have rows
        assertThat(found).containsExactlyInAnyOrderElementsOf(LINES.keySet());
    }

    @Test
    void theLauncherAllowsNativeCodeForThemAlone() throws Exception {
        installation();
        for (String line : Stream.concat(LINES.values().stream(), MORE.stream()).toList()) {
            assertThat(java(line)).as(line).contains("--enable-native-access=ALL-UNNAMED");
        }
        for (String line : OTHERS) {
            assertThat(java(line)).as(line).contains("-cp").doesNotContain("--enable-native-access=ALL-UNNAMED");
        }
    }

    /** The launcher with a java that prints its words. */
    private void installation() throws IOException {
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Files.createFile(folder.resolve("lib/conveyor-driver-1.jar"));
        Files.copy(Path.of("src/launcher/conveyor-driver"), folder.resolve("bin/conveyor-driver"));
        Path java = Files.writeString(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> java(String line) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("sh", folder.resolve("bin/conveyor-driver").toString()));
        words.addAll(List.of(line.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
