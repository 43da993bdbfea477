package ug.open.conveyor.driver.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.LockFile;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.TempFile;

/**
 * The steps of pipelines as they were last seen, by server and name: no server tells them. One line of JSON each in {@code pipelines.jsonl},
 * beside the run store, for the owner alone; the newest last, and old ones make room. What does not read as such a line is passed over.
 */
public final class KnownPipelines {
    private static final String FILE = "pipelines.jsonl";
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST = 1 << 16;

    private final Path home;

    /**
     * A pipeline as it was last seen.
     *
     * @param server what its server is known by
     * @param name its name on it
     * @param steps the drivers, in their order
     * @param seen when; empty where an older version of this tool kept it
     */
    public record Pipeline(String server, String name, List<String> steps, Optional<Instant> seen) {
        private boolean is(String server, String name) {
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
     * @param now the time to keep with it
     * @throws IOException where that cannot be written; then what was there is there still
     */
    public void remember(String server, String name, List<String> steps, Instant now) throws IOException {
        String line = line(new Pipeline(server, name, steps, Optional.of(now)));
        if (line.length() > LONGEST) {
            throw new IOException("its steps are too long to be remembered");
        }
        new StoreFolder(home, warning -> {}).create();
        try (LockFile held = LockFile.take(home.resolve(FILE + ".lock"))) {
            write(server, name, line);
        }
    }

    private void write(String server, String name, String line) throws IOException {
        Deque<String> lines = new ArrayDeque<>();
        long length = line.length();
        for (Pipeline known : read()) {
            if (!known.is(server, name)) {
                lines.add(line(known));
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

    private static String line(Pipeline pipeline) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("server", pipeline.server());
        members.put("pipeline", pipeline.name());
        members.put("steps", pipeline.steps());
        pipeline.seen().ifPresent(time -> members.put("time", time));
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

    /**
     * All, each once, the one seen last at the end.
     *
     * @throws IOException where the file is there and cannot be read
     */
    public List<Pipeline> all() throws IOException {
        Map<List<String>, Pipeline> newest = new LinkedHashMap<>();
        for (Pipeline known : read()) {
            List<String> key = List.of(known.server(), known.name());
            newest.remove(key);
            newest.put(key, known);
        }
        return List.copyOf(newest.values());
    }

    private Deque<Pipeline> read() throws IOException {
        Deque<Pipeline> known = new ArrayDeque<>();
        Path file = home.resolve(FILE);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return known;
        }
        if (!Files.isRegularFile(file)) { // who opens a pipe or a device may wait for ever
            throw new FileSystemException(file.toString(), null, "it is no file, where pipelines should be; remove it");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
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
                        server, name, steps.stream().map(String.class::cast).toList(), time(members.get("time")));
            }
        } catch (ConveyorException e) {
            // not a line of ours
        }
        return null;
    }

    private static Optional<Instant> time(Object text) {
        try {
            return text instanceof String time ? Optional.of(Timestamps.parse(time)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
