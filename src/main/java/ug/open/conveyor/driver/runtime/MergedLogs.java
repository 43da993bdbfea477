package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log entries of a run, live and stored, each once. Who makes it has the live source listening before the stored ones are fetched, so that
 * nothing is lost between them. What came live keeps its order; of the stored ones only those are given that did not come live, each before the
 * first live one that is later. Of equal entries as many are given as the source that has more of them has.
 */
public final class MergedLogs implements LogSource {
    private static final long SECOND = 1_000_000;

    private final LogSource stored;
    private final LiveSource live;
    private final Identity identity;

    /** Tells what an entry is known by; entries with an equal one are the same, wherever they came from. */
    public interface Identity {
        /** That of the line in these bytes: small, with {@code equals} and {@code hashCode}. */
        Object of(byte[] buffer, int from, int to);

        /** When it was written, in microseconds. */
        long time(byte[] buffer, int from, int to);
    }

    /** Is told between what is there and what comes. */
    @FunctionalInterface
    public interface Seam {
        /** All that was there has been given. */
        void passed() throws IOException;
    }

    private record Entry(byte[] line, Object identity, long time) {
        void giveTo(LogSink sink) throws IOException {
            sink.line(line, 0, line.length);
        }

        /** A clock of whole seconds says too little: it may have been any time of that second. */
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

    /** The same, with a word at the seam. */
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

    /** What is stored and did not come live. */
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

    /** Gives what is there; and gives back what was given of the stored ones, since it may come live still. */
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

    /** Whether it was met; once less from now on. */
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
