package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.Buffer;

class TextCleanerTest {
    private static final Surface COLOURED = new Surface(true, true, Sample.COLOURS);
    private static final Surface PLAIN = Surface.file();

    private static String clean(Surface surface, byte[] text, int indent) {
        Buffer out = new Buffer(8);
        new TextCleaner(surface).append(text, 0, text.length, out, indent);
        return out.toString();
    }

    private static String clean(String text) {
        return clean(COLOURED, text.getBytes(StandardCharsets.UTF_8), 0);
    }

    @Test
    void textStays() {
        assertThat(clean("tab\there, é, 漢字, 🚀, עברית")).isEqualTo("tab\there, é, 漢字, 🚀, עברית");
    }

    @Test
    void coloursStayAndEndWithTheLine() {
        assertThat(clean("\u001b[31mred")).isEqualTo("\u001b[31mred\u001b[0m");
        assertThat(clean("\u001b[1;38;5;8mgrey\u001b[0m.")).isEqualTo("\u001b[1;38;5;8mgrey\u001b[0m.\u001b[0m");
        assertThat(clean("\u001b[31ma\nb")).isEqualTo("\u001b[31ma\u001b[0m\nb");
    }

    @Test
    void coloursGoWhereThereAreNone() {
        assertThat(clean(PLAIN, "\u001b[31mred\u001b[0m".getBytes(StandardCharsets.UTF_8), 0))
                .isEqualTo("red");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u001b[10;20H",
                "\u001b[?25l",
                "\u001b[>c",
                "\u001b[6n",
                "\u001b[8m",
                "\u001b[0;8m",
                "\u001b[58;5;8m",
                "\u001b[>4;2m",
                "\u001b]0;title\u0007",
                "\u001b]52;c;aGk=\u001b\\",
                "\u001b]8;;http://example.org\u001b\\",
                "\u001bPq#0\u001b\\",
                "\u001b_apc\u001b\\",
                "\u001b^pm\u001b\\",
                "\u001bXsos\u001b\\",
                "\u001b(0",
                "\u001b#8",
                "\u001bc",
                "\u001b7"
            })
    void everyOtherEscapeSequenceIsGone(String sequence) {
        assertThat(clean("a" + sequence + "b")).isEqualTo("ab");
    }

    @Test
    void aSequenceWithoutEndSwallowsNothing() {
        assertThat(clean("\u001b]0;title and more")).isEqualTo("\\e]0;title and more");
        assertThat(clean("\u001bPdata\nnext")).isEqualTo("\\ePdata\nnext");
        assertThat(clean("\u001b[12")).isEqualTo("\\e[12");
        assertThat(clean("end\u001b")).isEqualTo("end\\e");
        assertThat(clean("\u001b\u001b[2J")).isEqualTo("\\e");
        assertThat(clean("\u001b]x\u001b[2Jy")).isEqualTo("\\e]xy");
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(clean("a\u0000b\u0007c\bd\re\u007ff")).isEqualTo("a\\x00b\\x07c\\x08d\\re\\x7ff");
        assertThat(clean("a\u009b2Jb\u0090c")).isEqualTo("a\\u009b2Jb\\u0090c");
    }

    @Test
    void theDirectionOfWritingIsNotTurned() {
        assertThat(clean("a\u202eb\u2066c\u200fd\u061ce\u2028f"))
                .isEqualTo("a\\u202eb\\u2066c\\u200fd\\u061ce\\u2028f");
    }

    @Test
    void joinersAreShownWhereWritingNeedsThem() {
        assertThat(clean("fai\u200bl\u200ce\u200dd\u2060.\ufeff."))
                .isEqualTo("fai\\u200bl\\u200ce\\u200dd\\u2060.\\ufeff.");
        assertThat(clean("\u200bx\u200d\u200d\u200b.")).isEqualTo("\\u200bx\\u200d\\u200d\\u200b.");
        assertThat(clean("👩\u200d💻, می\u200cخواهم, ភាសា\u200bខ្មែរ, PDF\u200cها"))
                .isEqualTo("👩\u200d💻, می\u200cخواهم, ភាសា\u200bខ្មែរ, PDF\u200cها");
    }

    @Test
    void lineFeedsBeginAContinuationLine() {
        assertThat(clean(PLAIN, "a\nb\r\n\nc\n".getBytes(StandardCharsets.UTF_8), 3))
                .isEqualTo("a\n   b\n   \n   c");
    }

    @Test
    void whatIsNotUtf8IsEscapedByteByByte() {
        byte[] text = {
            'a', (byte) 0xff, (byte) 0xc0, (byte) 0x80, (byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xe2, (byte) 0x82
        };
        assertThat(clean(PLAIN, text, 0)).isEqualTo("a\\xff\\xc0\\x80\\xed\\xa0\\x80\\xe2\\x82");
    }

    @Test
    void aTerminalWithoutUtf8GetsAscii() {
        Surface ascii = new Surface(true, false, Style.plain());
        assertThat(clean(ascii, "é🚀".getBytes(StandardCharsets.UTF_8), 0)).isEqualTo("\\u00e9\\U0001f680");
    }

    @Test
    void aFileGetsUtf8WhateverTheLocaleIs() {
        Surface file = new Surface(false, false, Style.plain());
        assertThat(clean(file, "é🚀".getBytes(StandardCharsets.UTF_8), 0)).isEqualTo("é🚀");
    }

    @Test
    void noBytesMakeItThrowOrLetAnEscapeThrough() {
        Random random = new Random(1);
        byte[] interesting = "\u001b[]P\\;:m8\u0007\n\r\"[0".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] text = new byte[random.nextInt(24)];
            for (int i = 0; i < text.length; i++) {
                text[i] = random.nextInt(3) == 0
                        ? (byte) random.nextInt(256)
                        : interesting[random.nextInt(interesting.length)];
            }
            assertThat(clean(COLOURED, text, 2).replaceAll("\u001b\\[[0-9;:]*m", ""))
                    .doesNotContain("\u001b", "\r", "\u0007", "\u009b");
            assertThat(clean(PLAIN, text, 2)).doesNotContain("\u001b", "\u009b");
        }
    }
}
