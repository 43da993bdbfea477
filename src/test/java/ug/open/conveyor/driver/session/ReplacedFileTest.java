package ug.open.conveyor.driver.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.wire.InputFormatException;

class ReplacedFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("a.jsonl"), "old");
    }

    private ReplacedFile replaced() throws IOException {
        return ReplacedFile.of(file, "a.jsonl", folder);
    }

    private static void upper(InputStream old, OutputStream changed) throws IOException {
        changed.write(new String(old.readAllBytes(), StandardCharsets.UTF_8)
                .toUpperCase()
                .getBytes());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theContentIsNewAndTheModeTheSame() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r-x"));
        replaced().replace(ReplacedFileTest::upper);
        assertThat(file).hasContent("OLD");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r-x");
        assertThat(names()).containsExactly("a.jsonl");
    }

    @Test
    void aLinkWithinTheFolderStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("b.jsonl"), Path.of("a.jsonl"));
        ReplacedFile.of(link, "b.jsonl", folder).replace(ReplacedFileTest::upper);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("OLD");
    }

    @Test
    void whatSomebodyElseWroteBeforeStays() throws IOException {
        ReplacedFile replaced = replaced();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, time); // the same size and time: only the content tells
        assertThatThrownBy(() -> replaced.replace(ReplacedFileTest::upper))
                .isInstanceOf(InputFormatException.class)
                .hasMessage(
                        "a.jsonl: somebody else changed it meanwhile, so nothing was written to it; expected a file that "
                                + "stays as it is: run this again");
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.jsonl");
    }

    @Test
    void whatSomebodyElseWritesMeanwhileStays() throws IOException {
        ReplacedFile replaced = replaced();
        assertThatThrownBy(() -> replaced.replace((old, changed) -> {
                    upper(old, changed);
                    Files.writeString(folder.resolve("c"), "theirs");
                    Files.move(folder.resolve("c"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }))
                .hasMessageContaining("somebody else changed it meanwhile");
        assertThat(file).hasContent("theirs");
        assertThat(names()).containsExactly("a.jsonl");
    }

    @Test
    void whatKilledProcessesLeftIsRemovedAndNothingElse() throws IOException {
        Files.writeString(folder.resolve(".a.jsonl.conveyor-driver-17.tmp"), "half");
        Files.writeString(folder.resolve(".a.jsonl.conveyor-driver-x.tmp"), "another's");
        Files.writeString(folder.resolve(".b.jsonl.conveyor-driver-17.tmp"), "of another file");
        Files.createDirectory(folder.resolve(".a.jsonl.conveyor-driver-18.tmp"));
        Files.createSymbolicLink(folder.resolve(".a.jsonl.conveyor-driver-19.tmp"), file);
        replaced().replace(ReplacedFileTest::upper);
        assertThat(file).hasContent("OLD");
        assertThat(names())
                .containsExactly(
                        ".a.jsonl.conveyor-driver-18.tmp",
                        ".a.jsonl.conveyor-driver-19.tmp",
                        ".a.jsonl.conveyor-driver-x.tmp",
                        ".b.jsonl.conveyor-driver-17.tmp",
                        "a.jsonl");
    }

    @Test
    void whatAnotherProcessHoldsStays() throws Exception {
        Programs.need("python3");
        Path held = Files.writeString(folder.resolve(".a.jsonl.conveyor-driver-17.tmp"), "half");
        Process holder = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True); "
                                + "sys.stdin.read()",
                        held.toString())
                .start();
        try (BufferedReader out = holder.inputReader()) {
            assertThat(out.readLine()).isEqualTo("held");
            replaced().replace(ReplacedFileTest::upper);
            assertThat(held).hasContent("half");
        } finally {
            holder.destroy();
            holder.waitFor();
        }
        replaced().replace(ReplacedFileTest::upper);
        assertThat(names()).containsExactly("a.jsonl");
    }

    @Test
    void aChangeThatFailsLeavesNothingBehind() throws IOException {
        ReplacedFile replaced = replaced();
        assertThatThrownBy(() -> replaced.replace((old, changed) -> {
                    changed.write('x');
                    throw new IOException("disk");
                }))
                .hasMessage("disk");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.jsonl");
    }
}
