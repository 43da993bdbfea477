package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Json;

/**
 * The steps of pipelines as they were last seen, by server and name: no server tells them. One line of JSON each in {@code pipelines.jsonl},
 * beside the run store, for the owner alone; the newest last, and old ones make room. What does not read as such a line is passed over.
 */
public final class KnownPipelines {
    private static final String FILE = "pipelines.jsonl";
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST = 1 << 16;

    private final Path home;

    private record Pipeline(String server, String name, List<String> steps) {
        boolean is(String server, String name) {
            return this.server.equals(server) && this.name.equals(name);
        }
    }

    private KnownPipelines(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /** Those in the folder of a run store, which need not be there yet. */
    public static KnownPipelines in(Path home) {
        return new KnownPipelines(home);
    }

    /**
     * Keeps the steps of a pipeline in mind.
     *
     * @param server what the server is known by
     * @param steps the drivers, in their order
     * @throws IOException where that cannot be written; then what was there is there still
     */
    public void remember(String server, String name, List<String> steps) throws IOException {
        String line = line(server, name, steps);
        if (line.length() > LONGEST) {
            throw new IOException("its steps are too long to be remembered");
        }
        new StoreFolder(home, warning -> {}).create();
        synchronized (KnownPipelines.class) { // a lock on a file is one of the whole process
            lockedWrite(server, name, line);
        }
    }

    private void lockedWrite(String server, String name, String line) throws IOException {
        Path lock = home.resolve(FILE + ".lock");
        try (FileChannel channel =
                        FileChannel.open(createdForOwner(lock), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            write(server, name, line);
        }
    }

    private static Path createdForOwner(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                StoreFolder.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // by another process, at this moment
            }
        }
        return file;
    }

    private void write(String server, String name, String line) throws IOException {
        Deque<String> lines = new ArrayDeque<>();
        long length = line.length();
        for (Pipeline known : read()) {
            if (!known.is(server, name)) {
                lines.add(line(known.server(), known.name(), known.steps()));
                length += lines.getLast().length();
            }
        }
        lines.add(line);
        while (length > MOST_BYTES / 2) { // of characters: each has a byte or, seldom, more
            length -= lines.removeFirst().length();
        }
        try (TempFile file = new TempFile(home.resolve(FILE))) {
            for (String each : lines) {
                file.write(each.getBytes(StandardCharsets.UTF_8));
            }
            file.take();
        }
    }

    private static String line(String server, String name, List<String> steps) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("server", server);
        members.put("pipeline", name);
        members.put("steps", steps);
        return Json.write(members) + "\n";
    }

    /** The drivers of a pipeline's steps; empty where they are not known, or the file cannot be read. */
    public Optional<List<String>> find(String server, String name) {
        try {
            Pipeline found = null;
            for (Pipeline known : read()) {
                found = known.is(server, name) ? known : found;
            }
            return found == null ? Optional.empty() : Optional.of(found.steps());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Deque<Pipeline> read() throws IOException {
        Deque<Pipeline> known = new ArrayDeque<>();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(home.resolve(FILE))) {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            return known;
        }
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            Pipeline pipeline = line.length() > LONGEST ? null : pipeline(line);
            if (pipeline != null) {
                known.add(pipeline);
            }
        }
        return known;
    }

    private static Pipeline pipeline(String line) {
        try {
            if (Json.parse(line) instanceof Map<?, ?> members
                    && members.get("server") instanceof String server
                    && members.get("pipeline") instanceof String name
                    && members.get("steps") instanceof List<?> steps
                    && !steps.isEmpty()
                    && steps.stream().allMatch(String.class::isInstance)) {
                return new Pipeline(
                        server, name, steps.stream().map(String.class::cast).toList());
            }
        } catch (ConveyorException e) {
            // not a line of ours
        }
        return null;
    }
}
