package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.fakes.RecordedLines;
import ug.open.conveyor.driver.fakes.RecordedLines.Line;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Secrets;

/** Bytes to log entries: {@link LineSplitter} and {@link OutputLines} together. */
class LineSplitterTest {
    private static final int LIMIT = LogEntry.MAX_MESSAGE;

    private static RecordedLines read(Secrets secrets, int block, byte[] bytes) {
        RecordedLines lines = new RecordedLines();
        LineSplitter splitter =
                new LineSplitter(new OutputLines(new OutputLines.Settings(lines, secrets, false), Map.of()));
        for (int at = 0; at < bytes.length; at += block) {
            splitter.feed(bytes, at, Math.min(bytes.length, at + block));
        }
        splitter.end();
        return lines;
    }

    private static List<String> messages(String text, int block) {
        return read(Secrets.none(), block, text.getBytes(StandardCharsets.UTF_8))
                .messages();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void cutsLinesWhereverTheBlocksEnd(int block) {
        assertThat(messages("one\n\ntwö\nthree 🎈 ends\r\nlast", block))
                .containsExactly("one", "", "twö", "three 🎈 ends", "last");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'whole\\n', ''",
        "'whole\\nCompiling... ', 'Compiling... '",
        "'10%\\r20%', 20%",
        "'10%\\r20%\\r', 20%",
        "'whole\\n\\r', ''",
    })
    void tellsWhatALineThatHasNotEndedShows(String escaped, String shown) {
        byte[] bytes = escaped.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        OutputLines lines =
                new OutputLines(new OutputLines.Settings(new RecordedLines(), Secrets.none(), false), Map.of());
        LineSplitter splitter = new LineSplitter(lines);
        splitter.feed(bytes, 0, bytes.length);
        assertThat(lines.begun(splitter.begun())).isEqualTo(shown);
    }

