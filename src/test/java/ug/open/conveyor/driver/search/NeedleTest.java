package ug.open.conveyor.driver.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeedleTest {
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void findsWhatANaiveSearchFinds() {
        for (int i = 0; i < 50_000; i++) {
            String text = text(60, "abAB\u0000\u0080\u0081\u00ff@`{Z");
            String needle = text(4, "abAB\u0000\u0080\u0081\u00ff@`{Z") + "a";
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            int expected = text.substring(0, to).indexOf(needle, from);
            assertThat(Needle.of(needle.getBytes(ISO_8859_1), false).find(text.getBytes(ISO_8859_1), from, to))
                    .as("%s in %s from %d to %d", needle, text, from, to)
                    .isEqualTo(expected);
        }
    }

    @Test
    void withoutCaseFindsWhatANaiveSearchFinds() {
        for (int i = 0; i < 50_000; i++) {
            String text = text(60, "abAB@`{[zZ");
            String needle = text(3, "abAB@`{[zZ") + "A";
            int expected = text.toLowerCase(Locale.ROOT).indexOf(needle.toLowerCase(Locale.ROOT));
            assertThat(Needle.of(needle.getBytes(ISO_8859_1), true).find(text.getBytes(ISO_8859_1), 0, text.length()))
                    .as("%s in %s", needle, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void findsALongTextWhereANaiveSearchFindsItsFirstPlace() {
        for (int i = 0; i < 50_000; i++) {
            String needle = "a" + text(100, "abAB\u0080\u00ff@`") + "bAb@`Ba";
            String text = text(150, "abAB\u0080\u00ff@`")
                    + needle.substring(random.nextInt(needle.length()))
                    + needle
                    + text(100, "abAB\u0080\u00ff@`")
                    + needle;
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            assertThat(Needle.of(needle.getBytes(ISO_8859_1), false).find(text.getBytes(ISO_8859_1), from, to))
                    .as("%s in %s from %d to %d", needle, text, from, to)
                    .isEqualTo(text.substring(0, to).indexOf(needle, from));
        }
    }

    @Test
    void findsALongTextWithoutCaseInAnyCase() {
        for (int i = 0; i < 20_000; i++) {
            String needle = "a" + text(20, "abAB@`{[zZ") + "zZ[{@`ab";
            String text = text(60, "abAB@`{[zZ") + (i % 2 == 0 ? needle.toUpperCase(Locale.ROOT) : needle) + "a@";
            assertThat(Needle.of(needle.getBytes(ISO_8859_1), true).find(text.getBytes(ISO_8859_1), 0, text.length()))
                    .as("%s in %s", needle, text)
                    .isEqualTo(text.toLowerCase(Locale.ROOT).indexOf(needle.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void ofSeveralTheNearestIsGiven() {
        Needles needles = new Needles(List.of(Needle.of(new byte[] {'x'}, false), Needle.of(new byte[] {'y'}, false)));
        byte[] text = "..y.x..y".getBytes(ISO_8859_1);
        needles.on(text, text.length);
        assertThat(List.of(needles.next(0), needles.next(3), needles.next(5), needles.next(8)))
                .containsExactly(2, 4, 7, -1);
    }

    private String text(int longest, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
