package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The archives of a release. With {@code -Dgenerated.write=true} the list of what they hold is written again. */
class ArchivesIT {
    private static final Path LIST = Path.of("src/test/resources/packaged/archive.txt");
    private static final Comparator<String> BY_NAME = Comparator.comparing(line -> line.substring(line.indexOf(' ')));
    private static final long MOST_BYTES = 7_260_000;

    @TempDir
    Path folder;

    @Test
    void bothHoldWhatTheListNames() throws IOException {
        List<String> tar = tar();
        if (Boolean.getBoolean("generated.write")) {
            Files.write(LIST, tar);
        }
        assertThat(tar).isEqualTo(Files.readAllLines(LIST));
        assertThat(zip()).isEqualTo(tar);
    }

    @Test
    void areSmall() throws IOException {
        assertThat(Files.size(Built.TAR)).isLessThan(MOST_BYTES);
        assertThat(Files.size(Built.ZIP)).isLessThan(MOST_BYTES);
    }

    @Test
    void whereThereIsNothingButAJdkOneCommandRunsGreen() {
        Path installation = Built.unpacked(Built.TAR, folder);
        Installation tool = Built.alone(installation, folder).with("JAVA_HOME", System.getProperty("java.home"));
        Outcome outcome = tool.run(
                "run",
                "--events",
                installation.resolve("examples/recordings/single-driver.jsonl").toString(),
                "--",
                "/bin/cat");
        assertThat(outcome.err()).contains(": 2 ok");
        assertThat(outcome.code()).isZero();
    }

    /** The files of the tar with their modes; all of one owner and one time. */
    private List<String> tar() {
        List<String> lines = Built.output(folder, "tar", "-tvzf", Built.TAR.toString())
                .lines()
                .toList();
        assertThat(lines).allMatch(line -> line.contains(" root/root "));
        assertThat(lines.stream().map(line -> line.replaceAll(".* (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d) .*", "$1")))
                .containsOnly(lines.get(0).replaceAll(".* (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d) .*", "$1"));
        return lines.stream()
                .filter(line -> line.startsWith("-"))
                .map(line -> line.substring(1, 10) + " " + named(line.substring(line.lastIndexOf(' ') + 1)))
                .sorted(BY_NAME)
                .toList();
    }

    private List<String> zip() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(Built.ZIP, Map.of("enablePosixFileAttributes", true));
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            List<String> lines = new ArrayList<>();
            for (Path file : all) {
                lines.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " "
                        + named(file.toString().substring(1)));
            }
            return lines.stream().sorted(BY_NAME).toList();
        }
    }

    /** The name below the one folder of an archive, for any version of the tool. */
    private static String named(String entry) {
        assertThat(entry).startsWith(Built.NAME + "/");
        return entry.substring(Built.NAME.length() + 1).replace(Built.NAME, "conveyor-driver-VERSION");
    }
}
