package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stored log entries of a run, then its live ones, each once. Who makes it has the live source listening before the stored ones are
 * fetched, so that nothing is lost between them; what both have is dropped from the live ones. Of equal entries as many are given as the
 * source that has more of them has.
 */
public final class MergedLogs implements LogSource {
    /** So many of the stored entries, the last ones, are told from live ones; some 10 MiB. */
    static final int REMEMBERED = 100_000;

    private final LogSource stored;
    private final LogSource live;
    private final Identity identity;
    private final int most;
    private final Map<Object, Integer> met = new LinkedHashMap<>();

    /** Tells what an entry is known by; entries with an equal one are the same, wherever they came from. */
    @FunctionalInterface
    public interface Identity {
        /** That of the line in these bytes: small, with {@code equals} and {@code hashCode}. */
        Object of(byte[] buffer, int from, int to);
    }

    /** Is told between the last stored entry and the first live one. */
    @FunctionalInterface
    public interface Seam {
        /** All stored entries were given. */
        void passed() throws IOException;
    }

    /** Of these two; both are closed with it. */
    public MergedLogs(LogSource stored, LogSource live, Identity identity) {
        this(stored, live, identity, REMEMBERED);
    }

    MergedLogs(LogSource stored, LogSource live, Identity identity, int most) {
        this.stored = stored;
        this.live = live;
        this.identity = identity;
        this.most = most;
    }

    @Override
    public void read(LogSink sink) throws IOException, InterruptedException {
        read(sink, () -> {});
    }

    /** The same, with a word at the seam. */
    public void read(LogSink sink, Seam seam) throws IOException, InterruptedException {
        stored.read((buffer, from, to) -> {
            remember(identity.of(buffer, from, to));
            sink.line(buffer, from, to);
        });
        seam.passed();
        live.read((buffer, from, to) -> {
            if (met.isEmpty() || !forget(identity.of(buffer, from, to))) {
                sink.line(buffer, from, to);
            }
        });
    }

    private void remember(Object entry) {
        met.merge(entry, 1, Integer::sum);
        if (met.size() > most) {
            Iterator<Object> oldest = met.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Whether it was met; once less from now on. */
    private boolean forget(Object entry) {
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
