package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Log entries of the run store: those that a {@link LogQuery} asks for, by time; those of one session in the order in which they were
 * written.
 */
public final class StoredLogs implements LogSource {
    private final StoreFolder folder;
    private LogQuery query;
    private final Time time;
    private final Map<SegmentName, Long> sizes = new HashMap<>();
    private final List<SegmentName> followed = new ArrayList<>();
    private final List<StoredAttempt> running = new ArrayList<>();
    private final RunVerdict verdict = new RunVerdict();
    private List<SegmentName> there = List.of();
    private List<LogPart> parts = List.of();
    private List<StoredAttempt> attempts = List.of();

    StoredLogs(StoreFolder folder, LogQuery query, Time time) {
        this.folder = folder;
        this.query = query;
        this.time = time;
    }

    /** Settles what is meant and where it is. */
    void plan() throws IOException {
        try (Catalog.Snapshot store = new Catalog(folder).snapshot()) {
            if (query.follow()) {
                measure(store);
            }
            LogPlan plan = new LogPlan(folder, store);
            if (query.run().isPresent()) {
                attempts = only(new RefResolver(folder, store).all(query.run().get()));
                narrowToDriver(query.run().get());
                attempts.forEach(verdict::add);
                add(plan);
            } else if (query.follow() && query.tail().isEmpty() && query.since().isEmpty()) {
                findRunning();
                return;
            } else if (query.narrowsAttempts()) {
                narrow(plan, store);
            } else {
                parts = plan.everything(query, sizes);
                return;
            }
            parts = plan.parts(sizes);
        }
    }

    private List<StoredAttempt> only(List<StoredAttempt> found) {
        List<StoredAttempt> wanted = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (query.takes(found.get(i))) {
                wanted.add(found.get(i));
            }
        }
        return wanted;
    }

    /** Who names a run of one driver follows that driver only. */
    private void narrowToDriver(Ref ref) {
        boolean one = ref.driver().isPresent() || ref.isLast() || ref.isFailed();
        if (one && !attempts.isEmpty()) {
            Optional<String> driver = Optional.of(attempts.get(0).driver());
            query = query.where(driver, query.resource(), query.event(), query.failed());
        }
    }

    private void add(LogPlan plan) {
        for (int i = 0; i < attempts.size(); i++) {
            plan.add(attempts.get(i));
        }
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

    /** Settles where the follower takes over, before anything is looked at: what comes meanwhile is its share. */
    private void measure(Catalog.Snapshot store) {
        there = List.of(store.names());
        for (SegmentName name : there) {
            if (!store.isCovered(name)) {
                followed.add(name);
                sizes.put(name, folder.segment(name).toFile().length());
            }
        }
    }

    @Override
    public void read(LogSink sink) throws IOException, InterruptedException {
        LogFilter filter = new LogFilter(query);
        List<LogSession> sessions = LogSession.of(parts);
        if (query.tail().isPresent()) {
            new LogTail(query.tail().getAsInt(), filter).read(sessions, sink);
        } else {
            LogCursor.read(sessions, filter, sink);
        }
        if (query.follow()) {
            follow(sink);
        }
    }

    private void follow(LogSink sink) throws IOException, InterruptedException {
        Optional<String> runId = attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(attempts.get(0).runId());
        if (query.run().isPresent() && runId.isEmpty()) {
            return;
        }
        SessionTail.Wanted wanted = new SessionTail.Wanted(query, runId, verdict, sink);
        try (Follower follower = new Follower(folder, wanted, time)) {
            there.forEach(follower::knows);
            for (SegmentName name : followed) {
                follower.knows(name, sizes.get(name));
            }
            attempts.forEach(follower::knows);
            running.forEach(follower::knows);
            follower.follow();
        }
    }

    /**
     * How the run that was asked for stands, or ended where it was followed: as its newest attempt, or where several drivers reconciled it as the worst of their newest. One
     * that waits for a retry in a session that is over is interrupted.
     *
     * @return empty where no run was asked for
     */
    public Optional<Status> verdict() {
        return query.run().isPresent() ? verdict.status() : Optional.empty();
    }

    /** Whether entries of more than one driver may come. */
    public boolean ofSeveralDrivers() {
        if (query.driver().isPresent()) {
            return false;
        }
        for (int i = 1; i < attempts.size(); i++) {
            if (!attempts.get(i).driver().equals(attempts.get(0).driver())) {
                return true;
            }
        }
        return query.run().isEmpty();
    }

    @Override
    public void close() {
        // files are open only while they are read
    }
}
