package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.CatalogRow;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** The parts of segments that have the log lines of a query, the oldest first. */
final class LogPlan {
    private static final long SLACK_MILLIS = 60_000; // what the clock of the file system may be behind

    private final StoreFolder folder;
    private final Catalog.Snapshot store;
    private final Map<SegmentName, Range> ranges = new TreeMap<>();

    private static final class Range {
        private final AttemptSet attempts = new AttemptSet();
        private long from = Long.MAX_VALUE;
        private long to;

        void add(long attempt, long begin, long end) {
            attempts.add(attempt);
            from = Math.min(from, begin);
            to = Math.max(to, end);
        }
    }

    LogPlan(StoreFolder folder, Catalog.Snapshot store) {
        this.folder = folder;
        this.store = store;
    }

    /** An attempt whose lines are wanted. */
    void add(StoredAttempt attempt) {
        StoredAttempt.Place place = attempt.place();
        SegmentName first = SegmentName.of(place.segment());
        SegmentName last = SegmentName.of(place.last());
        long end = place.end() < 0 ? Long.MAX_VALUE : place.end();
        if (first.equals(last)) {
            range(first).add(attempt.number(), place.start(), end);
            return;
        }
        range(first).add(attempt.number(), place.start(), Long.MAX_VALUE);
        for (SegmentName name : store.names()) {
            boolean between = name.session().equals(first.session())
                    && name.ordinal() > first.ordinal()
                    && name.ordinal() <= last.ordinal();
            if (between) {
                range(name).add(attempt.number(), 0, name.equals(last) ? end : Long.MAX_VALUE);
            }
        }
    }

    private Range range(SegmentName name) {
        Range range = ranges.get(name);
        if (range == null) {
            range = new Range();
            ranges.put(name, range);
        }
        return range;
    }

    /** The parts with the attempts that were added; of a segment whose size is given, no more than that. */
    List<LogPart> parts(Map<SegmentName, Long> sizes) {
        List<LogPart> parts = new ArrayList<>();
        for (Map.Entry<SegmentName, Range> entry : ranges.entrySet()) {
            Range range = entry.getValue();
            long to = Math.min(range.to, size(sizes, entry.getKey()));
            parts.add(new LogPart(folder.segment(entry.getKey()), range.from, to, range.attempts.complete(), folder));
        }
        return parts;
    }

    /** Every segment, within the given sizes, that can have entries of the query's time. */
    List<LogPart> everything(LogQuery query, Map<SegmentName, Long> sizes) throws IOException {
        String since =
                query.since().isPresent() ? Timestamps.format(query.since().get()) : null;
        IndexReader reader = new IndexReader(folder);
        List<LogPart> parts = new ArrayList<>();
        for (SegmentName name : store.names()) {
            CatalogRow row = store.row(name);
            if (row != null && since != null && isBefore(row, query.since().get())) {
                continue;
            }
            if (row == null && folder.isForeign(folder.segment(name))) {
                continue;
            }
            SegmentIndex index = since == null ? null : reader.read(name);
            long from = index == null ? 0 : index.markBefore(since);
            parts.add(new LogPart(folder.segment(name), from, size(sizes, name), null, folder));
        }
        return parts;
    }

    /** A session that was killed wrote entries behind the last thing that its index tells. */
    private boolean isBefore(CatalogRow row, Instant since) {
        return row.last().isBefore(since)
                && folder.segment(row.name()).toFile().lastModified() + SLACK_MILLIS < since.toEpochMilli();
    }

    private static long size(Map<SegmentName, Long> sizes, SegmentName name) {
        Long size = sizes.get(name);
        return size == null ? Long.MAX_VALUE : size;
    }
}
