package ug.open.conveyor.driver.follow;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log entries of a run, live and stored, each once. The live source has to listen before the stored entries are fetched, so that none is lost
 * between them. Live entries keep their order; a stored entry is given only where it did not come live, before the first live one that is later.
 * Of equal entries, the greater number of both sources is given.
 */
public final class MergedLogs implements LogSource {
    private static final long SECOND = 1_000_000;

    private final LogSource stored;
    private final LiveSource live;
    private final Identity identity;

    /** The identity of an entry; entries with equal ones are the same, from whichever source. */
    public interface Identity {
        /** The identity of the line in these bytes: small, with {@code equals} and {@code hashCode}. */
        Object of(byte[] buffer, int from, int to);

        /** When it was written, in microseconds. */
        long time(byte[] buffer, int from, int to);
    }

    /** Hears of the seam between entries that exist and entries to come. */
    @FunctionalInterface
    public interface Seam {
        /** Every entry that existed has been given. */
        void passed() throws IOException;
    }

    private record Entry(byte[] line, Object identity, long time) {
        void giveTo(LogSink sink) throws IOException {
            sink.line(line, 0, line.length);
        }

        /** A clock of whole seconds leaves the time within the second open. */
        long latest() {
            return time % SECOND == 0 ? time + SECOND - 1 : time;
        }
    }

    /** Of these two; both are closed with it. */
    public MergedLogs(LogSource stored, LiveSource live, Identity identity) {
        this.stored = stored;
        this.live = live;
        this.identity = identity;
    }

    @Override
    public void read(LogSink sink) throws IOException, InterruptedException {
        read(sink, () -> {});
    }

    /** The same, with a call at the seam. */
    public void read(LogSink sink, Seam seam) throws IOException, InterruptedException {
        List<Entry> kept = new ArrayList<>();
        stored.read((buffer, from, to) -> kept.add(entry(buffer, from, to)));
        List<Entry> came = new ArrayList<>();
        live.readThere((buffer, from, to) -> came.add(entry(buffer, from, to)));
        Map<Object, Integer> gaps = giveThere(missing(kept, came), came, sink);
        seam.passed();
        live.read((buffer, from, to) -> {
            if (gaps.isEmpty() || !take(gaps, identity.of(buffer, from, to))) {
                sink.line(buffer, from, to);
            }
        });
    }

    private Entry entry(byte[] buffer, int from, int to) {
        byte[] line = Arrays.copyOfRange(buffer, from, to);
        return new Entry(line, identity.of(line, 0, line.length), identity.time(line, 0, line.length));
    }

    /** The stored entries that did not come live. */
    private static Deque<Entry> missing(List<Entry> kept, List<Entry> came) {
        Map<Object, Integer> met = new HashMap<>();
        for (Entry entry : came) {
            met.merge(entry.identity(), 1, Integer::sum);
        }
        Deque<Entry> missing = new ArrayDeque<>();
        for (Entry entry : kept) {
            if (!take(met, entry.identity())) {
                missing.add(entry);
            }
        }
        return missing;
    }

    /** Gives the entries that exist; returns the stored ones among them, since they may still come live. */
    private static Map<Object, Integer> giveThere(Deque<Entry> missing, List<Entry> came, LogSink sink)
            throws IOException {
        Map<Object, Integer> given = new HashMap<>();
        for (Entry entry : missing) {
            given.merge(entry.identity(), 1, Integer::sum);
        }
        for (Entry entry : came) {
            while (!missing.isEmpty() && missing.peek().time() <= entry.latest()) {
                missing.remove().giveTo(sink);
            }
            entry.giveTo(sink);
        }
        while (!missing.isEmpty()) {
            missing.remove().giveTo(sink);
        }
        return given;
    }

    /** Whether it was met; counts it down. */
    private static boolean take(Map<Object, Integer> met, Object entry) {
        Integer times = met.get(entry);
        if (times == null) {
            return false;
        }
        if (times > 1) {
            met.put(entry, times - 1);
        } else {
            met.remove(entry);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try {
            live.close();
        } finally {
            stored.close();
        }
    }
}
