package ug.open.conveyor.driver.store.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.CatalogRow;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.IndexedAttempt;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SegmentState;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * The attempts of a store, the newest first, in the order in which they were made. Reads an index only when an attempt in it may be next: those
 * of segments that were written last come first, and the time of the last write tells when an older segment is due.
 */
public final class AttemptListing implements Iterator<StoredAttempt> {
    private static final long SLACK_MILLIS = 2_000; // what a clock of the file system may be behind

    /** A segment, and the microsecond behind which no attempt in it can be. */
    private record Source(SegmentName name, long last) implements Comparable<Source> {
        @Override
        public int compareTo(Source other) {
            int order = Long.compare(other.last, last);
            return order == 0 ? other.name.compareTo(name) : order;
        }
    }

    private final IndexReader reader;
    private final Continuation continuation;
    private final Retries retries;
    private final Catalog.Snapshot store;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Map<Long, IndexedAttempt>> continued = new HashMap<>();
    private final PriorityQueue<AttemptOrder.Placed> loaded = new PriorityQueue<>(Collections.reverseOrder());
    private int next;

    /** The attempts of all segments, or of those that have failures only. */
    public AttemptListing(StoreFolder folder, Catalog.Snapshot store, boolean failedOnly) {
        this(folder, store, failedOnly, Long.MIN_VALUE);
    }

    /** Without the segments that are known to have nothing so new. */
    public static AttemptListing since(StoreFolder folder, Catalog.Snapshot store, Instant since) {
        return new AttemptListing(
                folder, store, false, since.equals(Instant.MIN) ? Long.MIN_VALUE : since.toEpochMilli());
    }

    private AttemptListing(StoreFolder folder, Catalog.Snapshot store, boolean failedOnly, long sinceMillis) {
        this.reader = new IndexReader(folder);
        this.continuation = new Continuation(folder);
        this.retries = new Retries(folder);
        this.store = store;
        for (SegmentName name : store.names()) {
            long last = store.number(name, CatalogRow.LAST);
            if (!store.isCovered(name)) {
                sources.add(new Source(
                        name, last(name, folder.segment(name).toFile().lastModified() + SLACK_MILLIS)));
            } else if (last >= sinceMillis && (!failedOnly || mayHoldFailures(name))) {
                sources.add(new Source(name, last(name, last + 1)));
            }
        }
        Collections.sort(sources);
    }

    /** Not before the last of an earlier segment of the session: the segments of a session come the last first. */
    private long last(SegmentName name, long millis) {
        long last = Math.max(millis * 1_000, name.micros());
        for (int i = name.isFirst() ? -1 : sources.size() - 1; i >= 0; i--) {
            Source source = sources.get(i);
            if (source.name().session().equals(name.session())) {
                return Math.max(last, source.last());
            }
        }
        return last;
    }

    @Override
    public boolean hasNext() {
        while (next < sources.size() && mayHoldNext(sources.get(next))) {
            try {
                load(sources.get(next++).name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return !loaded.isEmpty();
    }

    /** An attempt that began in a rolled segment may have failed in the next. */
    private boolean mayHoldFailures(SegmentName name) {
        return store.number(name, CatalogRow.FAILURES) > 0 || store.row(name).state() == SegmentState.ROLLED;
    }

    private boolean mayHoldNext(Source source) {
        AttemptOrder.Placed newest = loaded.peek();
        return newest == null || newest.at() <= source.last();
    }

    @Override
    public StoredAttempt next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StoredAttempt attempt = loaded.poll().attempt();
        retries.met(attempt);
        try {
            return retries.of(attempt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The segments of a session come the last first, so what an attempt came to is known when its beginning is met. */
    private void load(SegmentName name) throws IOException {
        SegmentIndex index = reader.read(name);
        if (index == null) {
            return;
        }
        long at = Long.MIN_VALUE;
        for (IndexedAttempt attempt : index.attempts()) {
            Map<Long, IndexedAttempt> later = continued.get(name.session());
            IndexedAttempt last =
                    later == null ? null : later.remove(attempt.attempt().number());
            last = last == null ? attempt : last;
            if (attempt.isContinued() && isThere(name, attempt.first())) {
                continued
                        .computeIfAbsent(name.session(), session -> new HashMap<>())
                        .put(attempt.attempt().number(), last);
            } else {
                AttemptOrder.Placed placed =
                        new AttemptOrder.Placed(AttemptMerge.merged(attempt, continuation.of(last)), at);
                at = placed.at();
                loaded.add(placed);
            }
        }
    }

    private boolean isThere(SegmentName continuation, int first) {
        for (SegmentName name : store.names()) {
            if (name.ordinal() >= first
                    && name.ordinal() < continuation.ordinal()
                    && name.session().equals(continuation.session())) {
                return true;
            }
        }
        return false;
    }
}
