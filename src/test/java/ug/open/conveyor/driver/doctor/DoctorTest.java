package ug.open.conveyor.driver.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.terminal.Finding;
import ug.open.conveyor.driver.terminal.Finding.Status;

/** How bad a number is, and how a sentence of the tool is taken apart. */
final class DoctorTest {
    @ParameterizedTest
    @CsvSource({
        "100000, 0, OK",
        "2048, 0, OK",
        "2047, 0, WARN",
        "100, 2000, OK",
        "79, 2000, WRONG",
        "80, 0, WARN",
        "79, 0, WRONG"
    })
    void theFreeSpaceIsComparedWithWhatTheStoreMayStillNeed(long freeMiB, long usedMiB, Status status) {
        Finding space = StoreCheck.space(freeMiB << 20, usedMiB << 20);
        assertThat(space.status()).isEqualTo(status);
        boolean prunes = space.mend().orElse("").startsWith("conveyor-driver runs prune");
        assertThat(prunes).isEqualTo(status != Status.OK && usedMiB > 80);
    }

    @ParameterizedTest
    @CsvSource({
        "1900, true, OK",
        "-1900, true, OK",
        "2100, true, WARN",
        "-2100, false, WARN",
        "29000, true, WARN",
        "31000, true, WRONG",
        "31000, false, WARN",
        "-119000, true, WARN",
        "-121000, true, WRONG"
    })
    void aClockIsWrongWhereTokensAreRefused(long ahead, boolean token, Status status) {
        assertThat(ApiCheck.clock(Optional.of(Duration.ofMillis(ahead)), token).status())
                .isEqualTo(status);
    }

    @Test
    void aSentenceIsTakenApartOutsideOfItsBrackets() {
        assertThat(Advice.of("the server refuses us (it says: no; never): give --cert", "x"))
                .isEqualTo(new Advice("the server refuses us (it says: no; never)", "give --cert"));
        assertThat(Advice.of("f.pem: of CN=a expired: get a new one", "x"))
                .isEqualTo(new Advice("f.pem: of CN=a expired", "get a new one"));
        assertThat(Advice.of("nobody answers at nats://h:1; start one: soon", "x"))
                .isEqualTo(new Advice("nobody answers at nats://h:1", "start one: soon"));
        assertThat(Advice.of("it is gone", "look")).isEqualTo(new Advice("it is gone", "look"));
        assertThat(Advice.of("'./a b' is not executable; try: chmod +x /x/a b", "x")
                        .mend())
                .isEqualTo("chmod +x '/x/a b'");
    }

    @Test
    void nothingIsWrongWithoutAMend() {
        assertThatThrownBy(() -> new Finding("a", Status.WRONG, "b", Optional.empty()))
                .hasMessage("nothing mends what is wrong: b");
    }
}
