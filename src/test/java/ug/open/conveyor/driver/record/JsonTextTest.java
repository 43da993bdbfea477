package ug.open.conveyor.driver.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTextTest {
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
        assertThat(Needle.of(JsonText.escaped(all.toString()), false).find(line, 0, line.length))
                .isPositive();
    }
}
