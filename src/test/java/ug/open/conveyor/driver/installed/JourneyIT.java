package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The first hour of a newcomer, off a terminal: from an empty folder to a driver that is tested. */
final class JourneyIT {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeAll
    static void whatTheProjectsNeed() {
        Programs.need("bash", "python3", "mvn");
    }

    @BeforeEach
    void anEmptyFolder() {
        shell = Shell.in(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "python", "java"})
    void fromAnEmptyFolderToAReplay(String language) {
        Outcome made = shell.succeeds("conveyor-driver init demo --lang " + language);
        assertThat(made.out().lines()).contains("demo/driver.yaml", "demo/events.jsonl", "demo/README.md");
        assertThat(made.err()).contains("Next:\n  cd demo\n  conveyor-driver run --events events.jsonl\n");

        Shell demo = shell.at("demo");
        List<String> runIds = runIds(demo);
        Outcome run = demo.succeeds("conveyor-driver run --events events.jsonl");
        assertThat(run.out().lines()).contains("create of app", "update of app", "process of app");
        assertThat(run.err())
                .contains("create workflow/app, run " + runIds.get(0), "ok      workflow/app  create of app done")
                .endsWith(": 3 ok\n")
                .doesNotContain("\u001b");

        assertThat(demo.succeeds("conveyor-driver logs @last").out()).startsWith("process of app\n");
        assertThat(demo.succeeds("conveyor-driver logs " + runIds.get(0).substring(0, 13))
                        .out())
                .startsWith("create of app\n");
        Outcome found = demo.succeeds("conveyor-driver logs --grep 'update of'");
        assertThat(found.out().lines()).singleElement().asString().endsWith(" demo | update of app");
        assertThat(demo.ends(1, "conveyor-driver logs --grep nowhere").out()).isEmpty();

        Outcome replay = demo.succeeds("conveyor-driver replay @last");
        assertThat(replay.out()).startsWith("process of app\n");
        assertThat(replay.err()).endsWith(": 1 ok\n1 result, the same as recorded\n");

        List<String> table = demo.succeeds("conveyor-driver runs").out().lines().toList();
        assertThat(table).hasSize(5);
        assertThat(table.get(0)).startsWith("EXECUTION  RUN ").contains("DRIVER", "STATUS");
        assertThat(table.get(1)).contains(".1  ", runIds.get(2), "demo", "workflow/app", "succeeded");
        assertThat(table.get(4)).contains(".1  ", runIds.get(0));
        assertThat(demo.succeeds("conveyor-driver runs show @last").out())
                .contains("runid      " + runIds.get(2), "status     succeeded");
        assertThat(demo.succeeds("conveyor-driver replay --check events.jsonl").err())
                .endsWith("3 results, the same as recorded\n");
    }

