package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.installed.Installation;

/** The files that the build leaves in its folder for a release. */
final class Built {
    static final String VERSION = System.getProperty("project.version", "0.1.0");
    static final String NAME = "conveyor-driver-" + VERSION;
    static final Path TARGET =
            Path.of(System.getProperty("project.build.directory", "target")).toAbsolutePath();
    static final Path ZIP = TARGET.resolve(NAME + ".zip");
    static final Path TAR = TARGET.resolve(NAME + ".tar.gz");

    private Built() {}

    /** Unpacks an archive, and gives the installation in it. */
    static Path unpacked(Path archive, Path folder) {
        output(folder, "tar", "-xzf", archive.toString());
        return folder.resolve(NAME);
    }

    /** The tool of an installation, which knows of no program and no Java of this machine. */
    static Installation alone(Path installation, Path home) {
        return Installation.in(home)
                .launchedBy(installation.resolve("bin/conveyor-driver"))
                .with("PATH", "")
                .with("JAVA_HOME", null);
    }

    /** What a program prints, which ends well. */
    static String output(Path folder, String... command) {
        Programs.need(command[0]);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("TZ", "UTC");
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Installation.end(process)).as(printed).isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its SHA-256, in hexadecimal digits. */
    static String sum(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
