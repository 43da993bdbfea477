package ug.open.conveyor.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScreenOutputTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1_000})
    void whatATerminalMayObeyIsAnEscapeOfJson(int atATime) throws IOException {
        String given = "{\"a\":\"é 漢字 🚀 \u001b[1m\u009b2J\u202e\u200e\u061c\u2028\u007f\uFEFF x\"}\n";
        assertThat(written(given.getBytes(StandardCharsets.UTF_8), atATime))
                .isEqualTo("{\"a\":\"é 漢字 🚀 \u001b[1m\\u009b2J\\u202e\\u200e\\u061c\\u2028\\u007f\\ufeff x\"}\n");
    }

    @Test
    void whatIsNoUtf8IsReplaced() throws IOException {
        byte[] given = {'a', (byte) 0x9b, 'b', (byte) 0xe2, (byte) 0x82, 'c', (byte) 0xf5, '\n'};
        assertThat(written(given, 3)).isEqualTo("a\uFFFDb\uFFFDc\uFFFD\n");
    }

    private String written(byte[] given, int atATime) throws IOException {
        try (ScreenOutput out = new ScreenOutput(terminal)) {
            for (int i = 0; i < given.length; i += atATime) {
                out.write(given, i, Math.min(atATime, given.length - i));
                out.flush();
            }
        }
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
