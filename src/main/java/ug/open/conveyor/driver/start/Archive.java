package ug.open.conveyor.driver.start;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ug.open.conveyor.driver.loader.OwnSession;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * The class-data archive in the user's cache, which halves the time of a start. A process of its own makes it, once a command has ended well
 * and found none for its JVM and jar. Nothing depends on it: whatever goes wrong here, the next start is as slow as the first.
 *
 * <p>A slot is a folder for one java and one installation: {@code start}, which the launcher reads ({@link StartFile}), and the archive it names.
 * Java runs what is in it, so nobody but the user may write there. On Windows the launcher takes a folder that the system keeps for the user.
 */
public final class Archive {
    /** The class whose main runs a day's commands; by its name, since the commands stand above this room. */
    private static final String TRAINER = "ug.open.conveyor.driver.cli.Train";

    private static final boolean WINDOWS = OperatingSystem.here().isWindows();

    private static final long LIMIT_SECONDS = 60;

    private final Launch launch;
    private final Path slot;
    private final StartFile start;

    private Archive(Launch launch) {
        this.launch = launch;
        this.slot = launch.slot().toPath();
        this.start = new StartFile(launch, collector(), WINDOWS);
    }

    /** At the end of a command that ended well. Starts a process where an archive is missing, and does not wait for it. */
    public static void makeIfMissing(Optional<Launch> start, Map<String, String> variables) {
        if (start.isEmpty() || start.get().hasArchive() || variables.containsKey("CI")) {
            return;
        }
        try {
            new Archive(start.get()).inBackground();
        } catch (IOException e) {
            // as if nothing had been tried: see above
        }
    }

    private void inBackground() throws IOException {
        OwnersAlone.createFolders(slot);
        List<String> command = new ArrayList<>(starter());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xlog:disable"));
        command.addAll(launch.options());
        command.add(Archive.class.getName());
        Process process = new ProcessBuilder(OwnSession.of(command))
                .directory(launch.slot()) // not a folder that somebody may want to remove meanwhile
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
    }

    /**
     * By a shell that ends at once: a JVM that has a child takes 300 ms to end. On Windows it takes no longer, and javaw is a Java without a console,
     * so neither Ctrl-C nor the end of the window reaches it.
     */
    private List<String> starter() {
        return WINDOWS
                ? List.of(launch.program() + "w")
                : List.of("/bin/sh", "-c", "umask 077; \"$@\" &", "sh", launch.program());
    }

    /** The process of its own. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Optional<Launch> launch = Launch.read(System.getProperties());
        if (launch.isPresent()) {
            new Archive(launch.get()).makeAlone();
        }
    }

    /** Makes the archive, unless another process is at it or has just done it. */
    private void makeAlone() throws IOException, InterruptedException {
        takeOver();
        try (FileChannel channel =
                        FileChannel.open(slot.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && !isMade()) {
                make();
            }
        }
    }

    /**
     * What others could write is not trusted, and made anew.
     *
     * @throws IOException where it is not this user's
     */
    private void takeOver() throws IOException {
        if (isOpen(slot)) {
            Files.setPosixFilePermissions(slot, PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(start.path());
        }
    }

    /** Whether others can write it; on Windows the launcher's choice of the folder answers that. */
    private static boolean isOpen(Path path) throws IOException {
        if (WINDOWS) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private boolean isMade() throws IOException {
        if (!Files.isRegularFile(start.path()) || isOpen(start.path())) {
            return false;
        }
        Optional<Path> archive = start.archive();
        return archive.isPresent() && !isOpen(archive.get());
    }

    private void make() throws IOException, InterruptedException {
        Path fresh = Files.createTempFile(slot, "a", ".jsa");
        Path list = Path.of(fresh + ".lst");
        Path made = Path.of(fresh + ".tmp");
        boolean done = false;
        try {
            java("-XX:DumpLoadedClassList=" + list, TRAINER);
            java("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made, "none");
            flush(made);
            Files.move(made, fresh, StandardCopyOption.ATOMIC_MOVE);
            start.publish(fresh, Path.of(fresh + ".txt"));
            done = true;
        } finally {
            removeAll(done ? fresh : null);
        }
    }

    /**
     * The archive holds heap objects for one collector: on 17 G1 alone can have them, on Windows none. Serial is the fastest to start on newer ones,
     * and without such objects.
     */
    private static String collector() {
        return Runtime.version().feature() < 21 && !WINDOWS ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";
    }

    /** JDK 17 ends itself on an archive whose end the disk never saw. */
    private static void flush(Path file) throws IOException {
        if (!file.toFile().setWritable(true)) {
            throw new IOException(file + " stays read-only");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Removes what earlier archives and a process that was killed left in the slot. A JVM that has one mapped keeps it; on Windows the file is
     * there until it ends, and the next archive removes it.
     */
    private void removeAll(Path except) throws IOException {
        try (Stream<Path> files = Files.list(slot)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().contains(".jsa") && !file.equals(except)) {
                    remove(file);
                }
            }
        }
    }

    private static void remove(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (FileSystemException e) {
            if (!WINDOWS) {
                throw e;
            }
        }
    }

    private void java(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(launch.program(), collector(), "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-XX:-UsePerfData"));
        command.addAll(launch.options());
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("took too long");
        }
    }
}
