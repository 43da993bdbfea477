package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the options of an author's day refuse, before anything runs. {@code --pipeline} has {@link PipelineRefusalsTest}; what needs a terminal,
 * such as an editor that fails, is in {@code EditIT}.
 */
class OptionRefusalsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void projectsAndRecordings() throws IOException {
        write("events.jsonl", PipelineScene.EVENT);
        write("cmd/driver.yaml", "name: cmd\nrun: cat\n");
        write("j/driver.yaml", "name: j\njava: com.example.X\n");
        write("prog/driver.yaml", "name: prog\nprogram: ./x\n");
        Files.createDirectories(folder.resolve("empty"));
        assertThat(run("run", "--events", "events.jsonl", "cmd").code()).isZero();
        assertThat(run("runs", "export", "@last", "case.jsonl").code()).isZero();
        byte[] recording = Files.readAllBytes(folder.resolve("case.jsonl"));
        Files.write(folder.resolve("read-only.jsonl"), recording);
        Files.setPosixFilePermissions(folder.resolve("read-only.jsonl"), PosixFilePermissions.fromString("r--r--r--"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(recording);
        }
        Files.write(folder.resolve("packed.jsonl.gz"), packed.toByteArray());
        Path elsewhere = Files.write(Files.createTempFile("elsewhere", ".jsonl"), recording);
        elsewhere.toFile().deleteOnExit();
        Files.createSymbolicLink(folder.resolve("foreign.jsonl"), elsewhere);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Here.Outcome run(String... words) {
        return new Here().folder(folder).run(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "run --events - --watch cmd | --watch runs the events again and again, and standard input can be read once",
                "replay - --watch --project cmd | --watch runs the events again and again, and standard input can be read once",
                "replay case.jsonl --watch --check --update --project cmd | --update and --watch cannot be used together",
                "run --events events.jsonl --edit cmd | --edit needs an editor, and neither VISUAL nor EDITOR names one",
                "run --events events.jsonl --edit --watch cmd | --edit opens the event once, and --watch runs it again and again",
                "run --edit cmd | --edit needs recorded events: --events FILE",
                "run --set spec.x=1 cmd | --set needs recorded events: --events FILE",
                "run --event update cmd | --event needs recorded events: --events FILE",
                "run --events events.jsonl --set spec..x=1 cmd | --set spec..x=1: expected a place and a value",
                "run --events events.jsonl --set name.x=1 cmd | --set name.x=1: name is no mapping",
                "run --events events.jsonl --set spec.list[3]=1 cmd | --set spec.list[3]=1: ",
                "run --events events.jsonl --set-json spec.x={ cmd | --set-json spec.x={: the value is not JSON",
                "replay case.jsonl --check --update --set spec.x=1 --project cmd | --update and --set cannot be used together",
                "replay case.jsonl --update --project cmd | --update needs --check",
                "replay case.jsonl --yes --project cmd | --yes needs --update",
                "replay case.jsonl --check --update --project cmd | there is no terminal to ask whether to write new results: --yes",
                "replay packed.jsonl.gz --check --update --yes --project cmd | packed.jsonl.gz: is packed by gzip; expected a plain file",
                "replay read-only.jsonl --check --update --yes --project cmd | read-only.jsonl: is read-only; expected a file that this user may write",
                "replay foreign.jsonl --check --update --yes --project cmd | foreign.jsonl: is a link to ",
                "replay @last --check --update --yes --project cmd | --update writes into recordings, and @last is no file",
                "replay - --check --update --yes --project cmd | --update cannot write into standard input: name a file",
                "replay events.jsonl --check --update --yes --project cmd | events.jsonl: has no results to update, only events",
                "replay events.jsonl --check --project cmd | --check has nothing to compare with: no results in events.jsonl",
                "replay empty --check --project cmd | empty: there is no recording in this folder; expected files named *.jsonl",
                "replay case.jsonl --concurrency 0 --project cmd | --concurrency: expected a whole number from 1 to 1024, not '0'",
                "runs export @last case.jsonl | case.jsonl: exists already; --force replaces it",
                "run --events events.jsonl --report junit=events.jsonl cmd | events.jsonl: is no JUnit XML report of this tool, and stays as it is",
                "replay --check case.jsonl --report html=case.jsonl --project cmd | case.jsonl: is no HTML report of this tool, and stays as it is",
                "runs report @last --report markdown=cmd/driver.yaml | cmd/driver.yaml: is no Markdown report of this tool, and stays as it is",
                "run --events events.jsonl --report html=/dev/none cmd | /dev/none: no such file or folder",
                "run --events events.jsonl --report html=/dev cmd | /dev: is a folder",
                "run --events events.jsonl --report github --report github cmd | --report github is there twice: one is enough",
                "runs export @last packed.jsonl.gz --append | packed.jsonl.gz: is packed by gzip; expected a plain file",
                "runs export @last read-only.jsonl --append | read-only.jsonl: is read-only",
                "runs export @last - --append | --append adds to a file, not to standard output",
                "run --events events.jsonl --tty cmd | --tty needs a terminal, and standard input is none",
                "run --events - --tty cmd | --tty leaves standard input to the debugger",
                "run --tty cmd | --tty needs recorded events: --events FILE",
                "run --events events.jsonl --tty --watch cmd | --tty and --watch cannot be used together",
                "replay @last --debug --project cmd | --debug is for a Java driver, and this driver is a command: --tty gives it the terminal",
                "replay @last --debug --project prog | --debug is for a Java driver, and this driver is a program on a runtime of its own",
                "replay @last --debug=99999 --project j | --debug: expected a whole number from 1 to 65535, not '99999'",
                "replay @last --debug --tty --project cmd | --debug and --tty cannot be used together",
                "replay @last --shell --project cmd | --shell needs a terminal, and standard input is none",
                "replay @last --shell --check --project cmd | --shell and --check cannot be used together",
                "runs show @last --env -o json | --env and --output cannot be used together",
                "run --events events.jsonl --rebuild cmd | --rebuild needs a project with `build` in driver.yaml, and this one has none",
                "run --events events.jsonl --rebuild prog | --rebuild needs a project with `build` in driver.yaml, and this one has none",
                "run --events events.jsonl --rebuild -- cat | --rebuild needs a project with `build` in driver.yaml",
                "event new | TYPE is missing: such as workflow, or --from app.yaml",
                "event new workflow --template {file} | --template needs --to FILE: without it the events themselves are printed",
                "event check gone.jsonl | gone.jsonl: there is no such file; expected a file of events, or - for standard input",
                "trigger gone.yaml --dry-run | gone.yaml: no such file",
                "init --lang perl x | --lang: expected one of sh, python, java, go, js, rust, not 'perl'",
                "init --lang rust --runtime x | --runtime is for --lang go",
                "replay @last --project nope | nope is not there: give the folder of a driver project",
                "browse --project nope | nope is not there: give the folder of a driver project",
                "browse --project empty | no driver.yaml in empty: go to a driver project",
                "init --lang sh cmd | driver.yaml"
            })
    void isRefusedWithASentence(String words, String sentence) {
        Here.Outcome ran = run(words.split(" "));
        assertThat(ran.err()).contains(sentence).doesNotContain("Exception", "please report");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }
}
