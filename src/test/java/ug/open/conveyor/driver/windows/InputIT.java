package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Scene;

/** What {@code run --events} reads, and what it says of the rest: the tables are those of the tests of other systems. */
@Tag("windows")
final class InputIT {
    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void prepare() {
        prompt = Prompt.in(home);
    }

    private static Arguments file(String name, String text) {
        return Arguments.of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Arguments> forms() throws IOException {
        String one = Scene.event("run-0001").strip();
        String two = Scene.event("run-0002").strip();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Scene.EVENTS.getBytes(StandardCharsets.UTF_8));
        }
        return List.of(
                file("lines.jsonl", Scene.EVENTS),
                file("of Windows.jsonl", "\ufeff" + Scene.EVENTS.replace("\n", "\r\n")),
                file("array.json", "[" + one + ",\r\n" + two + "]\r\n"),
                file("documents.yaml", "---\r\n" + one + "\r\n---\r\n" + two + "\r\n"),
                file("resources.yaml", "name: a\r\nresource: workflow\r\n---\r\nname: b\r\nresource: workflow\r\n"),
                file(
                        "recording.jsonl",
                        "{\"kind\":\"event\",\"message\":" + one + "}\r\n{\"kind\":\"event\",\"message\":" + two
                                + "}\r\n"),
                Arguments.of("packed.gz", packed.toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void eachFormIsRead(String name, byte[] bytes) {
        prompt.write(name, bytes);
        prompt.run("conveyor-driver run --events \"" + name + "\" -- cmd /c exit")
                .ends(0)
                .says("2 events in ", ": 2 ok\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conveyor-driver run --events - -- cmd /c exit < events.jsonl",
                "type events.jsonl | conveyor-driver run --events - -- cmd /c exit"
            })
    void standardInputIsReadLikeAFile(String line) {
        prompt.run(line).ends(0).says("2 events in ", ": 2 ok\n");
    }

    @Test
    void theEventIsOnTheStandardInputOfTheCommand() {
        prompt.run("conveyor-driver run --quiet --max-events 1 --events events.jsonl -- cmd /c more")
                .ends(0)
                .prints("{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}\n");
    }

    @ParameterizedTest
    @MethodSource("ug.open.conveyor.driver.installed.BadEventsIT#badLines")
    void aBadLineEndsTheRunBehindTheGoodOnesOrIsSkipped(String line, String sentence) {
        prompt.write("bad.jsonl", Scene.event("first") + line + "\r\n" + Scene.event("last"));
        prompt.run("conveyor-driver run --events bad.jsonl -- cmd /c exit")
                .ends(2)
                .says("run first", ": 1 ok\n", "conveyor-driver: bad.jsonl:2" + sentence)
                .doesNotSay("run last");
        prompt.run("conveyor-driver run --events bad.jsonl --skip-invalid --no-store -- cmd /c exit")
                .ends(0)
                .says("run first", "warning: bad.jsonl:2" + sentence, "run last", ": 2 ok, 1 skipped as invalid\n");
    }

    @ParameterizedTest
    @MethodSource("ug.open.conveyor.driver.installed.BadEventsIT#nothingToRead")
    void aFileWithoutEventsRunsNothing(String place, String sentence) {
        prompt.at("folder");
        prompt.write("empty", "").write("binary", new byte[] {'\n', 0, 1, 2, (byte) 0xff});
        prompt.write("no-events.jsonl", "{\"kind\":\"log\",\"a\":1,\"message\":\"x\"}\r\n");
        prompt.write("letter.txt", "Dear all,\r\nhere they are\r\n");
        prompt.run("conveyor-driver run --events " + place.replaceAll(":.*", "") + " -- cmd /c exit")
                .ends(2)
                .printsNothing()
                .says("conveyor-driver: " + place + ": " + sentence)
                .doesNotSay(" ok");
    }

    @Test
    void aLineOf2MegabytesIsAnEventLikeAnyOther() {
        String event = Scene.event("big").replace("\"spec\":{}", "\"spec\":\"" + "x".repeat(2 << 20) + "\"");
        prompt.write("big.jsonl", event);
        prompt.run("conveyor-driver run --events big.jsonl -- cmd /c exit")
                .ends(0)
                .says("1 ok");
        prompt.run("conveyor-driver runs export big kept.jsonl").ends(0);
        assertThat(prompt.read("kept.jsonl")).contains(event.strip());
    }
}
