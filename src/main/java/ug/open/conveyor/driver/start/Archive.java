package ug.open.conveyor.driver.start;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * The class-data archive in the user's cache, which halves the time of a start. A process of its own makes it, once a command has ended well
 * and found none for its JVM and jar. Nothing depends on it: whatever goes wrong here, the next start is as slow as the first.
 *
 * <p>A slot is a folder for one java and one installation: {@code start}, which the launcher reads (what it is for, JVM options, {@link
 * Launch#fit}, the archive; a line each), and the archive it names. All of it is the user's alone: what is in it becomes code.
 */
public final class Archive {
    /** The class whose main runs a day's commands; by its name, since the commands stand above this room. */
    private static final String TRAINER = "ug.open.conveyor.driver.cli.Train";

    /** The file in a slot that the launcher reads. */
    static final String START = "start";

    private static final long LIMIT_SECONDS = 60;

    private final Launch launch;
    private final Path slot;

    private Archive(Launch launch) {
        this.launch = launch;
        this.slot = launch.slot().toPath();
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

    /** By a shell that ends at once: a JVM that has a child takes 300 ms to end. */
    private void inBackground() throws IOException {
        OwnersAlone.createFolders(slot);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; \"$@\" &", "sh"));
        command.addAll(List.of(launch.program(), "-XX:TieredStopAtLevel=1", "-Xlog:disable"));
        command.addAll(launch.options());
        command.add(Archive.class.getName());
        Process process = new ProcessBuilder(OwnSession.of(command))
                .directory(launch.slot()) // not a folder that somebody may want to remove meanwhile
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
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
            Files.deleteIfExists(slot.resolve(START));
        }
    }

    /** Whether others can write it. */
    private static boolean isOpen(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private boolean isMade() throws IOException {
        Path start = slot.resolve(START);
        if (!Files.isRegularFile(start) || isOpen(start)) {
            return false;
        }
        List<String> lines = Files.readAllLines(start);
        return lines.size() == 4
                && lines.get(0).equals(launch.name())
                && lines.get(1).equals(collector())
                && lines.get(2).equals(launch.fit(new File(lines.get(3))))
                && !isOpen(Path.of(lines.get(3)));
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
            publish(fresh, Path.of(fresh + ".txt"));
            done = true;
        } finally {
            removeAll(done ? fresh : null);
        }
    }

    private void publish(Path archive, Path text) throws IOException {
        Files.writeString(
                text,
                String.join("\n", launch.name(), collector(), launch.fit(archive.toFile()), archive.toString(), ""));
        Files.move(text, slot.resolve(START), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The archive holds heap objects for one collector: on 17 G1 alone can have them, and Serial is the fastest to start on newer ones. */
    private static String collector() {
        return Runtime.version().feature() < 21 ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";
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

    /** Removes what earlier archives and a process that was killed left in the slot. A JVM that has one mapped keeps it. */
    private void removeAll(Path except) throws IOException {
        try (Stream<Path> files = Files.list(slot)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().contains(".jsa") && !file.equals(except)) {
                    Files.deleteIfExists(file);
                }
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
