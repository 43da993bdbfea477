package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WindowsConsoleTest {
    private final StringBuilder shown = new StringBuilder();

    private WindowsConsole taking(int most) {
        return new WindowsConsole((text, count) -> {
            int written = Math.min(most, count);
            shown.append(text, 0, written);
            return written;
        });
    }

    @Test
    void charactersArriveWholeHoweverTheirBytesCome() throws Exception {
        String text = "▶ ok  日本語 \uD83D\uDE80 é\n";
        WindowsConsole console = taking(Integer.MAX_VALUE);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            console.write(b);
        }
        assertThat(shown).hasToString(text);
    }

    @Test
    void aLongTextIsShownToItsEndWhereTheConsoleTakesAPart() throws Exception {
        String text = "line of a log é\n".repeat(5_000);
        taking(1_000).write(text.getBytes(StandardCharsets.UTF_8));
        assertThat(shown).hasToString(text);
    }

    @Test
    void bytesThatAreNoTextAreShownAsSuch() throws Exception {
        taking(100).write(new byte[] {'a', (byte) 0xff, 'b'});
        assertThat(shown).hasToString("a\uFFFDb");
    }

    @Test
    void aConsoleThatIsClosedIsAnError() {
        assertThatThrownBy(() -> taking(0).write("x".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("the console is gone");
    }
}
