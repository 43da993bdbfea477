package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of events that cannot be read, or not all of them. What can be read in front of a bad line is run, and kept. */
final class BadEventsIT {
    private static final String HELP = "; --skip-invalid skips unreadable records";
    private static final String FORMS =
            "driver messages, resources, lines of a recording, or captured lines with subject and body";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    private Seen run(String events, String... more) {
        String[] words = Arrays.copyOf(new String[] {"run", "--events", events}, 5 + more.length);
        System.arraycopy(more, 0, words, 3, more.length);
        words[words.length - 2] = "--";
        words[words.length - 1] = "cat";
        return scene.run(words);
    }

    private static String message(String payload) {
        return "{\"event\":\"create\",\"run_id\":\"r\",\"payload\":" + payload + "}";
    }

    static List<Arguments> badLines() {
        return List.of(
                Arguments.of("{\"event\": oops}", ":11: invalid JSON: expected a value, found 'o'"),
                Arguments.of(
                        "{\"event\":\"create\",\"run_id\":null,\"payload\":{}}",
                        ":1: run_id must be a string, found null; expected a driver message: an object with event, payload and run_id"),
                Arguments.of(
                        "{\"event\":\"create\",\"run_id\":\"\",\"payload\":{}}",
                        ":1: run_id is empty; expected a driver message: an object with event, payload and run_id"),
                Arguments.of(
                        message("\"{not json\""),
                        ":1: inside payload, line 1, column 2: expected a name in double quotes, found 'n'; expected a Resource: an "
                                + "object with name, resource (its type) and spec"),
                Arguments.of(
                        message("{\"id\":\"1\",\"resource\":\"w\"}"),
                        ":1: payload: name is missing; expected a Resource: an object with name, resource (its type) and spec"),
                Arguments.of(
                        "{\"run_id\":\"a\",\"run_id\":\"b\"}",
                        ":15: invalid JSON: the name \"run_id\" occurs twice in one object"),
                Arguments.of(
                        message("{\"spec\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                        ":1048: invalid JSON: nested deeper than 1000 levels"),
                Arguments.of("12", ":1: found '12'; expected " + FORMS),
                Arguments.of("{}", ":1: found an empty object; expected " + FORMS));
    }

    @Test
    void aMessageWithoutARunIdGetsOneWhichIsSaid() {
        scene.write("hand.jsonl", "{\"event\":\"create\",\"payload\":{\"name\":\"app\",\"resource\":\"workflow\"}}\n");
        run("hand.jsonl").ends(0).says("1 driver message had no run_id: conveyor-driver made a new one for each");
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void aBadLineEndsTheRunBehindTheGoodOnesOrIsSkipped(String line, String sentence) {
        scene.write("bad.jsonl", Scene.event("first") + line + "\n" + Scene.event("last"));
        run("bad.jsonl")
                .ends(2)
                .prints("workflow")
                .says("run first", "1 event in ", ": 1 ok\n", "conveyor-driver: bad.jsonl:2" + sentence + HELP + "\n")
                .doesNotSay("run last");
        run("bad.jsonl", "--skip-invalid")
                .ends(0)
                .says(
                        "run first",
                        "warning: bad.jsonl:2" + sentence + "\n",
                        "run last",
                        "2 events in ",
                        ": 2 ok, 1 skipped as invalid\n");
        assertThat(scene.statuses()).containsExactly("succeeded", "succeeded", "succeeded");
    }

    static List<Arguments> nothingToRead() {
        return List.of(
                Arguments.of("gone.jsonl", "there is no such file; expected a file of events, or - for standard input"),
                Arguments.of("folder", "is a folder; expected a file of events"),
                Arguments.of("empty", "is empty; expected at least one event"),
                Arguments.of("binary", "is binary data: byte 0x00 at offset 1; expected text, or text packed by gzip"),
                Arguments.of(
                        "no-events.jsonl", "there is no event in it, only 1 record of kind 'log'; expected " + FORMS),
                Arguments.of("letter.txt:1", "found '\"Dear all, here they are…'; expected " + FORMS));
    }

    @ParameterizedTest
    @MethodSource("nothingToRead")
    void aFileWithoutEventsRunsNothing(String place, String sentence) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        scene.write("empty", "");
        scene.write("binary", new byte[] {'\n', 0, 1, 2, (byte) 0xff});
        scene.write("no-events.jsonl", "{\"kind\":\"log\",\"a\":1,\"message\":\"x\"}\n");
        scene.write("letter.txt", "Dear all,\nhere they are\n");
        run(place.replaceAll(":.*", ""))
                .ends(2)
                .printsNothing()
                .says("conveyor-driver: " + place + ": " + sentence)
                .doesNotSay(" ok");
    }

    @Test
    void aRecordingOfANewerFormatIsNotTried() {
        scene.write("new.jsonl", "{\"kind\":\"session\",\"format\":2}\n" + Scene.EVENTS);
        String sentence =
                "new.jsonl:1:28: the recording has format 2, and this conveyor-driver reads up to 1: read it with a newer one";
        run("new.jsonl").ends(2).printsNothing().saysOnly(sentence);
        run("new.jsonl", "--skip-invalid").ends(2).printsNothing().saysOnly(sentence);
    }

    @Test
    void truncatedGzipIsRunAsFarAsItGoes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 20; i++) {
                gzip.write(Scene.event("r" + i + "-" + Double.toString(Math.sqrt(i)))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        scene.write("cut.gz", Arrays.copyOf(packed.toByteArray(), packed.size() - 20));
        for (String skip : List.of("--skip-invalid", "--fail-fast")) {
            run("cut.gz", skip)
                    .ends(2)
                    .says("run r0-0", " ok\n", "conveyor-driver: cut.gz:", ": the gzip data is cut short")
                    .doesNotSay(HELP);
        }
    }

    @Test
    void whatEditorsOfOtherSystemsWriteIsNoTrouble() {
        scene.write("windows.jsonl", "\ufeff" + Scene.EVENTS.replace("\n", "\r\n") + "\r\n");
        run("windows.jsonl").ends(0).says("2 events in ", ": 2 ok\n");
    }

    @Test
    void aLineOf8MegabytesIsAnEventLikeAnyOther() {
        scene.write(
                "big.jsonl",
                message("{\"name\":\"n\",\"resource\":\"w\",\"spec\":\"" + "x".repeat(8 << 20) + "\"}") + "\n");
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xmx96m");
        scene.run("run", "--events", "big.jsonl", "--", "sh", "-c", "wc -c")
                .ends(0)
                .prints(Integer.toString((8 << 20) + 37))
                .says("1 ok");
        scene.run("replay", "r", "--check", "--name", "sh", "--", "sh", "-c", "wc -c")
                .ends(0);
    }

    @Test
    void standardInputIsReadLikeAFile() {
        scene.write("bad.jsonl", Scene.event("first") + "oops\n");
        scene.shell("\"$0\" run --events - -- cat < bad.jsonl")
                .ends(2)
                .says("run first", ": 1 ok\n", "conveyor-driver: standard input:2:1: ", HELP);
        scene.shell("\"$0\" run --events - -- cat < /dev/null")
                .ends(2)
                .printsNothing()
                .saysOnly("standard input: is empty; expected at least one event");
    }

    @Test
    void manyBadLinesAreCounted() {
        scene.write("bad.jsonl", "oops\n".repeat(1_000) + Scene.EVENTS);
        Seen seen = run("bad.jsonl", "--skip-invalid")
                .ends(0)
                .says("further unreadable records are only counted", "2 ok, 1,000 skipped as invalid\n");
        assertThat(seen.outcome().err().lines()).hasSizeLessThan(40);
    }

    @Test
    void aFilterThatFitsNothingSaysSo() {
        run("events.jsonl", "--only", "event=delete")
                .ends(1)
                .printsNothing()
                .says("nothing ran: --only fits none of 2 events\n");
        run("events.jsonl", "--resource", "build")
                .ends(1)
                .printsNothing()
                .says("nothing ran of 2 events:\n", "the driver takes resources of type build, not workflow (2 times)");
    }
}
