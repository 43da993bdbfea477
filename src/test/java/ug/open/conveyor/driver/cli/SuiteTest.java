package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here.Outcome;

/** A suite of recordings: which cases it has, what is shown of them, and how new results are accepted. */
class SuiteTest {
    /** Its result has the name of the resource, and fails for one named broken. */
    private static final String DRIVER =
            "echo '{\"success\":true,\"data\":{\"name\":\"'$CONVEYOR_RESOURCE_NAME'\",\"took\":'$$'}}' >$CONVEYOR_RESULT; test $CONVEYOR_RESOURCE_NAME != broken";

    @TempDir
    Path folder;

    @TempDir
    Path outside;

    @BeforeEach
    void twoFilesInAFolder() throws IOException {
        write("cases/a.jsonl", one(1, "a", "a", "ok", true) + one(2, "b", "was", "ok", true));
        write("cases/deep/b.jsonl", one(1, "c", "c", "ok", true));
    }

    private static String event(int e, String name) {
        return "{\"kind\":\"event\",\"e\":" + e
                + ",\"subject\":\"resources.workflow\",\"message\":{\"event\":\"create\",\"run_id\":\"run-"
                + name + "\",\"id\":\"m\",\"payload\":{\"id\":\"1\",\"name\":\"" + name
                + "\",\"resource\":\"workflow\",\"spec\":{}}}}\n";
    }

    private static String finish(int e, String name, String data, String message, boolean success) {
        return "{\"kind\":\"finish\",\"a\":" + e + ",\"e\":" + e + ",\"runid\":\"run-" + name
                + "\",\"driver\":\"any\",\"success\":" + success + ",\"message\":\"" + message
                + "\",\"data\":{\"name\":\"" + data + "\",\"took\": 7},\"ms\":1}\n";
    }

