package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.host.StopRequests;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.store.index.Problem;
import ug.open.conveyor.driver.store.logs.LogCursor;
import ug.open.conveyor.driver.store.logs.LogPositions;

/**
 * A file that remembers how far log entries were printed. It is replaced as a whole, and only after the entries were given to the system: who is
 * killed in between finds some of them again, and misses none. A signal ends a follower as soon as it has kept its position; a second signal ends
 * it at once.
 */
public final class CursorFile implements LogCursor, AutoCloseable {
    private static final int FORMAT = 1;
    private static final long MOST_BYTES = 64 << 20;

    private final Environment env;
    private final Path file;
    private final String store;
    private final LogPositions before;
    private final StopRequests requests;
    private final Signals.Handle listening;
    private LogPositions kept;

    private CursorFile(Environment env, Path file, String store, LogPositions before, boolean isThere, boolean follow) {
        this.env = env;
        this.file = file;
        this.store = store;
        this.before = before;
        this.kept = isThere ? before : null;
        this.requests = new StopRequests(env.time(), () -> {}, this::end);
        this.listening = follow ? env.signals().listen(requests) : () -> {};
    }

    /**
     * Reads it, where it is there, and looks whether it could be written.
     *
     * @param follow whether the reader ends when somebody ends it
     * @throws FileSystemException where it cannot be read or written, is no cursor, or that of another run store; it is left as it is
     */
    public static CursorFile open(Environment env, Path file, boolean follow) throws IOException {
        Path home = StorePlace.find(env).orElse(env.folder());
        String store = real(home.toAbsolutePath().normalize()).toString();
        boolean isThere = Files.exists(file);
        if (isThere && (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES)) {
            throw no(file, "it is no regular file, or too large for one");
        }
        LogPositions before = isThere && Files.size(file) > 0 ? read(file, store) : LogPositions.NONE;
        WholeFile.check(isThere ? file.toRealPath() : file);
        return new CursorFile(env, file, store, before, isThere, follow);
    }

    /** Without links, also where it is not there yet. */
    private static Path real(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(path));
    }

    private static LogPositions read(Path file, String store) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Object read;
        try {
            read = Json.parse(bytes, 0, bytes.length);
        } catch (SyntaxException e) {
            throw no(file, "it is no JSON");
        }
        Map<?, ?> members = read instanceof Map<?, ?> map ? map : Map.of();
        if (!(members.get("cursor") instanceof BigDecimal format)
                || !(members.get("store") instanceof String of)
                || !(members.get("sessions") instanceof Map<?, ?> sessions)) {
            throw no(file, "it has no \"cursor\", \"store\" and \"sessions\"");
        }
        if (format.compareTo(BigDecimal.valueOf(FORMAT)) != 0) {
            throw no(file, "its format is " + format + ", and this conveyor-driver knows " + FORMAT);
        }
        if (!of.equals(store)) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "the positions in it are of the run store " + Harmless.oneLine(of) + ", not of " + store
                            + "; name another file for this one");
        }
        SortedMap<String, LogPositions.Place> places = new TreeMap<>();
        for (Map.Entry<?, ?> session : sessions.entrySet()) {
            places.put((String) session.getKey(), place(file, session.getValue()));
        }
        return new LogPositions(places);
    }

    private static LogPositions.Place place(Path file, Object value) throws IOException {
        try {
            if (value instanceof List<?> pair
                    && pair.size() == 2
                    && pair.get(0) instanceof BigDecimal segment
                    && pair.get(1) instanceof BigDecimal at
                    && segment.signum() > 0
                    && at.signum() >= 0) {
                return new LogPositions.Place(segment.intValueExact(), at.longValueExact());
            }
        } catch (ArithmeticException e) {
            // the exception below says it
        }
        throw no(file, "it has a session without a segment and an offset");
    }

    private static FileSystemException no(Path file, String why) {
        return new FileSystemException(
                file.toString(),
                null,
                "no cursor of log entries: " + why
                        + "; it stays as it is. Name another file, or remove this one to begin"
                        + " with the oldest entry");
    }

    @Override
    public LogPositions before() {
        return before;
    }

    @Override
    public boolean isStopped() {
        return requests.asked() != null;
    }

    @Override
    public void reached(LogPositions positions) throws IOException {
        if (positions.equals(kept)) {
            return;
        }
        try {
            WholeFile.write(file, out -> out.write(text(positions)));
            kept = positions;
        } catch (IOException e) {
            throw new SessionException(
                    ErrorCode.IO_FAILED,
                    "the cursor file " + file + " could not be written: " + Problem.of(e)
                            + ". The entries that were printed last come again next time.");
        }
    }

    private byte[] text(LogPositions positions) {
        Map<String, List<Long>> sessions = new LinkedHashMap<>();
        positions.sessions().forEach((name, place) -> sessions.put(name, List.of((long) place.segment(), place.at())));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("cursor", FORMAT);
        members.put("store", store);
        members.put("sessions", sessions);
        return (Json.write(members) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void end() {
        env.signals().end(requests.asked().code());
    }

    /** A command that reads from here on. */
    public interface Reading {
        /** Reads, and gives the exit code. */
        int read() throws IOException, InterruptedException;
    }

    /** Lets a command read; where a signal ends it, the exit code is that of the signal. */
    public int around(Reading reading) throws IOException, InterruptedException {
        try {
            return reading.read();
        } catch (InterruptedException e) {
            if (requests.asked() == null) {
                throw e;
            }
            return requests.asked().code();
        }
    }

    @Override
    public void close() {
        listening.close();
    }
}
