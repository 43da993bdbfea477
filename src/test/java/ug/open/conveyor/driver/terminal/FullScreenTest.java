package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FullScreenTest {
    private static final TerminalSize.Size SIZE = new TerminalSize.Size(40, 3);
    private static final String LEFT = "\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[0m\u001b[?1049l";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String written() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private static FullScreen.Frame frame(String... rows) {
        return new FullScreen.Frame(List.of(rows), -1, 0);
    }

    @Test
    void onlyRowsThatChangeAreDrawn() throws IOException {
        try (FullScreen screen = FullScreen.open(out, key -> {})) {
            assertThat(written()).startsWith("\u001b[?1049h");
            screen.paint(frame("one", "two", "three"), SIZE);
            assertThat(written()).contains("\u001b[2J", "one", "two", "three");
            screen.paint(frame("one", "2", "three"), SIZE);
            assertThat(written()).contains("\u001b[2;1H\u001b[K2").doesNotContain("one", "three", "\u001b[2J");
            screen.paint(frame("one", "2", "three"), SIZE);
            assertThat(written()).isEmpty();
            screen.paint(frame("one", "2"), SIZE);
            assertThat(written()).contains("\u001b[3;1H\u001b[K").doesNotContain("one");
        }
    }

    @Test
    void anotherSizeIsDrawnAnewAndNeverMoreThanItHasRowsFor() throws IOException {
        try (FullScreen screen = FullScreen.open(out, key -> {})) {
            screen.paint(frame("one", "two", "three"), SIZE);
            written();
            screen.paint(frame("one", "two", "three"), new TerminalSize.Size(40, 2));
            assertThat(written()).contains("\u001b[2J", "one", "two").doesNotContain("three");
        }
    }

    @Test
    void theCursorIsSeenWhereSomebodyTypes() throws IOException {
        try (FullScreen screen = FullScreen.open(out, key -> {})) {
            screen.paint(new FullScreen.Frame(List.of("search: x"), 0, 9), SIZE);
            assertThat(written()).contains("\u001b[1;10H\u001b[?25h");
        }
    }

    @Test
    void itIsLeftOnceAndNothingIsDrawnBehind() throws IOException {
        FullScreen screen = FullScreen.open(out, key -> {});
        screen.paint(frame("one"), SIZE);
        written();
        screen.close();
        screen.close();
        screen.paint(frame("two"), SIZE);
        assertThat(written()).isEqualTo(LEFT);
    }

    @Test
    void aStoppedProcessLeavesItAndTakesItAgain() throws IOException {
        try (FullScreen screen = FullScreen.open(out, key -> {})) {
            screen.paint(frame("one"), SIZE);
            written();
            screen.leave();
            assertThat(written()).isEqualTo(LEFT);
            screen.paint(frame("two"), SIZE);
            assertThat(written()).isEmpty();
            screen.enter();
            screen.paint(frame("two"), SIZE);
            assertThat(written()).startsWith("\u001b[?1049h").contains("\u001b[2J", "two");
        }
    }
}
