package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Running;

/** How commands are found and started on Windows, who may read what is kept, and what a file that somebody holds open means. */
@Tag("windows")
final class CommandsWindowsIT {
    private static final String RUN = "conveyor-driver run demo --events events.jsonl --max-events 1";

    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void aBatchFileThatPrintsItsArguments() {
        prompt = Prompt.in(home).driver("echo got %*");
    }

    private void command(String list) {
        prompt.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: " + list + "\n");
    }

    @Test
    void noSignOfAnArgumentActsInABatchFile() {
        command("[./reconcile.cmd, 'a&b', 'c d', '|', '>out.txt', 'x^y', '\" & echo injected & \"']");
        prompt.run(RUN).ends(0);
        assertThat(prompt.run("conveyor-driver logs -o raw").ends(0).out().lines())
                .containsExactly("got \"a&b\" \"c d\" \"|\" \">out.txt\" \"x^y\" \"\"\" & echo injected & \"\"\"");
        assertThat(prompt.folder().resolve("demo/out.txt")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"./reconcile", "reconcile.cmd", "'.\\reconcile'"})
    void aBatchFileIsFoundByItsEnding(String word) {
        command("['" + word + "', one]");
        Prompt withPath = prompt.with(
                "PATH",
                Wine.path(Installation.BUILT.resolve("bin")) + ";C:\\windows\\system32;"
                        + Wine.path(prompt.folder().resolve("demo")));
        withPath.run(RUN).ends(0);
        assertThat(prompt.run("conveyor-driver logs -o raw").out()).isEqualTo("got \"one\"\n");
    }

    @Test
    void aFileWithoutAnEndingHidesNoProgramOfItsName() {
        prompt.write("demo/reconcile", "#!/bin/sh\n");
        command("./reconcile");
        prompt.run(RUN).ends(0);
    }

    @ParameterizedTest
    @CsvSource({"reconcile.sh, bash ./reconcile.sh", "reconcile.py, py -3 ./reconcile.py"})
    void aScriptOfAnotherSystemIsNamedWithWhatStartsIt(String file, String line) {
        prompt.write("demo/" + file, "#!/usr/bin/env x\n");
        command("./" + file);
        prompt.run(RUN).ends(7).says("cannot be run on Windows", line);
    }

    @Test
    void initSaysHowProgramsAreCalledHere() {
        prompt.run("conveyor-driver init snake --lang python").ends(0).says("python -m unittest");
        assertThat(prompt.read("snake/driver.yaml")).contains("run: python reconcile.py");
        assertThat(prompt.read("snake/README.md")).contains("logs \"@last\"");
        prompt.run("conveyor-driver init shell --lang sh").ends(0).says("needs a shell", "sh ./test.sh");
    }

    @Test
    void theFoldersOfTheRunStoreAreForTheOwnerAlone() throws IOException {
        prompt.run(RUN).ends(0);
        assertThat(prompt.recordings()).isNotEmpty();
        for (Path path = prompt.recordings().get(0); !path.endsWith("AppData"); path = path.getParent()) {
            assertThat(Files.getPosixFilePermissions(path))
                    .as(path.toString())
                    .doesNotContain(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
        }
    }

    @Test
    void aCursorThatIsHeldStaysAsItIsAndIsKeptAfterwards() {
        String logs = "conveyor-driver logs -o raw --cursor-file cursor.json";
        prompt.run(RUN).ends(0);
        prompt.run(logs).ends(0).prints("got");
        prompt.run(RUN).ends(0);
        String before = prompt.read("cursor.json");
        Running holder = Running.start(
                Wine.java(
                        HeldFile.class,
                        Wine.path(prompt.folder().resolve("cursor.json")),
                        Wine.path(prompt.folder().resolve("let-go"))),
                home);
        holder.awaitOut("holds");

        prompt.run(logs).ends(74).prints("got").says("another program has it open", "come again next time");
        assertThat(prompt.read("cursor.json")).isEqualTo(before);

        prompt.write("let-go", "");
        assertThat(holder.outcome().code()).isZero();
        prompt.run(logs).ends(0).prints("got");
        prompt.run(logs).ends(0).printsNothing();
    }
}
