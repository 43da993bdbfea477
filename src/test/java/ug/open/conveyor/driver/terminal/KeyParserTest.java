package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.terminal.Key.Kind;

final class KeyParserTest {
    private final List<Key> keys = new ArrayList<>();
    private final KeyParser parser = new KeyParser(keys::add);

    private void send(String units) {
        for (char unit : units.replace('^', '\u001b').toCharArray()) {
            parser.accept(unit);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "^[A, UP",
        "^OA, UP",
        "^[B, DOWN",
        "^[C, RIGHT",
        "^OC, RIGHT",
        "^[D, LEFT",
        "^OD, LEFT",
        "^[5~, PAGE_UP",
        "^[6~, PAGE_DOWN",
        "^[H, HOME",
        "^[1~, HOME",
        "^[F, END",
        "^[4~, END",
        "^[1;5C, OTHER",
        "^[15~, OTHER",
        "^x, OTHER"
    })
    void aSequenceIsOneKey(String sequence, Kind kind) {
        send(sequence);
        send("x");
        assertThat(keys).containsExactly(Key.of(kind), Key.typed("x"));
        assertThat(parser.isOpen()).isFalse();
    }

    @Test
    void anEscapeAloneIsAKeyOnceNothingFollows() {
        send("^");
        assertThat(keys).isEmpty();
        assertThat(parser.isOpen()).isTrue();
        parser.quiet();
        send("^^[A");
        assertThat(keys).containsExactly(Key.of(Kind.ESCAPE), Key.of(Kind.ESCAPE), Key.of(Kind.UP));
    }

    @Test
    void charactersOfTwoHalvesAreOne() {
        send("é漢😀");
        assertThat(keys).containsExactly(Key.typed("é"), Key.typed("漢"), Key.typed("😀"));
    }

    @Test
    void whatIsPastedIsTextAndNoKeys() {
        send("^[200~qx\r^[Ad^[201~q");
        assertThat(keys).containsExactly(new Key(Kind.PASTED, "qx\r\u001b[Ad"), Key.typed("q"));
    }

    @Test
    void aPasteOfMegabytesIsCutAndEnds() {
        send("^[200~" + "y".repeat(100_000) + "^[201~q");
        assertThat(keys).hasSize(2).last().isEqualTo(Key.typed("q"));
        assertThat(keys.get(0).text()).hasSize(4096).containsOnlyOnce("y".repeat(4096));
    }

    @Test
    void aSequenceWithoutAnEndIsGivenUp() {
        send("^[" + "1;".repeat(100));
        assertThat(keys).isNotEmpty().first().isEqualTo(Key.of(Kind.OTHER));
    }

    @Test
    void controlCharactersAreKeys() {
        send("\r\u007f\u0015\u0017\f\u0001");
        assertThat(keys)
                .extracting(Key::kind)
                .containsExactly(
                        Kind.ENTER, Kind.BACKSPACE, Kind.ERASE_LINE, Kind.ERASE_WORD, Kind.REFRESH, Kind.OTHER);
    }
}
