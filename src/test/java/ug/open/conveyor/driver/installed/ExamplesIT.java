package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.live.Engine;
import ug.open.conveyor.driver.live.EngineApi;
import ug.open.conveyor.driver.live.NatsBinary;
import ug.open.conveyor.driver.live.NatsServer;

/** Each example does what its README says, by the lines that its README has. */
final class ExamplesIT {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeAll
    static void whatTheyNeed() {
        Programs.need("bash", "git", "python3");
    }

    @BeforeEach
    void anEmptyFolder() {
        shell = Shell.in(home);
    }

    @Test
    void gitClonerClonesARepositoryAndHandsItsCommitOn() {
        Shell example =
                shell.at("repository/examples").copy("examples/git-cloner").at("git-cloner");
        Shell repository = shell.at("repository");
        repository.succeeds("git init -q -b main && git add . && "
                + "git -c user.name=A -c user.email=a@example.com commit -q -m first");
        String commit = repository.succeeds("git rev-parse HEAD").out().strip();
        assertThat(example.succeeds("conveyor-driver run --events events.jsonl --only event=create")
                        .out())
                .contains("cloning ", "conveyor-driver is at " + commit);
        assertThat(example.folder().resolve("clones/conveyor-driver/examples/git-cloner/driver.yaml"))
                .isRegularFile();
        assertThat(example.succeeds("conveyor-driver runs show @last -o json").out())
                .contains("\"commit\":\"" + commit + "\"");
        for (String line : lines(example)) {
            example.succeeds(line);
        }
        assertThat(example.folder().resolve("clones/conveyor-driver")).doesNotExist();
    }

    @Test
    void reportSizesReportsAndIsItsOwnTest() {
        Shell example = shell.copy("examples/report-sizes").at("report-sizes");
        for (String line : lines(example)) {
            example.succeeds(line);
        }
        assertThat(example.succeeds("conveyor-driver logs --run @last -o json").out())
                .contains("\"labels\":{");
        example.write("sample/more.txt", "more");
        assertThat(example.ends(3, "conveyor-driver replay --check events.jsonl")
                        .out())
                .contains("$.data.files\n    - 3\n    + 4\n");
    }

    @Test
    void javaBuilderCompilesAndSaysWhatIsWrong() {
        Shell example = shell.copy("examples/java-builder").at("java-builder");
        List<String> lines = lines(example);
        assertThat(lines).hasSize(3);
        assertThat(example.succeeds(lines.get(0)).err()).contains("compiled, 2 warnings");
        assertThat(example.ends(1, lines.get(1)).out())
                .contains("ERROR ", "file=samples/broken/shop/Till.java  line=5");
        assertThat(example.ends(1, lines.get(2)).err()).endsWith("1 result, the same as recorded\n");
        example.succeeds("cp samples/good/shop/*.java samples/broken/shop/ && rm samples/broken/shop/Till.java");
        assertThat(example.succeeds("conveyor-driver replay @failed").out()).contains("- false\n    + true");
    }

    @Test
    void goProgramRunsUnmodifiedOnItsEvents() {
        Programs.need("go");
        Shell example = shell.copy("examples/go-program")
                .at("go-program")
                .with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString())
                .with("GOPATH", StandIn.go("GOPATH"))
                .with("GOCACHE", StandIn.go("GOCACHE"));
        List<String> lines = lines(example);
        assertThat(lines).hasSize(3);
        assertThat(example.ends(1, lines.get(0)).out()).isEqualTo("hello, Ada\nhello, Grace\n");
        assertThat(example.ends(1, lines.get(1)).err()).endsWith("1 result, the same as recorded\n");
        assertThat(example.succeeds(lines.get(2)).out()).contains("hello, Grace");
    }

    @Test
    void theTableOfTheRecordingsCountsTheirEvents() {
        Shell example = shell.copy("examples/recordings").at("recordings");
        int files = 0;
        for (String row : example.lines("README.md")) {
            String[] cells = row.split(" *\\| *");
            if (row.startsWith("| `")) {
                String file = cells[1].replace("`", "");
                String run =
                        "conveyor-driver run --no-store --name nobody --resource none --events " + file + " -- true";
                assertThat(example.ends(1, run).err())
                        .contains("nothing ran of " + cells[2] + (cells[2].equals("1") ? " event:" : " events:"));
                files++;
            }
        }
        assertThat(example.succeeds("ls *.jsonl | wc -l").out().strip()).isEqualTo(Integer.toString(files));
    }

    /** Each line as it is there: those of another terminal go on beside the rest. */
    @Test
    void theLiveWalkThroughPassesBothStepsOfThePipeline() throws Exception {
        try (NatsServer server = NatsServer.start(home.resolve("nats"));
                Engine engine = Engine.on(server);
                EngineApi api = EngineApi.of(engine)) {
            Shell example = shell.copy("examples/live")
                    .at("live")
                    .with("CONVEYOR_NATS_URL", server.url())
                    .with("CONVEYOR_API_URL", api.url().toString());
            List<String> lines = example.lines("README.md").stream()
                    .filter(line -> line.startsWith("    "))
                    .map(String::strip)
                    .toList();
            assertThat(lines).hasSize(9);
            example.succeeds(lines.get(0));
            Running onlooker = beside(example, lines.get(1), "shadowing");
            example.succeeds(lines.get(2));
            assertThat(onlooker.outcome().code()).as(onlooker.err()).isZero();
            assertThat(engine.results()).isEmpty();

            Running tester = beside(example, lines.get(3), "joined as tester");
            Running packer = beside(example, lines.get(4), "joined as packer");
            Shell knowing =
                    example.with("RUN", example.succeeds(lines.get(5)).out().strip());
            Installation.await("both results", () -> engine.results().size() == 2);
            for (Running driver : List.of(tester, packer)) {
                driver.signal("TERM");
                assertThat(driver.outcome().code()).as(driver.err()).isZero();
            }
            assertThat(knowing.succeeds(lines.get(6)).out())
                    .isEqualTo("testing first\n2 files are as they should be\n");
            assertThat(knowing.succeeds(lines.get(7)).out()).isEqualTo("packing 2 files of .\n");
            assertThat(knowing.succeeds(lines.get(8)).out()).contains("v1.tar.gz");
        }
    }

    private Running beside(Shell example, String line, String listens) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + line)
                .directory(example.folder().toFile());
        builder.environment().clear();
        builder.environment().putAll(example.environment());
        Running running = Running.start(builder, home);
        running.awaitErr(listens);
        return running;
    }

    /** The command lines in the README of an example. */
    private static List<String> lines(Shell example) {
        return example.lines("README.md").stream()
                .filter(line -> line.startsWith("    conveyor-driver "))
                .map(String::strip)
                .toList();
    }
}
