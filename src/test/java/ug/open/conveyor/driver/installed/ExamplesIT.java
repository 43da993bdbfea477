package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;

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

    /** The command lines in the README of an example. */
    private static List<String> lines(Shell example) {
        return example.lines("README.md").stream()
                .filter(line -> line.startsWith("    conveyor-driver "))
                .map(String::strip)
                .toList();
    }
}
