package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.SearchPath;

class WindowsWordsTest {
    @TempDir
    Path folder;

    private Path bin;

    @BeforeEach
    void prepare() throws Exception {
        bin = Files.createDirectory(folder.resolve("bin"));
        program("bin/node.exe");
        program("bin/cmd.exe");
        program("bin/npm"); // a script of sh beside it, as node has it
        program("bin/npm.cmd");
        program("my build.ps1");
        program("run.bat");
        Files.writeString(program("reconcile.py"), "#!/usr/bin/env python3\n");
        Files.writeString(program("reconcile.sh"), "#!/bin/sh\n");
        program("data.bin");
    }

    private Path program(String name) throws Exception {
        return Files.setPosixFilePermissions(
                Files.writeString(folder.resolve(name), ""), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> words(String... command) throws LoadException {
        SearchPath path = new SearchPath(OperatingSystem.WINDOWS, bin.toString(), ".COM;.EXE;.BAT;.CMD");
        return new Executable(folder, path).words(List.of(command));
    }

    @Test
    void aProgramGetsItsArgumentsAsTheyAre() throws Exception {
        assertThat(words("node", "main.js", "a b", "say \"hi\"", "", "%PATH%", "C:\\x y\\"))
                .containsExactly(
                        bin.resolve("node.exe").toString(),
                        "main.js",
                        "\"a b\"",
                        "\"say \\\"hi\\\"\"",
                        "\"\"",
                        "%PATH%",
                        "\"C:\\x y\\\\\"");
    }

    @Test
    void aBatchFileGoesThroughCmdWithAllOfItsWordsBetweenQuotes() throws Exception {
        String npm = bin.resolve("npm.cmd").toString();
        assertThat(words("npm", "run", "a&calc", "\" & calc"))
                .containsExactly(
                        "C:\\Windows\\System32\\cmd.exe",
                        "/d",
                        "/e:on",
                        "/v:off",
                        "/s",
                        "/c",
                        "\"\"" + npm + "\" \"run\" \"a&calc\" \"\"\" & calc\"\"");
        assertThat(words("./run")).endsWith("\"\"" + folder.resolve("run.bat") + "\"\"");
    }

    @Test
    void cmdItselfGetsALineAsSomebodyWroteIt() throws Exception {
        assertThat(words("cmd", "/c", "echo \"a b\" && dir"))
                .containsExactly(bin.resolve("cmd.exe").toString(), "/c", "echo \"a b\" && dir");
    }

    @Test
    void aScriptOfPowerShellGoesThroughThat() throws Exception {
        assertThat(words("./my build.ps1", "-Name", "a b"))
                .containsExactly(
                        "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                        "-NoProfile",
                        "-ExecutionPolicy",
                        "Bypass",
                        "-File",
                        "\"" + folder.resolve("my build.ps1") + "\"",
                        "-Name",
                        "\"a b\"");
    }

    @Test
    void whatCmdCannotBeToldIsSaid() {
        assertThatThrownBy(() -> words("./run.bat", "one\ntwo"))
                .hasMessage(
                        "the command 'run.bat' is a batch file, which cmd reads, and no argument of one can have a line end;"
                                + " expected one line, and found: one");
        assertThatThrownBy(() -> words("./run.bat", "x".repeat(9_000)))
                .hasMessageContaining("cmd takes 8191: give them in a file");
    }

    @Test
    void aFileThatWindowsCannotRunIsSaid() {
        assertThatThrownBy(() -> words("./reconcile.py"))
                .hasMessage(
                        "the command './reconcile.py' cannot be run on Windows: its file is no .exe, .com, .bat, .cmd or .ps1;"
                                + " name the program that reads it in front: py -3 ./reconcile.py");
        assertThatThrownBy(() -> words("./reconcile.sh"))
                .hasMessageEndingWith("in front: bash ./reconcile.sh (Git for Windows and WSL have a bash)");
        assertThatThrownBy(() -> words("./data.bin")).hasMessageEndingWith("name the program that reads it in front");
        assertThatThrownBy(() -> words("./none")).hasMessageContaining("'./none' does not exist");
    }

    @Test
    void aProgramBesideTheProjectIsNamedAsWindowsHasIt() {
        assertThatThrownBy(() -> words("data.bin")).hasMessageContaining("write .\\data.bin");
    }
}
