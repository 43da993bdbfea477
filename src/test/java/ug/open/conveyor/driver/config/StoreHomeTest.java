package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreHomeTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, /home/ann/.local/state/conveyor-driver",
        "Mac OS X, /home/ann/Library/Application Support/conveyor-driver",
        "Windows 11, /home/ann/AppData/Local/conveyor-driver",
        "FreeBSD, /home/ann/.local/state/conveyor-driver",
    })
    void itIsThePlatformsOwnPlace(String os, Path home) {
        assertThat(StoreHome.resolve(Map.of(), os, "/home/ann")).contains(home);
    }

    @Test
    void theHomeIsTheOneOfTheEnvironmentAsInAShell() {
        assertThat(StoreHome.resolve(Map.of("HOME", "/build/home"), "Linux", "/home/ann"))
                .contains(Path.of("/build/home/.local/state/conveyor-driver"));
        assertThat(StoreHome.resolve(Map.of("HOME", ""), "Linux", "/home/ann"))
                .contains(Path.of("/home/ann/.local/state/conveyor-driver"));
    }

    @Test
    void windowsSaysWhereLocalThingsGo() {
        assertThat(StoreHome.resolve(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/home/ann"))
                .contains(Path.of("/local/conveyor-driver"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void theXdgStateFolderComesBeforeThePlatforms(String os) {
        assertThat(StoreHome.resolve(Map.of("XDG_STATE_HOME", "/state"), os, "/home/ann"))
                .contains(Path.of("/state/conveyor-driver"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state", "\0"})
    void anXdgFolderThatIsNotAbsoluteIsPassedOver(String state) {
        assertThat(StoreHome.resolve(Map.of("XDG_STATE_HOME", state), "Linux", "/home/ann"))
                .contains(Path.of("/home/ann/.local/state/conveyor-driver"));
    }

    @Test
    void ourOwnVariableComesFirstAndIsTheWholePath() {
        assertThat(StoreHome.resolve(
                        Map.of("CONVEYOR_DRIVER_HOME", "/store", "XDG_STATE_HOME", "/state"), "Linux", "/home/ann"))
                .contains(Path.of("/store"));
    }

    @Test
    void aRelativePathOfOurOwnIsFromTheWorkingFolder() {
        assertThat(StoreHome.resolve(Map.of("CONVEYOR_DRIVER_HOME", "store"), "Linux", "/home/ann"))
                .contains(Path.of("store").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "relative"})
    void withoutAHomeThereIsNoPlace(String userHome) {
        assertThat(StoreHome.resolve(Map.of(), "Linux", userHome)).isEmpty();
    }

    @Test
    void whatCannotBeAPathIsSaid() {
        assertThatThrownBy(() -> StoreHome.resolve(Map.of("CONVEYOR_DRIVER_HOME", "a\0b"), "Linux", "/home/ann"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("CONVEYOR_DRIVER_HOME is no path");
    }
}
