package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here.Outcome;

/** {@code runs export --append} makes runs the cases of a suite. */
class AppendTest {
    private static final String EVENT = "{\"event\":\"create\",\"run_id\":\"run-000%d\",\"id\":\"m\","
            + "\"payload\":{\"id\":\"1\",\"name\":\"app-%<d\",\"resource\":\"workflow\",\"spec\":{}}}\n";

    @TempDir
    Path folder;

    @BeforeEach
    void twoRuns() throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), EVENT.formatted(1) + EVENT.formatted(2));
        tool("run", "--events", "events.jsonl", "--", "sh", "-c", "echo hello");
    }

    private Outcome tool(String... words) {
        return new Here().folder(folder).run(words);
    }

    private Outcome append(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "runs";
        all[1] = "export";
        System.arraycopy(words, 0, all, 2, words.length);
        all[words.length + 2] = "--append";
        return tool(all);
    }

    private String cases() throws IOException {
        return Files.readString(folder.resolve("cases.jsonl"));
    }

    @Test
    void theFirstCaseMakesTheFileAndFurtherOnesGoBehind() throws IOException {
        assertThat(append("run-0001", "cases.jsonl").err()).matches("wrote execution [a-z0-9]{6}\\.1 to cases.jsonl\n");
        String first = cases();
        Outcome second = append("run-0002", "cases.jsonl");
        assertThat(second.err()).matches("added execution [a-z0-9]{6}\\.2 to cases.jsonl\n");
        assertThat(cases()).startsWith(first).contains("run-0002");
        assertThat(tool("replay", "--check", "cases.jsonl", "--", "true").err())
                .endsWith("2 results, the same as recorded\n");
    }

    @Test
    void aNameThatEndsInGzMakesAPackedRecording() throws IOException {
        assertThat(tool("runs", "export", "run-0001", "one.jsonl.gz").code()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("one.jsonl.gz"))).startsWith(0x1f, 0x8b);
        assertThat(tool("replay", "--check", "one.jsonl.gz", "--", "true").err())
                .endsWith("1 result, the same as recorded\n");
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void severalRunsAreExportedAtOnceEachOnce() throws IOException {
        assertThat(append("run-0001", "run-0002", "run-0001", "cases.jsonl").err())
                .isEqualTo("wrote 2 executions to cases.jsonl\n");
        assertThat(cases().lines().filter(line -> line.contains("\"kind\":\"finish\"")))
                .hasSize(2);
    }

    @Test
    void theSameExecutionIsRefusedAndNothingIsAdded() throws IOException {
        append("run-0001", "cases.jsonl");
        String before = cases();
        Outcome refused = append("run-0002", "run-0001", "cases.jsonl");
        assertThat(refused.err())
                .isEqualTo(
                        "conveyor-driver: cases.jsonl:3: has this execution of run 'run-0001' already; expected executions "
                                + "that it does not have\n");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(cases()).isEqualTo(before);
    }

    /** Both are event 1 of their sessions. */
    @Test
    void twoExecutionsOfARunAreTwoCasesWithResultsOfTheirOwn() throws IOException {
        append("run-0001", "cases.jsonl");
        tool("replay", "run-0001", "--", "sh", "-c", "exit 3");
        append("run-0001", "cases.jsonl");
        Outcome checked = tool("replay", "--check", "cases.jsonl", "--", "true");
        assertThat(checked.err()).endsWith("2 results, 1 of them not the same as recorded\n");
        assertThat(checked.out()).contains("differs in 1 place: $.success");
    }

    @Test
    void aLastLineWithoutItsEndGetsOneFirst() throws IOException {
        append("run-0001", "cases.jsonl");
        String before = cases();
        Files.writeString(folder.resolve("cases.jsonl"), before.stripTrailing());
        append("run-0002", "cases.jsonl");
        assertThat(cases()).startsWith(before + "{\"kind\":\"session\"");
    }

    @Test
    void anEmptyFileIsARecordingToBegin() throws IOException {
        Files.createFile(folder.resolve("cases.jsonl"));
        assertThat(append("run-0001", "cases.jsonl").code()).isZero();
        assertThat(tool("replay", "--check", "cases.jsonl", "--", "true").code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            events.jsonl  | events.jsonl:1: is no recording: it does not begin with a session line; expected a recording
            notes.txt     | notes.txt:1: is no recording
            packed.gz     | packed.gz: is packed by gzip; expected a plain file
            .             | .: is a folder; expected a recording
            torn.jsonl    | torn.jsonl:2: the last line has no end, as where its writer was killed; expected a whole line, or none
            dangling      | dangling: there is no such file
            -             | --append adds to a file, not to standard output
            """)
    void whatIsNoPlainRecordingIsRefused(String file, String sentence) throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "hello\n");
        Files.writeString(folder.resolve("torn.jsonl"), "{\"kind\":\"session\",\"format\":1}\n{\"kind\":\"fin");
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("packed.gz")))) {
            out.write('x');
        }
        Outcome refused = append("run-0001", file);
        assertThat(refused.err()).startsWith("conveyor-driver: " + sentence);
        assertThat(refused.code()).isEqualTo(2);
    }
}
