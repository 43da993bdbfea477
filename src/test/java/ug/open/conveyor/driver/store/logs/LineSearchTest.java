package ug.open.conveyor.driver.store.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.LinesOf;
import ug.open.conveyor.driver.search.LogFile;
import ug.open.conveyor.driver.search.RandomRegex;
import ug.open.conveyor.driver.search.SearchException;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.search.SearchPattern.Case;

class LineSearchTest {
    @TempDir
    private Path folder;

    @Test
    void aFixedTextIsFoundAsItStandsInTheMessage() throws Exception {
        Path file = write(
                "say \"hi\"",
                "back\\slash",
                "tab\there",
                "two\nlines",
                "naïve ✓ 😀",
                "\u001b[31mred\u001b[0m",
                "plain");
        assertThat(found(fixed("\"hi\""), file)).containsExactly("say \"hi\"");
        assertThat(found(fixed("k\\s"), file)).containsExactly("back\\slash");
        assertThat(found(fixed("b\th"), file)).containsExactly("tab\there");
        assertThat(found(fixed("o\nl"), file)).containsExactly("two\nlines");
        assertThat(found(fixed("✓ 😀"), file)).containsExactly("naïve ✓ 😀");
        assertThat(found(fixed("[31mred\u001b"), file)).containsExactly("\u001b[31mred\u001b[0m");
        assertThat(found(fixed(""), file)).hasSize(7);
    }

    @Test
    void theRestOfALineIsNotSearched() throws Exception {
        Path file = write("plain", "a\nb", "\u001b");
        for (String text :
                List.of("zzz", "runid", "run-1", "\"d\"", "info", "u001b", "\\", "001b", "nb", ",\"labels\"")) {
            assertThat(found(fixed(text), file)).as(text).isEmpty();
        }
    }

    @Test
    void aRegularExpressionIsFoundInTheMessage() throws Exception {
        Path file = write("took 12 ms", "took 7 s", "error: \"x\"", "first\nsecond");
        assertThat(found(regex("took \\d+ ms"), file)).containsExactly("took 12 ms");
        assertThat(found(regex("took|error"), file)).hasSize(3);
        assertThat(found(regex("\"x\"$"), file)).containsExactly("error: \"x\"");
        assertThat(found(regex("^second"), file)).containsExactly("first\nsecond");
        assertThat(found(regex("\\d"), file)).hasSize(2);
    }

    @Test
    void anEmptyMessageIsOneEmptyLine() throws Exception {
        Path file = write("", "text", "", "a\n\nb");
        assertThat(found(regex("^$"), file)).containsExactly("", "", "a\n\nb");
        assertThat(found(regex("^"), file)).hasSize(4);
        assertThat(found(regex("$"), file)).hasSize(4);
        assertThat(found(regex("^ *$"), file)).hasSize(3);
        assertThat(given(LineSearch.of(regex("^$")).inverted(), file)).containsExactly("text");
    }

    @Test
    void caseIsSmart() throws Exception {
        Path file = write("Error", "ERROR", "error", "ÉTAPE", "étape");
        assertThat(found(SearchPattern.fixed("error", Case.SMART), file)).hasSize(3);
        assertThat(found(SearchPattern.fixed("Error", Case.SMART), file)).containsExactly("Error");
        assertThat(found(SearchPattern.fixed("étape", Case.SMART), file)).hasSize(2);
        assertThat(found(SearchPattern.regex("err\\S+", Case.SMART), file)).hasSize(3);
        assertThat(found(SearchPattern.regex("\\p{Lu}rror", Case.SMART), file)).hasSize(3);
        assertThat(found(SearchPattern.regex("Err", Case.IGNORED), file)).hasSize(3);
        assertThat(found(SearchPattern.fixed("error", Case.KEPT), file)).containsExactly("error");
    }

    @Test
    void invertedGivesTheOtherLogEntries() throws Exception {
        Path file = write("one", "two", "three");
        Files.writeString(file, "{\"kind\":\"finish\",\"message\":\"four\"}\n", StandardOpenOption.APPEND);
        assertThat(given(LineSearch.of(fixed("t")).inverted(), file)).containsExactly("one");
        assertThat(given(LineSearch.of(regex("o.e")).inverted(), file)).hasSize(2);
    }

