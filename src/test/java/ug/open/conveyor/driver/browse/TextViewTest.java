package ug.open.conveyor.driver.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.terminal.Key;
import ug.open.conveyor.driver.terminal.ScreenText;
import ug.open.conveyor.driver.terminal.Style;
import ug.open.conveyor.driver.terminal.Surface;

final class TextViewTest {
    private final ScreenText text =
            new ScreenText(Surface.of(true, StandardCharsets.UTF_8, Style.When.NEVER, Map.of()));
    private TextView view = new TextView(TextView.What.LOG, "title", Optional.empty());

    private void add(int from, int to) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            lines.add(("line " + i).getBytes(StandardCharsets.UTF_8));
        }
        view.add(lines);
    }

    private List<String> drawn() {
        return view.draw(text, 20, 4);
    }

    private void type(String keys) {
        for (char key : keys.toCharArray()) {
            view.update(Key.typed("" + key), text);
        }
    }

    @Test
    void aLogIsFollowedUntilSomebodyScrollsAndAgainAtItsEnd() {
        add(1, 10);
        assertThat(drawn()).containsExactly("line 7", "line 8", "line 9", "line 10");
        type("k");
        add(11, 12);
        assertThat(drawn()).startsWith("line 6").endsWith("line 9");
        assertThat(view.isFollowing()).isFalse();
        type(" ");
        assertThat(drawn()).endsWith("line 12");
        type("j");
        add(13, 13);
        assertThat(drawn()).endsWith("line 13");
        assertThat(view.place(text)).isEqualTo("lines 10 to 13 of 13, follows");
        type("kk");
        assertThat(view.place(text)).isEqualTo("lines 8 to 11 of 13");
    }

    @Test
    void topAndEndAndPages() {
        add(1, 100);
        drawn();
        type("g");
        assertThat(drawn()).startsWith("line 1");
        type("b");
        assertThat(drawn()).startsWith("line 1");
        view.update(Key.of(Key.Kind.PAGE_DOWN), text);
        assertThat(drawn()).startsWith("line 4");
        type("G");
        assertThat(drawn()).endsWith("line 100");
    }

    @Test
    void longLinesScrollRowByRow() {
        view.add(List.of("word ".repeat(30).getBytes(StandardCharsets.UTF_8)));
        add(1, 1);
        drawn();
        type("g");
        assertThat(drawn()).hasSize(4).allMatch(row -> row.startsWith("word"));
        assertThat(view.place(text)).isEqualTo("line 1 of 2");
        type("j".repeat(20));
        assertThat(drawn()).endsWith("line 1").hasSize(4);
    }

    @Test
    void itSearchesOnAndBackAndSaysWhereItTurned() {
        add(1, 40);
        drawn();
        type("g");
        drawn();
        assertThat(view.search("LINE 1", text)).contains("no line has this text");
        assertThat(view.search("line 2", text)).isEmpty(); // 2, 20 to 29
        assertThat(view.again(true, text)).isEmpty();
        assertThat(drawn()).contains("line 20");
        assertThat(view.again(false, text)).isEmpty();
        assertThat(drawn()).contains("line 2");
        assertThat(view.again(false, text)).contains("from the other end on");
        assertThat(drawn()).contains("line 29");
        assertThat(view.search("", text)).isEmpty();
        assertThat(view.again(true, text)).contains("nothing to look for yet: / searches");
    }

    @Test
    void aSearchGoesFromRowToRowOfALongLine() {
        add(1, 2);
        view.add(List.of(("x".repeat(2000) + "END" + "y".repeat(2000) + "END").getBytes(StandardCharsets.UTF_8)));
        add(3, 9);
        type("g");
        drawn();
        assertThat(view.search("END", text)).isEmpty();
        assertThat(drawn()).contains("ENDyyyyyyyyyyyyyyyyy").noneMatch(row -> row.endsWith("END"));
        assertThat(view.again(true, text)).isEmpty();
        assertThat(drawn()).contains("yyyEND");
        assertThat(view.again(true, text)).contains("from the other end on");
        assertThat(drawn()).contains("ENDyyyyyyyyyyyyyyyyy");
        assertThat(view.again(false, text)).contains("from the other end on");
        assertThat(drawn()).contains("yyyEND");
        type("G");
        drawn();
        assertThat(view.again(false, text)).isEmpty();
        assertThat(drawn()).contains("ENDyyyyyyyyyyyyyyyyy");
    }

    @Test
    void aSearchInNothingFindsNothing() {
        assertThat(view.search("x", text)).contains("no line has this text");
        assertThat(drawn()).containsExactly("reading");
        view.end();
        assertThat(drawn()).containsExactly("(nothing)");
    }

    @Test
    void ofATextThatIsTooLongTheBeginningGoes() {
        TextLines lines = new TextLines(10_000);
        for (int i = 0; i < 1000; i++) {
            lines.add(List.of(new byte[36])); // 100 bytes each with what a line takes
        }
        assertThat(lines.size()).isBetween(80, 100);
        assertThat(lines.gone() + lines.size()).isEqualTo(1000);
    }

    @Test
    void aSinkGivesWholeLinesAndCutsVeryLongOnesBetweenCharacters() {
        List<byte[]> lines = new ArrayList<>();
        LineSink sink = new LineSink(lines::addAll);
        byte[] bytes = ("a\nb" + "é".repeat(100_000) + "\nend").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += 1000) {
            sink.write(bytes, i, Math.min(1000, bytes.length - i));
        }
        sink.close();
        List<String> texts = lines.stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
        assertThat(texts).startsWith("a").endsWith("end").hasSizeBetween(5, 7);
        assertThat(String.join("", texts)).isEqualTo("ab" + "é".repeat(100_000) + "end");
    }
}