    private static String one(int e, String name, String data, String message, boolean success) {
        return event(e, name) + finish(e, name, data, message, success);
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private Outcome check(String... words) {
        return run(Map.of(), words);
    }

    private Outcome run(Map<String, String> variables, String... words) {
        List<String> all = new ArrayList<>(List.of("replay", "--check", "--ignore", "data.took", "--no-store"));
        all.addAll(List.of(words));
        all.addAll(List.of("--", "sh", "-c", DRIVER));
        return new Here().folder(folder).variables(variables).run(all.toArray(String[]::new));
    }

    @Test
    void aFolderIsAllRecordingsBelowItEachEventACase() throws IOException {
        write("cases/.hidden.jsonl", "{");
        write("cases/.git/c.jsonl", "{");
        write("cases/notes.txt", "{");
        Files.createSymbolicLink(folder.resolve("cases/loop"), folder.resolve("cases"));
        Outcome checked = check("cases", "cases/a.jsonl", "--concurrency", "2");
        assertThat(checked.out()).endsWith("""
                cases/a.jsonl:3: run run-b, create of workflow/b, differs in 1 place: $.data.name
                - recorded + now
                  $.data.name
                    - "was"
                    + "b"
                """);
        assertThat(checked.err()).endsWith("""
                                    ok  different  no recorded result  failed
                cases/a.jsonl        1          1                   0       0
                cases/deep/b.jsonl   1          0                   0       0
                3 results, 1 of them not the same as recorded
                """);
        assertThat(checked.code()).isEqualTo(3);
    }

    @Test
    void anEqualDifferenceIsShownOnceWithItsCases() throws IOException {
        StringBuilder cases = new StringBuilder();
        for (int e = 1; e <= 6; e++) {
            cases.append(one(e, "broken", "broken", "", true).replace("run-broken", "run-" + e));
        }
        write("more.jsonl", cases + one(7, "x", "y", "", true));
        assertThat(check("more.jsonl").out()).contains("""
                more.jsonl:13: run run-x, create of workflow/x, differs in 1 place: $.data.name
                - recorded + now
                  $.success, 6 times: more.jsonl:1, more.jsonl:3, more.jsonl:5, more.jsonl:7 and others
                    - true
                    + false
                  $.data.name at more.jsonl:13
                    - "y"
                    + "x"
                """);
    }

    @Test
    void programsGetAnObjectACaseAndASummary() throws IOException {
        write("cases/c.jsonl", event(1, "d") + event(2, "broken"));
        Outcome checked = check("cases", "-o", "json");
        List<String> lines = checked.out()
                .lines()
                .filter(line -> !line.matches(".*\"kind\":\"(start|log|finish)\".*"))
                .toList();
        assertThat(lines)
                .contains(
                        "{\"kind\":\"case\",\"file\":\"cases/a.jsonl\",\"line\":3,\"runid\":\"run-b\",\"resource\":\"workflow/b\",\"event\":\"create\","
                                + "\"verdict\":\"different\",\"differences\":[{\"path\":\"$.data.name\",\"recorded\":\"was\",\"now\":\"b\"}]}",
                        "{\"kind\":\"case\",\"file\":\"cases/c.jsonl\",\"line\":2,\"runid\":\"run-broken\",\"resource\":\"workflow/broken\","
                                + "\"event\":\"create\",\"verdict\":\"failed\"}");
        assertThat(lines)
                .hasSize(6)
                .last()
                .asString()
                .startsWith(
                        "{\"kind\":\"summary\",\"ok\":2,\"different\":1,\"unrecorded\":1,\"failed\":1,\"cases\":5,\"files\":[{\"file\":\"cases/a.jsonl\",\"ok\":1,");
        assertThat(checked.err())
                .startsWith("{\"summary\":{\"events\":5,\"succeeded\":4,\"failed\":1,")
                .endsWith(
                        "{\"error\":{\"code\":\"different\",\"message\":\"--check or --compare found a difference\",\"exit\":3}}\n")
                .hasLineCount(2);
    }

    @Test
    void theMessageCountsWhereItIsAskedFor() throws IOException {
        write("one.jsonl", one(1, "a", "a", "hello", true));
        assertThat(check("one.jsonl").code()).isZero();
        assertThat(check("one.jsonl", "--message").out()).contains("$.message\n    - \"hello\"\n    + \"exit 0\"\n");
    }

    @Test
    void aPlaceToIgnoreThatFitsNothingIsAWarning() {
        Outcome checked = check("cases/deep/b.jsonl", "--ignore", "data.tok");
        assertThat(checked.code()).isZero();
        assertThat(checked.err())
                .endsWith("1 result, the same as recorded\nwarning: --ignore data.tok fits no result of any case\n");
    }

    @Test
    void anUpdateChangesTheResultsThatDifferAndNothingElse() throws IOException {
        String before = read("cases/a.jsonl");
        String other = read("cases/deep/b.jsonl");
        Outcome updated = check("cases", "--update", "--yes");
        assertThat(updated.err()).endsWith("wrote 1 new result into cases/a.jsonl\n");
        assertThat(updated.code()).isZero();
        assertThat(read("cases/a.jsonl"))
                .isEqualTo(before.replace(
                        "\"message\":\"ok\",\"data\":{\"name\":\"was\"",
                        "\"message\":\"exit 0\",\"data\":{\"name\":\"b\""));
        assertThat(read("cases/deep/b.jsonl")).isEqualTo(other);
        assertThat(check("cases").code()).isZero();
        assertThat(check("cases", "--update", "--yes").err()).endsWith("3 results, the same as recorded\n");
    }

    @Test
    void aResultOfTwoEventsThatDisagreeStays() throws IOException {
        String both = event(1, "a").replace("run-a", "run-1").replace("\"e\":1,", "")
                + event(2, "b").replace("run-b", "run-1").replace("\"e\":2,", "");
        String recording = both + finish(1, "1", "x", "", true).replace("\"e\":1,", "");
        write("one.jsonl", recording);
        Outcome updated = check("one.jsonl", "--update", "--yes");
        assertThat(updated.err()).contains("warning: --update leaves 1 result as recorded");
        assertThat(updated.code()).isEqualTo(3);
        assertThat(read("one.jsonl")).isEqualTo(recording);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            packed.jsonl --update --yes     | packed.jsonl: is packed by gzip; expected a plain file
            readonly.jsonl --update --yes   | readonly.jsonl: is read-only; expected a file that this user may write
            out.jsonl --update --yes        | out.jsonl: is a link to
            links --update --yes            | links/out.jsonl: is a link to
            - --update --yes                | --update cannot write into standard input: name a file
            @last --update --yes            | --update writes into recordings, and @last is no file
            k3f9ab.2 --update --yes         | --update writes into recordings, and k3f9ab.2 is no file
            events.jsonl --update --yes     | events.jsonl: has no results to update, only events; expected a recording with results: conveyor-driver runs export REF FILE
            cases.yaml --update --yes       | cases.yaml: is YAML, into which --update writes no results; expected a recording
            cases --update                  | there is no terminal to ask whether to write new results: --yes says so
            cases --yes                     | --yes needs --update
            empty                           | empty: there is no recording in this folder; expected files named *.jsonl
            """)
    void whatCannotBeUpdatedIsRefusedBeforeAnythingRuns(String words, String sentence) throws IOException {
        String recording = one(1, "a", "x", "", true);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("packed.jsonl")))) {
            out.write(recording.getBytes());
        }
        Files.setPosixFilePermissions(write("readonly.jsonl", recording), PosixFilePermissions.fromString("r--r--r--"));
        Path elsewhere = Files.writeString(outside.resolve("x.jsonl"), recording);
        Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(folder.resolve("out.jsonl"), elsewhere);
        Files.createSymbolicLink(folder.resolve("links/out.jsonl"), elsewhere);
        write("events.jsonl", event(1, "a"));
        write("cases.yaml", "---\n" + event(1, "a") + "---\n" + finish(1, "a", "x", "", true));
        Files.createDirectories(folder.resolve("empty"));
        Outcome refused = check(words.split(" "));
        assertThat(refused.err()).startsWith("conveyor-driver: " + sentence.strip());
        assertThat(refused.err()).doesNotContain("create");
        assertThat(refused.code()).isEqualTo(2);
    }

    @Test
    void aFileOfAnotherUserIsRefused() throws IOException {
        Path file = write("theirs.jsonl", one(1, "a", "x", "", true));
        try {
            Files.setAttribute(file, "unix:uid", 65_534);
        } catch (IOException e) {
            return; // only root can give a file away
        }
        assertThat(check("theirs.jsonl", "--update", "--yes").err())
                .contains("theirs.jsonl: belongs to another user,")
                .doesNotContain("create");
    }

    @Test
    void anUpdateNeedsACheck() {
        Outcome refused = new Here().folder(folder).run("replay", "cases", "--update", "--yes", "--", "true");
        assertThat(refused.err()).startsWith("conveyor-driver: --update needs --check\n");
        assertThat(refused.code()).isEqualTo(2);
    }

    @Test
    void whereCiIsSetNobodyIsAsked() {
        Outcome refused = run(Map.of("CI", "true"), "cases", "--update");
        assertThat(refused.err()).startsWith("conveyor-driver: the variable CI is set: nobody sees");
        assertThat(refused.code()).isEqualTo(2);
    }
}
