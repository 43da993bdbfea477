package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.search.LogFile;
import ug.open.conveyor.driver.search.Needle;

class EscapesTest {
    @TempDir
    private Path folder;

    @Test
    void everyCharacterIsEscapedAsTheRunStoreWritesIt() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        Path file = new LogFile().log(all.toString()).write(folder.resolve("a.jsonl"));
        byte[] line = Files.readAllBytes(file);
        assertThat(Needle.of(new Buffer(64).inside(all.toString()).toArray(), false)
                        .find(line, 0, line.length))
                .isPositive();
    }

    @Test
    void theIndexHasNoShortEscapes() {
        String text = "a\"\\\n\u0001\u007f/\u00fc\u2028\ud83d\ude00\ud83d";
        assertThat(new Buffer(1).escaped(text).toString())
                .isEqualTo("a\\u0022\\u005c\\u000a\\u0001\\u007f/\u00fc\u2028\ud83d\ude00\\ud83d");
        assertThat(new Buffer(1).inside(text).toString())
                .isEqualTo("a\\\"\\\\\\n\\u0001\u007f/\u00fc\u2028\ud83d\ude00\\ud83d");
    }
}
