package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The Debian package, in a root folder of its own with a database of its own. */
@Tag("packages")
class DebianIT {
    private static final Path PACKAGE = Built.TARGET.resolve("conveyor-driver_" + Built.VERSION + "_all.deb");

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void anEmptySystem() throws IOException {
        root = folder.resolve("root");
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
        Files.createFile(root.resolve("var/lib/dpkg/status"));
    }

    @Test
    void isInstalledRunsCompletesAndIsRemovedWithoutATrace() throws IOException {
        List<String> before = files();
        // no package of a Java is there
        dpkg("--force-depends", "--install", PACKAGE.toString());
        assertThat(dpkg("--status", "conveyor-driver"))
                .contains(
                        "Status: install ok installed", "Version: " + Built.VERSION + "\n", "java17-runtime-headless");
        runs();
        completes();
        dpkg("--purge", "conveyor-driver");
        assertThat(files()).isEqualTo(before);
    }

    private void runs() {
        Installation tool = Built.alone(root, folder)
                .launchedBy(root.resolve("usr/bin/conveyor-driver"))
                .with("PATH", "/usr/bin:/bin")
                .with("JAVA_HOME", System.getProperty("java.home"));
        Path events = root.resolve("usr/share/doc/conveyor-driver/examples/recordings/single-driver.jsonl");
        Outcome outcome = tool.run("run", "--events", events.toString(), "--", "/bin/cat");
        assertThat(outcome.err()).contains(": 2 ok");
        assertThat(outcome.code()).isZero();
    }

    private void completes() {
        String shells = """
                compopt() { :; } # there is no readline here
                . usr/share/bash-completion/completions/conveyor-driver
                COMP_LINE='conveyor-driver repl' COMP_POINT=${#COMP_LINE}
                _conveyor_driver conveyor-driver
                echo "${COMPREPLY[@]}"
                """;
        assertThat(Built.output(root, "bash", "--norc", "-c", shells).strip()).isEqualTo("replay");
        assertThat(root.resolve("usr/share/zsh/vendor-completions/_conveyor-driver"))
                .hasSameBinaryContentAs(Path.of("completions/_conveyor-driver"));
        assertThat(root.resolve("usr/share/fish/vendor_completions.d/conveyor-driver.fish"))
                .hasSameBinaryContentAs(Path.of("completions/conveyor-driver.fish"));
    }

    private String dpkg(String... words) {
        List<String> command = new ArrayList<>(
                System.getProperty("user.name").equals("root")
                        ? List.of("dpkg")
                        : List.of("fakeroot", "dpkg", "--force-not-root"));
        command.add("--root=" + root);
        command.addAll(Arrays.asList(words));
        return Built.output(folder, command.toArray(new String[0]));
    }

    /** All but what dpkg keeps for itself of any package. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(file -> root.relativize(file).toString())
                    .filter(name -> !name.matches("var/lib/dpkg/(status|available|lock|triggers|info/format).*"))
                    .sorted()
                    .toList();
        }
    }
}