    @Test
    void aLineThatHasNotEndedIsNotShownWhereItMayEndWithinASecret() {
        OutputLines lines = new OutputLines(
                new OutputLines.Settings(new RecordedLines(), Secrets.of(Map.of("TOKEN", "hush-hush")), false),
                Map.of());
        assertThat(lines.begun("the token hush-h".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void ofALongLineThatHasNotEndedOnlyTheBeginningIsShown() {
        LineSplitter splitter = new LineSplitter(null);
        byte[] bytes = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        splitter.feed(bytes, 0, bytes.length);
        assertThat(splitter.begun()).hasSize(1_000).containsOnly('x');
    }

    @ParameterizedTest
    @CsvSource({
        "'10%\\r20%\\r100%\\n', 100%",
        "'10%\\r20%\\r100%\\r\\n', 100%",
        "'10%\\r20%\\r', 20%",
        "'a\\r\\r\\n', a",
        "'a\\r\\r\\r', a",
        "'\\ra\\n', a",
        "'\\r\\n', ''",
        "'\\n', ''",
    })
    void keepsTheLastStateOfAProgressLine(String escaped, String kept) {
        String text = escaped.replace("\\r", "\r").replace("\\n", "\n");
        assertThat(messages(text, 1000)).containsExactly(kept);
        assertThat(messages(text, 1)).containsExactly(kept);
    }

    @Test
    void givesALineOfTheLimitInOne() {
        Line line = read(Secrets.none(), 64 * 1024, ("x".repeat(LIMIT) + "\nnext").getBytes())
                .lines()
                .get(0);
        assertThat(line.part()).isZero();
        assertThat(line.message()).hasSize(LIMIT);
    }

    @Test
    void givesALongerLineInNumberedParts() {
        String text = "x".repeat(2 * LIMIT + 5);
        List<Line> lines =
                read(Secrets.none(), 64 * 1024, (text + "\nnext\n").getBytes()).lines();
        assertThat(lines).extracting(Line::part).containsExactly(1, 2, 3, 0);
        assertThat(lines.get(2).message()).isEqualTo("xxxxx");
        assertThat(lines.get(3).message()).isEqualTo("next");
    }

    @Test
    void cutsBetweenCharacters() {
        String text = "a" + "€".repeat(LIMIT / 3) + "🎈".repeat(LIMIT / 4);
        List<Line> lines = read(Secrets.none(), 4096, text.getBytes(StandardCharsets.UTF_8))
                .lines();
        assertThat(lines).allSatisfy(line -> assertThat(bytes(line)).isLessThanOrEqualTo(LIMIT));
        assertThat(joined(lines)).isEqualTo(text);
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        byte[] latin = "grün\n".getBytes(StandardCharsets.ISO_8859_1);
        Line line = read(Secrets.none(), 1000, latin).lines().get(0);
        assertThat(line.message()).isEqualTo("gr\uFFFDn");
        assertThat(Base64.getDecoder().decode(line.bytes())).isEqualTo("grün".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void takesAReplacementCharacterThatWasPrintedForWhatItIs() {
        Line line = read(Secrets.none(), 1000, "a\uFFFDb\n".getBytes(StandardCharsets.UTF_8))
                .lines()
                .get(0);
        assertThat(line).isEqualTo(new Line(line.level(), "a\uFFFDb", Map.of(), 0, ""));
    }

    @Test
    void keepsNoBytesOfALongBinaryLine() {
        byte[] binary = new byte[200 * 1024];
        java.util.Arrays.fill(binary, (byte) 0xFF);
        List<Line> lines = read(Secrets.none(), 64 * 1024, binary).lines();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.bytes()).isEmpty();
            assertThat(bytes(line)).isLessThanOrEqualTo(LIMIT);
        });
        assertThat(joined(lines)).isEqualTo("\uFFFD".repeat(binary.length));
    }

    @Test
    void neverGivesMoreThanTheLimitWhateverTheBytes() {
        byte[] noise = new byte[3 * 1024 * 1024];
        new Random(7).nextBytes(noise);
        for (int at = 0; at < noise.length; at++) {
            noise[at] = noise[at] == '\n' ? 0 : noise[at];
        }
        List<Line> lines = read(Secrets.none(), 64 * 1024, noise).lines();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(bytes(line)).isLessThanOrEqualTo(LIMIT));
    }

    @Test
    void takesAMillionCarriageReturnsBehindALongLine() {
        byte[] bytes = ("x".repeat(LIMIT - 1) + "\r".repeat(1_000_000) + "y").getBytes();
        assertThat(read(Secrets.none(), 64 * 1024, bytes).messages()).containsExactly("y");
    }

    @Test
    void keepsTheLastOfManyStatesInLittleMemory() {
        String states = "y".repeat(1000) + "\r";
        byte[] bytes = (states.repeat(3000) + "done\n").getBytes();
        assertThat(read(Secrets.none(), 64 * 1024, bytes).messages()).containsExactly("done");
    }

    @Test
    void cutsNoSecretInTwo() {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "s3cret-geheim-€uro"));
        for (int before = LIMIT - 70; before < LIMIT + 5; before++) {
            String text = "x".repeat(before) + "s3cret-geheim-€uro" + "y".repeat(100);
            List<Line> lines = read(secrets, 64 * 1024, (text + "\n").getBytes(StandardCharsets.UTF_8))
                    .lines();
            String seen = joined(lines.stream()
                    .map(line -> new Line(line.level(), secrets.mask(line.message()), Map.of(), line.part(), ""))
                    .toList());
            assertThat(seen).isEqualTo("x".repeat(before) + "***" + "y".repeat(100));
        }
    }

    @Test
    void cutsNoSecretInTwoHoweverItIsSpelled() {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "s3cret \"geheim\""));
        for (String spelled : List.of(
                "\\u0073\\u0033cret \\\\\\\"geheim\\\\\\\"",
                "%73%33%63ret+%22geheim%22",
                Base64.getEncoder().encodeToString("s3cret \"geheim\"!!".getBytes()))) {
            for (int before = LIMIT - 40; before < LIMIT + 5; before += 3) {
                String text = "(" + "x".repeat(before - 2) + "(" + spelled + ")" + "y".repeat(100);
                String seen = joined(read(secrets, 64 * 1024, (text + "\n").getBytes()).lines().stream()
                        .map(line -> new Line(line.level(), secrets.mask(line.message()), Map.of(), line.part(), ""))
                        .toList());
                assertThat(seen.replaceAll("[xy]", "")).isIn("((***)", "((***ISE=)");
            }
        }
    }

    @Test
    void cutsNoSecretInTwoWhereTheBytesAreNoUtf8() {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "geheimnis"));
        byte[] bytes =
                ("é".repeat(LIMIT / 3 - 4) + "geheimnis" + "é".repeat(LIMIT / 3)).getBytes(StandardCharsets.ISO_8859_1);
        String seen = joined(read(secrets, 4096, bytes).lines());
        assertThat(seen).doesNotContain("geheim").doesNotContain("heimnis");
    }

    private static int bytes(Line line) {
        return line.message().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String joined(List<Line> lines) {
        List<String> parts = new ArrayList<>();
        lines.forEach(line -> parts.add(line.message()));
        return String.join("", parts);
    }

    @Test
    void cutsTheSameLinesWhenManyHaveComeBefore() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> fast = new ArrayList<>();
        LineSplitter warm = new LineSplitter(into(fast));
        for (int i = 0; i < 10_000; i++) {
            warm.feed(new byte[] {'x', '\n'}, 0, 2);
        }
        fast.clear();
        for (int round = 0; round < 3000; round++) {
            byte[] chunk = new byte[random.nextInt(60)];
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] =
                        (byte) (random.nextInt(5) > 0 ? 'a' : "\n\r\"\\\u007f\u00e9\u0000".charAt(random.nextInt(7)));
            }
            List<String> slow = new ArrayList<>();
            LineSplitter fresh = new LineSplitter(into(slow));
            for (LineSplitter splitter : List.of(warm, fresh)) {
                splitter.feed(chunk, 0, chunk.length);
                splitter.end();
            }
            assertThat(fast).isEqualTo(slow);
            fast.clear();
        }
    }

    private static LineSplitter.Sink into(List<String> lines) {
        return new LineSplitter.Sink() {
            @Override
            public void line(byte[] buffer, int from, int to) {
                lines.add(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
            }

            @Override
            public byte[] piece(byte[] buffer) {
                throw new AssertionError("no line is that long");
            }
        };
    }
}
