package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.store.find.AttemptListing;
import ug.open.conveyor.driver.store.find.RefResolver;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.ExecutionId;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.IndexedAttempt;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * Log entries of the run store: those of a {@link LogQuery}, by time; those of one session in the order in which they were
 * written.
 */
public final class StoredLogs implements LogSource {
    private final StoreFolder folder;
    private LogQuery query;
    private final Time time;
    private final Map<SegmentName, Long> sizes = new HashMap<>();
    private final List<SegmentName> followed = new ArrayList<>();
    private final List<StoredAttempt> running = new ArrayList<>();
    private final FollowTerms terms;
    private final Progress progress;
    private AskedRun run;
    private RunVerdict verdict;
    private long count;
    private List<SegmentName> there = List.of();
    private List<LogPart> parts = List.of();

    public StoredLogs(StoreFolder folder, LogQuery query, FollowTerms terms, Time time) {
        this(folder, query, terms, Optional.empty(), time);
    }

    /** The same from where a cursor is; it hears how far the entries were given. */
    public StoredLogs(StoreFolder folder, LogQuery query, FollowTerms terms, Optional<LogCursor> cursor, Time time) {
        this.folder = folder;
        this.query = query;
        this.terms = terms;
        this.progress = new Progress(cursor, time);
        this.verdict = new RunVerdict(Optional.empty(), terms.steps());
        this.time = time;
    }

    /** Settles what is meant and where it is. */
    public void plan() throws IOException {
        try (Catalog.Snapshot store = new Catalog(folder).snapshot()) {
            if (query.follow() || progress.isAsked()) {
                measure(store);
            }
            parts = progress.fresh(planned(store), sizes);
        }
    }

    private List<LogPart> planned(Catalog.Snapshot store) throws IOException {
        LogPlan plan = new LogPlan(folder, store);
        if (query.run().isPresent()) {
            run = AskedRun.find(query, new RefResolver(folder, store), terms.steps());
            query = run.query();
            verdict = run.verdict();
            for (StoredAttempt attempt : run.attempts()) {
                plan.add(attempt);
            }
        } else if (query.isOfWhatComes() && !progress.isAsked()) {
            findRunning();
        } else if (query.narrowsAttempts()) {
            narrow(plan, store);
        } else {
            return plan.everything(query, sizes);
        }
        return plan.parts(sizes);
    }

    /** Settles where the lines of these attempts are; false where the query wants none of them. */
    boolean planOf(Catalog.Snapshot store, List<StoredAttempt> of) {
        LogPlan plan = new LogPlan(folder, store);
        boolean any = false;
        for (StoredAttempt attempt : of) {
            if (query.takes(attempt)) {
                plan.add(attempt);
                any = true;
            }
        }
        parts = plan.parts(sizes);
        return any;
    }

    private void narrow(LogPlan plan, Catalog.Snapshot store) throws IOException {
        findRunning();
        AttemptListing listing = new AttemptListing(folder, store, query.failed());
        while (listing.hasNext()) {
            StoredAttempt attempt = listing.next();
            if (query.takes(attempt)) {
                plan.add(attempt);
            }
        }
    }

    /** What runs already when a follower of some attempts begins. */
    private void findRunning() throws IOException {
        IndexReader reader = new IndexReader(folder);
        for (SegmentName name : query.narrowsAttempts() ? followed : List.<SegmentName>of()) {
            SegmentIndex index = reader.read(name);
            for (IndexedAttempt found : index == null ? List.<IndexedAttempt>of() : index.attempts()) {
                if (found.attempt().status() == Status.RUNNING && query.takes(found.attempt())) {
                    running.add(found.attempt());
                }
            }
        }
    }

    /** Settles where the follower, or who reads on later, takes over, before anything is looked at: what comes meanwhile is theirs. */
    private void measure(Catalog.Snapshot store) throws IOException {
        there = List.of(store.names());
        for (SegmentName name : there) {
            if (!store.isCovered(name)) {
                followed.add(name);
                sizes.put(name, SegmentFile.wholeLines(folder.segment(name)));
            } else if (progress.isAsked()) {
                sizes.put(name, folder.segment(name).toFile().length());
            }
        }
    }

    @Override
    public void read(LogSink to) throws IOException, InterruptedException {
        LogSink sink = new Counting(to);
        LineFilter filter = query.lines();
        List<LogSession> sessions = LogSession.of(parts);
        if (query.tail().isPresent()) {
            new LogTail(query.tail().getAsInt(), filter).read(sessions, sink);
        } else {
            SessionWindows.read(sessions, filter, sink);
        }
        if (query.follow()) {
            follow(sink);
        }
    }

    /** What a search finds in these entries. Unless they are followed, it looks at the bytes of the files first. */
    public FoundLines search(LineSearch what) {
        return query.follow() || query.tail().isPresent()
                ? what.over(this)
                : new FileSearch(what.where(query::lines), LogSession.of(parts));
    }

    private void follow(LogSink sink) throws IOException, InterruptedException {
        Optional<String> runId = run == null ? Optional.empty() : Optional.of(run.runId());
        Optional<ExecutionId> execution = run == null ? Optional.empty() : run.execution();
        SessionTail.Wanted wanted = new SessionTail.Wanted(query, runId, execution, verdict, sink);
        try (Follower follower = new Follower(folder, wanted, terms, progress, time)) {
            there.forEach(follower::knows);
            for (SegmentName name : followed) {
                follower.knows(name, sizes.get(name));
            }
            for (StoredAttempt attempt : run == null ? List.<StoredAttempt>of() : run.watched()) {
                follower.knows(attempt, query.takes(attempt));
            }
            for (StoredAttempt attempt : running) {
                follower.knows(attempt, true);
            }
            follower.follow();
        }
    }

    /** Tells the cursor that all entries that were given have been handed on. */
    public void settled() throws IOException {
        progress.settled();
    }

    /**
     * How the query's run stands, or ended where it was followed: as its newest attempt, or where several drivers reconciled it as
     * the worst of their newest. One that waits for a retry in a session that is over is interrupted, and so is one whose end nobody saw.
     *
     * @return empty where the query names no run
     */
    public Optional<Status> verdict() {
        return query.run().isPresent() ? verdict.status() : Optional.empty();
    }

    /** Whether it was followed, and ended before what was waited for came. */
    public boolean isGivenUp() {
        return verdict.isGivenUp();
    }

    /** How many entries were given. */
    public long count() {
        return count;
    }

    /** Whether entries of more than one driver may come. */
    public boolean ofSeveralDrivers() {
        return run == null ? query.driver().isEmpty() : run.isOfSeveralDrivers();
    }

    @Override
    public void close() {
        // files are open only while they are read
    }

    private final class Counting implements SearchSink {
        private final LogSink sink;

        Counting(LogSink sink) {
            this.sink = sink;
        }

        @Override
        public void line(byte[] buffer, int from, int to) throws IOException {
            count++;
            sink.line(buffer, from, to);
        }

        @Override
        public void entries(KnownEntries entries) throws IOException {
            count += entries.count();
            sink.entries(entries);
        }

        @Override
        public void session(int number) throws IOException {
            if (sink instanceof SearchSink telling) {
                telling.session(number);
            }
        }

        @Override
        public boolean settle() throws IOException {
            return sink.settle();
        }
    }
}
