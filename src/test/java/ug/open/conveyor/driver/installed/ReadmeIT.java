package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.fakes.Programs;

/** What README.md and docs/drivers.md show is what happens: their commands are run, and their output is compared. */
final class ReadmeIT {
    private static final Markdown README = Markdown.of(Path.of("README.md"));
    private static final Markdown DRIVERS = Markdown.of(Path.of("docs/drivers.md"));

    @TempDir
    Path home;

    private Shell shell;

    @BeforeAll
    static void aShell() {
        Programs.need("bash");
    }

    @BeforeEach
    void anEmptyFolder() {
        shell = Shell.in(home);
    }

    @Test
    void theConsolesShowWhatIsPrinted() {
        List<String> consoles = README.blocks("console");
        assertThat(consoles).isNotEmpty();
        for (String console : consoles) {
            ConsoleBlock.play(shell.at("console" + console.hashCode()), console);
        }
    }

    /** But for Maven, which runs this test. The blocks below the tour are tasks on a server and on runs of one's own: they are parsed elsewhere. */
    @Test
    void theCommandsThatInstallWork() throws IOException {
        List<String> commands = tasks("## Install").stream()
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

    /** Where the driver is mended before the first replay. */
    @Test
    void theTasksOnAFailedRunAndInCiWork() {
        shell.succeeds("conveyor-driver init demo --lang sh");
        Shell demo = shell.at("demo");
        demo.succeeds("mv reconcile.sh good");
        demo.write("reconcile.sh", "#!/bin/sh\necho time-out\nexit 1\n");
        demo.ends(1, "conveyor-driver run --events events.jsonl");
        for (String line : tasks("## Debug a failed run")) {
            demo.succeeds(line.contains(" replay ") ? "cp good reconcile.sh && " + line : line);
        }
        List<String> recorded = tasks("## Use it in CI").stream()
                .filter(line -> line.contains("events.jsonl"))
                .toList();
        assertThat(recorded).hasSize(2).allSatisfy(demo::succeeds);
    }

    private static List<String> tasks(String heading) {
        return new Markdown(README.file(), README.section(heading))
                .blocks("sh").stream().flatMap(String::lines).toList();
    }

    @Test
    void theSettingOfADriverAndTheClassWork() {
        Shell project = shell.at("cloner").with("TOKEN", "a secret");
        project.write("driver.yaml", DRIVERS.blocks("yaml").get(0)).write(".env", "REGION=north\n");
        project.write("reconcile.sh", "#!/bin/sh\necho \"level $LEVEL, token $TOKEN, region $REGION\"\n");
        project.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","spec":{"repository":"r"}}}
                """);
        assertThat(project.succeeds("conveyor-driver run --events events.jsonl").out())
                .isEqualTo("level debug, token ***, region north\n");

        Matcher java = Pattern.compile("`java: (com\\.example\\.\\w+)`").matcher(DRIVERS.text());
        assertThat(java.find()).isTrue();
        project.write("driver.yaml", "name: git-cloner\njava: " + java.group(1) + "\n");
        project.write(
                "src/main/java/" + java.group(1).replace('.', '/') + ".java",
                DRIVERS.blocks("java").get(0));
        assertThat(project.succeeds("conveyor-driver run --events events.jsonl").out())
                .isEqualTo("cloning r\n");
    }

    /** The members of the lines that are shown are those of lines that are written; and what is shown can be run. */
    @Test
    void theRecordingIsAsTheToolWritesIt() {
        String shown = Markdown.of(Path.of("docs/recordings.md")).blocks("json").get(0);
        shell.write("shown.jsonl", shown).write("driver.yaml", """
                name: git-cloner
                run: [sh, -c, "echo '{\\"message\\":\\"cloning\\",\\"step\\":1}'"]
                logs: json
                """);
        shell.succeeds("conveyor-driver run --events shown.jsonl && conveyor-driver runs export @last written.jsonl");
        assertThat(members(shown.lines().toList())).isEqualTo(members(shell.lines("written.jsonl")));
    }

    /** Of each line its members, without their values. */
    private static List<String> members(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("(\"(?!kind)\\w+\":)(\"[^\"]*\"|[\\d.]+|\\w+)", "$1"))
                .toList();
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
                .filter(name -> name.startsWith("CONVEYOR_") || name.startsWith("PYTHON") || name.startsWith("NATS_"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = new TreeSet<>();
        Matcher rows = Pattern.compile("(?m)^\\| (`[A-Z].*?) \\|").matcher(DRIVERS.section("## A command as a driver"));
        while (rows.find()) {
            for (String name : rows.group(1).split(", ")) {
                told.add(name.replace("`", ""));
            }
        }
        assertThat(told).isEqualTo(given).hasSizeGreaterThan(8);
    }
}