    @Test
    void contextIsOfTheSameAttempt() throws Exception {
        Path file = new LogFile()
                .log(1, "a1")
                .log(2, "b1")
                .log(1, "a2")
                .log(2, "b2")
                .log(1, "HIT")
                .log(2, "b3")
                .log(1, "a4")
                .log(2, "HIT b")
                .log(1, "a5")
                .write(folder.resolve("a.jsonl"));
        assertThat(given(LineSearch.of(fixed("HIT")).context(1, 1), file))
                .containsExactly("-a2", "HIT", "-a4", "--", "-b3", "HIT b");
        assertThat(given(LineSearch.of(fixed("HIT")).context(0, 2), file))
                .containsExactly("HIT", "-a4", "--", "HIT b", "--", "-a5");
    }

    @Test
    void contextOfNeighboursIsNotGivenTwice() throws Exception {
        Path file = write("1", "2", "x3", "4", "x5", "6", "7", "8", "9", "x10");
        assertThat(given(LineSearch.of(fixed("x")).context(1, 1), file))
                .containsExactly("-2", "x3", "-4", "x5", "-6", "--", "-9", "x10");
    }

    @Test
    void aFilterComesBeforeMatchAndContext() throws Exception {
        Path file =
                new LogFile().log(1, "x").log(2, "x").log(2, "y").log(1, "z").write(folder.resolve("a.jsonl"));
        LineSearch search = LineSearch.of(fixed("x"))
                .where(() -> (bytes, from, to) ->
                        new String(bytes, from, to - from, StandardCharsets.UTF_8).contains("run-2"));
        assertThat(given(search, file)).containsExactly("x");
        assertThat(given(search.context(2, 2), file)).containsExactly("x", "-y");
    }

    @Test
    void aTornLastLineAndGarbageAreNoLogEntries() throws Exception {
        Path file = write("needle");
        Files.writeString(
                file,
                "garbage needle\n\n{\"kind\":\"log\",\"message\":\"needle\"\n{\"kind\":\"log\",\"message\":\"need",
                StandardOpenOption.APPEND);
        assertThat(found(fixed("need"), file)).containsExactly("needle");
        assertThat(given(LineSearch.of(fixed("nothing")).inverted(), file)).containsExactly("needle");
    }

    @Test
    void aFileThatIsGoneIsPassedOver() throws Exception {
        assertThat(search(
                        LineSearch.of(fixed("x")), List.of(folder.resolve("gone"), write("x")), (line, from, to) -> {}))
                .isEqualTo(1);
    }

