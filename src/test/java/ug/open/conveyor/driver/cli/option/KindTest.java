package ug.open.conveyor.driver.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.SampleCommands;
import ug.open.conveyor.driver.runtime.Time;

final class KindTest {
    @Test
    void readsDurations() {
        assertThat(Kind.DURATION.read("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Kind.DURATION.read("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Kind.DURATION.read("7d")).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void readsSizes() {
        assertThat(Kind.SIZE.read("500M")).isEqualTo(500L * 1024 * 1024);
        assertThat(Kind.SIZE.read("2G")).isEqualTo(2L * 1024 * 1024 * 1024);
    }

    @Test
    void readsPaths() {
        assertThat(Kind.FILE.read("a/b c")).isEqualTo(Path.of("a/b c"));
        refuses(Kind.FILE, "", "expected a path, not ''");
        refuses(Kind.FILE, "a\0b", "expected a path");
    }

    @Test
    void readsNumbersInARange() {
        assertThat(Kind.number(1, 64).read("64")).isEqualTo(64);
        refuses(Kind.number(1, 64), "65", "expected a whole number from 1 to 64, not '65'");
        refuses(Kind.number(1, Long.MAX_VALUE), "0", "expected a whole number of at least 1, not '0'");
        refuses(Kind.number(1, 64), "1.5", "expected a whole number from 1 to 64, not '1.5'");
        refuses(Kind.number(1, 64), "99999999999999999999", "not '99999999999999999999'");
    }

    @Test
    void readsConstantsAsOneWritesThem() {
        Kind<SampleCommands.Form> kind = Kind.oneOf(SampleCommands.Form.values());
        assertThat(kind.read("raw-bytes")).isEqualTo(SampleCommands.Form.RAW_BYTES);
        assertThat(kind.choices()).containsExactly("text", "json", "raw-bytes");
        refuses(kind, "jsno", "expected one of text, json, raw-bytes, not 'jsno'; did you mean json?");
        refuses(kind, "TEXT", "expected one of text, json, raw-bytes, not 'TEXT'");
    }

    @Test
    void readsMomentsAbsoluteAndBeforeNow() {
        Kind<Instant> kind = Kind.moment(
                new Here().time(stopped("2026-11-24T12:00:00Z")).utc().environment());
        assertThat(kind.read("2h")).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(kind.read("2026-11-24T09:30:00+02:00")).isEqualTo(Instant.parse("2026-11-24T07:30:00Z"));
        assertThat(kind.read("yesterday")).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        refuses(kind, "tomorrow", "or an age like 2h or 1w, not 'tomorrow'");
        refuses(kind, "2026-13-24T09:30:00Z", "not '2026-13-24T09:30:00Z'");
    }

    @Test
    void goesOnWithWhatAnotherKindRead() {
        Kind<Integer> kind = Kind.TEXT.then(String::length);
        assertThat(kind.read("four")).isEqualTo(4);
        assertThat(kind.hint()).isEqualTo(Kind.Hint.NONE);
    }

    private static void refuses(Kind<?> kind, String word, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> kind.read(word)).withMessageContaining(message);
    }

    private static Time stopped(String now) {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.parse(now);
            }

            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void park(long nanos) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void aFileOrDashIsAPathOrTheDash() {
        assertThat(Kind.FILE_OR_DASH.read("-")).isEqualTo("-");
        assertThat(Kind.FILE_OR_DASH.read("a/b.jsonl")).isEqualTo("a/b.jsonl");
        refuses(Kind.FILE_OR_DASH, "a\0b", "expected a path (Nul character not allowed), not 'a\0b'");
        refuses(Kind.FILE_OR_DASH, "", "expected a file, or - for a standard stream, not ''");
    }
}
