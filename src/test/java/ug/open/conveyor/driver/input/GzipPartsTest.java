package ug.open.conveyor.driver.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static ug.open.conveyor.driver.input.Texts.MESSAGE;
import static ug.open.conveyor.driver.input.Texts.gzip;
import static ug.open.conveyor.driver.input.Texts.input;
import static ug.open.conveyor.driver.input.Texts.options;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Packed events that are not whole. */
class GzipPartsTest {
    @Test
    void packedDataWhoseHeadIsDamaged() {
        byte[] packed = gzip(MESSAGE + "\n");
        packed[2] = 7;
        assertThat(problem(input("a.gz", packed)))
                .isEqualTo("a.gz: the gzip data is damaged in its head; expected a whole file");
    }

    @Test
    void packedDataOfTwoPartsThatIsCutShortAnywhere() throws Exception {
        byte[] one = gzip(MESSAGE + "\n");
        byte[] two = joined(one, one);
        assertThat(Texts.events(input("a.gz", two), options())).hasSize(2);
        assertThat(Texts.events(input("a.gz", joined(two, new byte[500])), options()))
                .hasSize(2);
        for (int length = 1; length < two.length; length++) {
            if (length != one.length) {
                assertThat(problem(input("a.gz", Arrays.copyOf(two, length))))
                        .as("%d of %d bytes", length, two.length)
                        .startsWith("a.gz:");
            }
        }
    }

    @Test
    void packedDataWithSomethingElseBehindThem() {
        byte[] garbled = joined(gzip(MESSAGE + "\n"), "hello".getBytes(StandardCharsets.UTF_8));
        assertThat(problem(input("a.gz", garbled)))
                .isEqualTo(
                        "a.gz:2: the gzip data has something behind its part 1 that is no gzip data; expected a whole file");
    }

    @Test
    void packedDataWhoseSecondPartIsDamaged() {
        byte[] one = gzip(MESSAGE + "\n");
        for (int at : new int[] {2, 3, one.length - 6, one.length - 2}) {
            byte[] two = joined(one, one);
            two[one.length + at] ^= 0x20;
            assertThat(problem(input("a.gz", two))).as("byte %d", at).contains("the gzip data is");
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String problem(Input input) {
        Throwable thrown = catchThrowable(() -> Texts.events(input, options()));
        assertThat(thrown).isInstanceOf(InputFormatException.class);
        return thrown.getMessage();
    }
}
