package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedPipeTest {
    private static final String MARK = "\0mark:";

    @TempDir
    Path folder;

    private final List<Integer> codes = new ArrayList<>();

    /** Reads all in blocks of each size, so that every mark is cut at each of its bytes. */
    private List<String> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("pipe"), text);
        List<String> all = new ArrayList<>();
        for (int size = MARK.length() + 5; size < 2 * text.length() + 20; size++) {
            codes.clear();
            try (MarkedPipe pipe = new MarkedPipe(file, MARK.getBytes(StandardCharsets.US_ASCII), codes::add)) {
                pipe.open();
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                byte[] block = new byte[size];
                for (int count = pipe.read(block); count >= 0; count = pipe.read(block)) {
                    assertThat(count).isPositive();
                    out.write(block, 0, count);
                }
                all.add(out.toString(StandardCharsets.US_ASCII) + codes);
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "75", "137"})
    void theMarkBehindTheOutputIsTheExitCode(int code) throws Exception {
        assertThat(read("a line\nand a part" + MARK + code + "\n")).containsOnly("a line\nand a part[" + code + "]");
    }

    @Test
    void whatAProcessThatTheCommandLeftPrintsBehindTheMarkIsOutput() throws Exception {
        assertThat(read("first\n" + MARK + "0\nof the helper\n")).containsOnly("first\nof the helper\n[0]");
    }

    @Test
    void bytesThatAreNearlyAMarkAreOutput() throws Exception {
        String near = "\0\0mark\0mar\0marks:\0mark:1234567\n\0mark";
        assertThat(read(near)).containsOnly(near + "[]");
        assertThat(read(near + MARK + "2\n")).containsOnly(near + "[2]");
    }

    @Test
    void aCommandMayPrintNothing() throws Exception {
        assertThat(read(MARK + "1\n")).containsOnly("[1]");
        assertThat(read("")).containsOnly("[]");
    }
}
