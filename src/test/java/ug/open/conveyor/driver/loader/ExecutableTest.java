package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.SearchPath;

class ExecutableTest {
    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws Exception {
        Files.writeString(folder.resolve("plain.sh"), "#!/bin/sh\n");
        Files.createDirectory(folder.resolve("src"));
        executable("good.sh", "#!/bin/sh\n");
        executable("noheader", "echo hello\n");
        executable("windows.sh", "#!/bin/sh\r\necho\r\n");
        executable("gone.sh", "#!/opt/none/bash -e\n");
        executable("env.py", "#!/usr/bin/env -S PYTHONPATH=. nopython3 -u\n");
        executable("goodenv.sh", "#!/usr/bin/env sh\n");
        executable("options.sh", "#!/usr/bin/env -S -u HOME sh\n");
    }

    private void executable(String name, String text) throws Exception {
        Files.setPosixFilePermissions(
                Files.writeString(folder.resolve(name), text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path find(String word) throws LoadException {
        return Executable.of(folder, Map.of()).find(word);
    }

    @Test
    void findsAProgramOnThePathAndAScriptInTheProject() throws Exception {
        assertThat(find("sh")).isAbsolute().isExecutable();
        assertThat(find("./good.sh")).isEqualTo(folder.resolve("good.sh"));
        assertThat(find("src/../goodenv.sh")).isEqualTo(folder.resolve("goodenv.sh"));
        assertThat(find("./options.sh")).isEqualTo(folder.resolve("options.sh"));
        assertThat(find("./noheader")).isEqualTo(folder.resolve("noheader"));
    }

    @Test
    void looksBareNamesUpOnThePathThatTheCommandWillHave() throws Exception {
        assertThat(Executable.of(folder, Map.of("PATH", folder.toString())).find("good.sh"))
                .isEqualTo(folder.resolve("good.sh"));
    }

    @ParameterizedTest
    @CsvSource({
        "./missing.sh, \"the command './missing.sh' does not exist: no file FOLDER/missing.sh; a command with a slash is relative to FOLDER\"",
        "./plain.sh, \"the command './plain.sh' is not executable; try: chmod +x FOLDER/plain.sh\"",
        "./src, \"the command './src' is a folder; name a program in it: FOLDER/src\"",
        "nosuchprogram, \"the command 'nosuchprogram' was not found on the PATH; install it, or give its path; PATH is \"",
        "good.sh, \"the command 'good.sh' was not found on the PATH; there is one in FOLDER: write ./good.sh\"",
        "./gone.sh, \"the command './gone.sh' starts with '#!/opt/none/bash -e', but there is no program /opt/none/bash; install it\"",
        "./env.py, \"'#!/usr/bin/env -S PYTHONPATH=. nopython3 -u', but the command 'nopython3' was not found on the PATH\"",
        "./windows.sh, \"the first line of './windows.sh' ends in a carriage return\"",
        "' ', the command is empty",
        "'a\0b', 'is no name of a file: Nul character not allowed'",
    })
    void saysWhatIsWrong(String word, String problem) {
        String sentence = problem.replaceAll("^\"|\"$", "").replace("FOLDER", folder.toString());
        assertThatThrownBy(() -> find(word)).isInstanceOf(LoadException.class).hasMessageContaining(sentence);
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> new Executable(none, new SearchPath(OperatingSystem.UNIX, "/bin", "")).find("sh"))
                .hasMessage("the folder to work in does not exist: " + none);
    }
}
