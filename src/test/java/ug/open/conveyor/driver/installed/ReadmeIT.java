package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;

/** What README.md shows is what happens: its commands are run, and their output is compared. */
final class ReadmeIT {
    private static String readme;

    @TempDir
    Path home;

    private Shell shell;

    @BeforeAll
    static void read() throws IOException {
        Programs.need("bash");
        readme = Files.readString(Path.of("README.md"));
    }

    @BeforeEach
    void anEmptyFolder() {
        shell = Shell.in(home);
    }

    @Test
    void theConsolesShowWhatIsPrinted() {
        List<String> consoles = blocks("console");
        assertThat(consoles).isNotEmpty();
        for (String console : consoles) {
            play(console);
        }
    }

    /** Runs each line behind a dollar sign, in one shell, and compares what comes with what is shown below it. */
    private void play(String console) {
        Shell at = shell.at("console" + console.hashCode());
        for (String step : console.split("(?m)^\\$ ")) {
            String[] parts = step.split("\n", 2);
            if (parts[0].startsWith("cd ")) {
                at = at.at(parts[0].substring(3));
            } else if (!parts[0].isEmpty()) {
                assertThat(normal(at.seen(parts[0]).out())).as(parts[0]).isEqualTo(normal(parts[1]));
            }
        }
    }

    /** Without what is different each time: durations, moments, ids, the widths of columns. */
    private static String normal(String text) {
        return text.replaceAll("\\b\\d+(\\.\\d+)? m?s\\b", "N ms")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "RUN-ID")
                .replaceAll("\\b[0-9a-z]{6}\\.(\\d+)\\b", "SESSION.$1")
                .replaceAll(" {2,}", "  ")
                .strip();
    }

    /** But for Maven, which runs this test. */
    @Test
    void theCommandsOfTheShellBlocksWork() throws IOException {
        List<String> commands = blocks("sh").stream()
                .flatMap(String::lines)
                .flatMap(line -> Stream.of(line.split(" && ")))
                .filter(command -> !command.startsWith("mvn "))
                .toList();
        assertThat(commands).isNotEmpty();
        Files.createDirectories(shell.folder().resolve("target"));
        Path link = Files.createSymbolicLink(shell.folder().resolve("target/conveyor-driver"), Installation.BUILT);
        Files.createDirectories(shell.folder().resolve("examples"));
        shell.at("examples").copy("examples/recordings");
        commands.forEach(shell::succeeds);
        Files.delete(link); // JUnit warns of links that lead out of its folder
    }

    @Test
    void theSettingOfADriverAndTheClassWork() {
        Shell project = shell.at("cloner").with("TOKEN", "a secret");
        project.write("driver.yaml", blocks("yaml").get(0));
        project.write("reconcile.sh", "#!/bin/sh\necho \"level $LEVEL, token $TOKEN\"\n");
        project.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","spec":{"repository":"r"}}}
                """);
        assertThat(project.succeeds("conveyor-driver run --events events.jsonl").out())
                .isEqualTo("level debug, token ***\n");

        Matcher java = Pattern.compile("`java: (com\\.example\\.\\w+)`").matcher(readme);
        assertThat(java.find()).isTrue();
        project.write("driver.yaml", "name: git-cloner\njava: " + java.group(1) + "\n");
        project.write(
                "src/main/java/" + java.group(1).replace('.', '/') + ".java",
                blocks("java").get(0));
        assertThat(project.succeeds("conveyor-driver run --events events.jsonl").out())
                .isEqualTo("cloning r\n");
    }

    @Test
    void theVariablesOfACommandAreTheOnesInTheTable() {
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","pipeline":"p"}}
                """);
        Set<String> given = shell.succeeds("conveyor-driver run --events events.jsonl -- env")
                .out()
                .lines()
                .map(line -> line.split("=")[0])
                .filter(name -> name.startsWith("CONVEYOR_") || name.startsWith("PYTHON"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = new TreeSet<>();
        String section = readme.substring(readme.indexOf("### A command as a driver"));
        Matcher rows =
                Pattern.compile("(?m)^\\| (`[A-Z].*?) \\|").matcher(section.substring(0, section.indexOf("\n### ", 5)));
        while (rows.find()) {
            for (String name : rows.group(1).split(", ")) {
                told.add(name.replace("`", ""));
            }
        }
        assertThat(told).isEqualTo(given).hasSizeGreaterThan(8);
    }

    /** What is in the fenced blocks of a language. */
    private static List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(readme);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
