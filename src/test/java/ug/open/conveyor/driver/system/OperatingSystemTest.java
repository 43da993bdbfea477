package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingSystemTest {
    @ParameterizedTest
    @CsvSource({
        "Windows 11, WINDOWS",
        "Windows Server 2022, WINDOWS",
        "Mac OS X, MAC",
        "Linux, UNIX",
        "FreeBSD, UNIX",
        "'', UNIX"
    })
    void isKnownByTheNameThatJavaHas(String name, OperatingSystem system) {
        assertThat(OperatingSystem.of(name)).isEqualTo(system);
    }
}