    @Test
    void largeFilesAreSearchedInOrderWhereverTheirSlicesEnd() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        List<String> expected = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int f = 0; f < 3; f++) {
            LogFile lines = new LogFile();
            for (int i = 0; i < 400; i++) {
                int length = random.nextInt(20) == 0 ? random.nextInt(250_000) : random.nextInt(300);
                String message = i + " " + "m".repeat(length) + (random.nextInt(3) == 0 ? "needle" : "");
                lines.log(message);
                if (message.endsWith("needle")) {
                    expected.add(message);
                }
            }
            files.add(lines.write(folder.resolve(f + ".jsonl")));
        }
        LogFile.Given given = new LogFile.Given();
        assertThat(search(LineSearch.of(fixed("needle")), files, given)).isEqualTo(expected.size());
        assertThat(given.texts).isEqualTo(expected);
        assertThat(search(LineSearch.of(regex("needle$")), files, (bytes, from, to) -> {}))
                .isEqualTo(expected.size());
        assertThat(search(LineSearch.of(fixed("needle")).inverted(), files, (bytes, from, to) -> {}))
                .isEqualTo(1200 - expected.size());
    }

    @Test
    void aSinkThatFailsEndsTheSearch() throws Exception {
        LogFile lines = new LogFile();
        for (int i = 0; i < 60_000; i++) {
            lines.log("needle " + i);
        }
        Path file = lines.write(folder.resolve("a.jsonl"));
        assertThatThrownBy(() -> search(LineSearch.of(fixed("needle")), List.of(file), (bytes, from, to) -> {
                    throw new IOException("broken pipe");
                }))
                .hasMessage("broken pipe");
    }

    @Test
    void aRegularExpressionThatTriesWithoutEndIsStopped() throws Exception {
        Path file = write("1,".repeat(40));
        assertThatThrownBy(() -> found(regex("(.*,){14}\\d{9}"), file))
                .isInstanceOf(SearchException.class)
                .hasMessage(
                        "the regular expression '(.*,){14}\\d{9}' tries too many ways on a log line of 80 characters; write it so that a"
                                + " repeated part can match a text in one way only, or look for plain text with -F");
        Path longLine = write("ab".repeat(100_000));
        assertThatThrownBy(() -> found(regex("(a|b|c)*\\d"), longLine)).isInstanceOf(SearchException.class);
    }

    @Test
    void aRegularExpressionThatCannotBeReadIsToldWithThePlace() {
        assertThatThrownBy(() -> regex("a(b"))
                .hasMessage(
                        "the regular expression 'a(b' cannot be read at character 4: unclosed group; with -F it is taken"
                                + " as plain text");
        assertThatThrownBy(() -> regex("*")).isInstanceOf(SearchException.class).hasMessageContaining("at character 1");
        assertThatThrownBy(() -> regex("a".repeat(20_000))).hasMessageContaining("too long");
        assertThatThrownBy(() -> regex("(".repeat(4_900) + ")".repeat(4_900) + "["))
                .isInstanceOf(SearchException.class);
    }

    @Test
    void anySearchFindsWhatANaiveOneFinds() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        RandomRegex make = new RandomRegex(random);
        for (int round = 0; round < 150; round++) {
            List<String> messages = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                messages.add(make.text(14));
            }
            Path file = write(messages.toArray(String[]::new));
            for (Case letters : Case.values()) {
                check(file, messages, SearchPattern.regex(make.regex(), letters), false);
                check(file, messages, SearchPattern.fixed(make.text(3), letters), true);
            }
        }
    }

    private void check(Path file, List<String> messages, SearchPattern pattern, boolean fixed) throws Exception {
        Pattern naive = naive(pattern, fixed);
        Predicate<String> matches = message -> naive.matcher(message).find();
        String what = (fixed ? "fixed " : "regex ") + pattern;
        assertThat(given(LineSearch.of(pattern), file))
                .as(what)
                .isEqualTo(messages.stream().filter(matches).toList());
        List<String> others = messages.stream().filter(matches.negate()).toList();
        assertThat(given(LineSearch.of(pattern).inverted(), file)).as(what).isEqualTo(others);
    }

    private static Pattern naive(SearchPattern pattern, boolean fixed) {
        String text = pattern.toString();
        boolean ascii = text.chars().allMatch(c -> c < 128);
        int flags = fixed ? Pattern.LITERAL : Pattern.MULTILINE;
        if ((pattern.pattern().flags() & Pattern.CASE_INSENSITIVE) != 0) {
            flags |= Pattern.CASE_INSENSITIVE | (ascii ? 0 : Pattern.UNICODE_CASE);
        }
        return Pattern.compile(text, flags);
    }

    private static SearchPattern fixed(String text) {
        return SearchPattern.fixed(text, Case.KEPT);
    }

    private static SearchPattern regex(String regex) {
        return SearchPattern.regex(regex, Case.KEPT);
    }

    private List<String> found(SearchPattern pattern, Path file) throws Exception {
        return given(LineSearch.of(pattern), file);
    }

    /** What the search gives of the file, which must be what it gives of its lines as they come. */
    private static List<String> given(LineSearch search, Path file) throws Exception {
        LogFile.Given fast = new LogFile.Given();
        long count = search(search, List.of(file), fast);
        LogFile.Given slow = new LogFile.Given();
        try (FoundLines lines = search.over(new LinesOf(file))) {
            lines.read(slow);
            assertThat(lines.count()).isEqualTo(count);
        }
        assertThat(slow.texts).isEqualTo(fast.texts);
        return fast.texts;
    }

    /** In the bytes of the files; with context in their lines. */
    private static long search(LineSearch search, List<Path> files, LogSource.LogSink sink) throws Exception {
        List<LogPart> parts = files.stream()
                .map(file -> new LogPart(file, 0, Long.MAX_VALUE, null, null))
                .toList();
        FileSearch inFiles = new FileSearch(search, List.of(new LogSession(0, parts)));
        try (FoundLines found = search.hasContext() ? search.over(new LinesOf(files.get(0))) : inFiles) {
            found.read(sink);
            return found.count();
        }
    }

    private Path write(String... messages) throws IOException {
        LogFile file = new LogFile();
        for (String message : messages) {
            file.log(message);
        }
        return file.write(folder.resolve("log.jsonl"));
    }
}