    private static List<String> runIds(Shell project) {
        return project.lines("events.jsonl").stream()
                .filter(line -> line.contains("\"runid\":"))
                .map(line -> line.replaceAll(".*\"runid\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    @Test
    void theTestOfAShellProjectPassesAndFailsWithItsDriver() throws IOException {
        shell.succeeds("conveyor-driver init demo --lang sh");
        Shell demo = shell.at("demo");
        demo.succeeds("./test.sh");
        replace(demo, "reconcile.sh", "\\\"event\\\":", "\\\"changed\\\":");
        assertThat(demo.ends(3, "./test.sh").out()).contains("data.event", "- \"create\"", "+ \"create\"");
    }

    @Test
    void theTestOfAPythonProjectPassesAndFailsWithItsDriver() throws IOException {
        shell.succeeds("conveyor-driver init demo --lang python");
        Shell demo = shell.at("demo");
        assertThat(demo.succeeds("python3 -m unittest").err())
                .contains("Ran 4 tests", "OK")
                .doesNotContain("skipped");
        replace(demo, "reconcile.py", "\"commit\": commit}", "\"sha\": commit}");
        assertThat(demo.ends(1, "python3 -m unittest").err()).contains("test_the_recorded_events_come_to_the_same");
    }

    /** With what this build has downloaded, and nothing of this project in the machine's own repository. */
    @Test
    void theTestOfAJavaProjectPassesInMavenAlone() throws IOException {
        shell.succeeds("conveyor-driver init demo --lang java");
        Shell demo = shell.at("demo");
        Path repository = repository();
        try {
            demo.succeeds("mvn -q -B -o -C test -Dmaven.repo.local=" + repository);
        } finally {
            deleteLinks(repository);
        }
        assertThat(demo.succeeds("cat target/surefire-reports/*.txt").out())
                .contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void initInTheFolderItselfTakesItsName() throws IOException {
        shell.succeeds("mkdir git-cloner other 'my driver'");
        shell.at("git-cloner").succeeds("conveyor-driver init . --lang sh && ./test.sh");
        assertThat(shell.at("git-cloner").lines("driver.yaml")).contains("name: git-cloner");
        shell.at("other").succeeds("conveyor-driver init --folder . --lang sh && ./test.sh");
        assertThat(shell.at("other").lines("driver.yaml")).contains("name: other");
        assertThat(shell.at("my driver")
                        .ends(2, "conveyor-driver init . --lang sh")
                        .err())
                .contains("name must be 1 to 64 of A-Z a-z 0-9 _ -, not 'my driver'");
    }

    @Test
    void initTellsAllThatIsMissingAndWritesOverNothing() {
        assertThat(shell.ends(2, "conveyor-driver init").err())
                .isEqualTo(
                        "conveyor-driver: cannot make a driver project:\n  missing: NAME, --lang sh|python|java|go|js|rust\n");
        assertThat(shell.succeeds("conveyor-driver init demo --lang sh --dry-run")
                        .out())
                .contains("create  demo/driver.yaml");
        assertThat(shell.folder().resolve("demo")).doesNotExist();
        shell.succeeds("conveyor-driver init demo --lang sh");
        shell.write("demo/reconcile.sh", "mine");
        assertThat(shell.ends(2, "conveyor-driver init demo --lang sh").err()).contains("reconcile.sh", "--force");
        assertThat(shell.at("demo").lines("reconcile.sh")).containsExactly("mine");
        shell.succeeds("conveyor-driver init demo --lang sh --force");
        shell.at("demo").succeeds("./test.sh");
    }

    @Test
    void wrongWordsAreAnsweredWithRightOnes() {
        assertThat(shell.ends(2, "conveyor-driver").err()).startsWith("Usage: conveyor-driver COMMAND");
        assertThat(shell.ends(2, "conveyor-driver rnu").err()).contains("did you mean run");
        assertThat(shell.ends(6, "conveyor-driver replay @last").err())
                .contains("There is no run yet", "conveyor-driver run --events FILE");
        assertThat(shell.ends(2, "conveyor-driver run --events events.jsonl").err())
                .contains("no driver.yaml in " + shell.folder(), "conveyor-driver init", "-- CMD");
        shell.succeeds("conveyor-driver init demo --lang sh");
        shell.write("demo/driver.yaml", "name: demo\nrun: ./reconcile.sh\ntimout: 1m\n");
        assertThat(shell.ends(2, "conveyor-driver run demo --events demo/events.jsonl")
                        .err())
                .isEqualTo("conveyor-driver: demo/driver.yaml:3:1: unknown key 'timout'; did you mean 'timeout'?\n");
        assertThat(shell.at("demo")
                        .ends(2, "conveyor-driver run --events events.jsonl")
                        .err())
                .startsWith("conveyor-driver: driver.yaml:3:1: ");
        assertThat(shell.at("other")
                        .ends(2, "conveyor-driver run ../demo --events ../demo/events.jsonl")
                        .err())
                .startsWith("conveyor-driver: ../demo/driver.yaml:3:1: ");
    }

    private static void replace(Shell shell, String file, String text, String by) throws IOException {
        Path path = shell.folder().resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, by));
    }

    /** The repository of this build's Maven, without what it may have of this project. */
    private Path repository() throws IOException {
        Path usual = Path.of(System.getProperty("user.home"), ".m2", "repository");
        Path used = Path.of(System.getProperty("maven.repo.local", usual.toString()));
        Path repository = Files.createDirectory(home.resolve("repository"));
        try (Stream<Path> groups = Files.list(used)) {
            for (Path group : groups.filter(Files::isDirectory).toList()) {
                if (!group.endsWith("ug")) {
                    Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
                }
            }
        }
        return repository;
    }

    /** JUnit warns of links that lead out of its folder. */
    private static void deleteLinks(Path folder) throws IOException {
        try (Stream<Path> links = Files.list(folder)) {
            for (Path link : links.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }
}
