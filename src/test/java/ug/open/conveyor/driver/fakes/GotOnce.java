package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** What the build gets once, by tools that the machine has, and keeps in a folder of its own in target/. */
public final class GotOnce {
    private static final long LIMIT_MINUTES = 5;

    private GotOnce() {}

    /** How it is got. */
    @FunctionalInterface
    public interface Getting {
        /**
         * Gets it.
         *
         * @param work an empty folder, for all of it and nothing else
         * @param place where that folder will be
         * @throws IOException where it cannot be had; the message tells why
         */
        void get(Path work, Path place) throws IOException;
    }

    /**
     * The folder with it, which is got where an earlier build has not.
     *
     * @param name of the folder, with the version
     */
    public static Path folder(String name, Getting getting) throws IOException {
        Path place = Path.of(System.getProperty("project.build.directory", "target"), name)
                .toAbsolutePath();
        Files.createDirectories(place);
        try (FileChannel lock =
                FileChannel.open(place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock(); // another process may be at it
            Path got = place.resolve("got");
            if (!Files.isDirectory(got)) {
                Path work = Files.createTempDirectory(place, "get");
                getting.get(work, got);
                Files.move(work, got, StandardCopyOption.ATOMIC_MOVE);
            }
            return got;
        }
    }

    /** Runs a tool in a folder to its end, which has to be a good one. */
    public static void run(Path folder, String... command) throws IOException {
        run(new ProcessBuilder(command).directory(folder.toFile()));
    }

    /** The same. */
    public static void run(ProcessBuilder builder) throws IOException {
        Path said = Files.createTempFile("said", "");
        Process process = builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(builder.command().get(0) + " said: "
                        + new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(said);
        }
    }

    /**
     * Fails where a file is not the one that is known.
     *
     * @param what it is, for people
     * @param sha512 its digest in Base64
     */
    public static void check(Path file, String what, String sha512) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            byte[] block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
            if (!sha512.equals(Base64.getEncoder().encodeToString(digest.digest()))) {
                throw new IOException("the digest of " + what + " is not the one that is known");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one file with this ending that a tool has left in a folder. */
    public static Path file(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no file *" + ending + " in " + folder));
        }
    }
}
