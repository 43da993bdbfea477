package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchPathTest {
    private static final Path HERE = Path.of("/here");

    private static SearchPath windows(String name, String path) {
        return SearchPath.of(OperatingSystem.WINDOWS, Map.of(name, path, "PATHEXT", ".COM;.EXE;.BAT;.CMD;.VBS;.JS"));
    }

    @Test
    void onWindowsTheVariableIsFoundInAnySpelling() {
        assertThat(windows("Path", "/a;/b c;rel").folders(HERE))
                .containsExactly(Path.of("/a"), Path.of("/b c"), Path.of("/here/rel"));
        assertThat(SearchPath.of(OperatingSystem.UNIX, Map.of("Path", "/a")).path())
                .isEmpty();
    }

    @Test
    void onWindowsAFolderMayStandBetweenQuotes() {
        assertThat(windows("PATH", "\"/a b\";/c").folders(HERE)).containsExactly(Path.of("/a b"), Path.of("/c"));
    }

    @Test
    void whatCanBeNoPathIsPassedOver() {
        assertThat(new SearchPath(OperatingSystem.UNIX, "/a:b\0ad:/c", "").folders(HERE))
                .containsExactly(Path.of("/a"), Path.of("/c"));
    }

    @Test
    void onWindowsANameHasTheEndingsOfProgramsInTheOrderOfThePathExt() {
        assertThat(windows("PATH", "").names("mvn"))
                .containsExactly("mvn.com", "mvn.exe", "mvn.bat", "mvn.cmd", "mvn.ps1");
        assertThat(SearchPath.of(OperatingSystem.WINDOWS, Map.of("PATHEXT", ".CMD;.EXE"))
                        .names("npm"))
                .containsExactly("npm.cmd", "npm.exe", "npm.ps1");
        assertThat(SearchPath.of(OperatingSystem.WINDOWS, Map.of()).names("x.v2"))
                .containsExactly("x.v2.com", "x.v2.exe", "x.v2.bat", "x.v2.cmd", "x.v2.ps1");
    }

    @Test
    void onWindowsANameWithAnEndingIsLookedForAsItIsFirst() {
        assertThat(windows("PATH", "").names("Build.CMD")).startsWith("Build.CMD");
        assertThat(windows("PATH", "").names("run.sh")).doesNotContain("run.sh");
    }

    @Test
    void elsewhereANameIsAName() {
        assertThat(new SearchPath(OperatingSystem.UNIX, "/bin", ".EXE").names("mvn"))
                .containsExactly("mvn");
    }
}
