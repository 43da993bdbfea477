package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongWordsTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void eightBytesAtATimeAreWhatOneByOneAre() {
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = bytes(random.nextInt(40));
            int from = random.nextInt(bytes.length + 1);
            assertThat(LongWords.plainEnd(bytes, from, bytes.length))
                    .isEqualTo(Bytes.plainEnd(bytes, from, bytes.length));
            assertThat(LongWords.find((byte) '\n', bytes, from, bytes.length))
                    .isEqualTo(Bytes.lineEnd(bytes, from, bytes.length));
        }
    }

    /** Mostly letters; now and then any byte. */
    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(6) > 0 ? 'a' + random.nextInt(26) : random.nextInt(256));
        }
        return bytes;
    }

    @Test
    void aBufferThatHasTakenManyTextsTakesEachAsBefore() {
        Buffer many = new Buffer(64);
        for (int i = 0; i < 10_000; i++) {
            many.inside("plain");
            many.clear();
        }
        for (int round = 0; round < 20_000; round++) {
            String text = text(random.nextInt(24));
            many.clear();
            assertThat(many.inside(text).toString())
                    .isEqualTo(new Buffer(64).inside(text).toString());
        }
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean odd = random.nextInt(12) == 0;
            text.append(odd ? "\"\\?\n\u0000\u007fé✓İ\ud83d\ude00".charAt(random.nextInt(11)) : (char) ('a' + i));
        }
        return text.toString();
    }
}
