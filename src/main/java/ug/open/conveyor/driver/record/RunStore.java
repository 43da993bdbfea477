package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Time;

/**
 * The run store: a folder with a recording of every session on this machine.
 *
 * <p>Any number of processes may write, read, follow and prune it at once. Each writes files of its own; a session that was killed leaves a
 * store that everybody can read. A store of a newer tool is read as far as it can be.
 */
public final class RunStore {
    private final StoreFolder folder;
    private final Time time;
    private final StoreParts parts;

    RunStore(StoreFolder folder, Time time, StoreParts parts) {
        this.folder = folder;
        this.time = time;
        this.parts = parts;
    }

    /** The store in a folder, which need not be there yet; nothing is read or written. */
    public static RunStore at(Path home) {
        return at(home, Time.system(), warning -> {});
    }

    /**
     * The store in a folder, which need not be there yet; nothing is read or written.
     *
     * @param time the clock
     * @param warnings takes sentences for people, about files that are passed over, each once
     */
    public static RunStore at(Path home, Time time, Consumer<String> warnings) {
        return new RunStore(new StoreFolder(home, warnings), time, StoreParts.DEFAULT);
    }

    /**
     * Begins a session.
     *
     * @throws StoreException where the store cannot be made or written
     */
    public SessionWriter open(SessionInfo info) throws StoreException {
        folder.create();
        try {
            return new SessionWriter(info, new Session(folder, info, parts));
        } catch (IOException e) {
            throw new StoreException(
                    "The run store " + folder.home() + " cannot be written: " + Problem.of(e) + ". "
                            + Problem.remedy(e),
                    e);
        }
    }

    /**
     * The attempts, the newest first; read as far as the stream is. To be closed.
     *
     * @throws StoreException where the store cannot be read; later, {@link UncheckedIOException}
     */
    public Stream<StoredAttempt> attempts() throws StoreException {
        return attempts(Instant.MIN);
    }

    /** The same, without what is known to be older; not all that is older need be left out. */
    public Stream<StoredAttempt> attempts(Instant since) throws StoreException {
        Catalog.Snapshot store = snapshot();
        AttemptListing listing = AttemptListing.since(folder, store, since);
        int shape = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(listing, shape), false)
                .onClose(store::close);
    }

    /**
     * The newest attempt that a reference names.
     *
     * @throws NoSuchRunException where there is none
     * @throws AmbiguousRefException where it fits several runs, or a run of several drivers
     * @throws StoreException where the store cannot be read
     */
    public StoredAttempt find(Ref ref) throws StoreException {
        return reading(store -> new RefResolver(folder, store).one(ref));
    }

    /**
     * All attempts that a reference names, the oldest first; never empty. Of a run, they are those of the newest execution by each driver.
     *
     * @throws NoSuchRunException where there is none
     * @throws AmbiguousRefException where it fits several runs
     * @throws StoreException where the store cannot be read
     */
    public List<StoredAttempt> findAll(Ref ref) throws StoreException {
        return reading(store -> new RefResolver(folder, store).all(ref));
    }

    /** The same by execution. */
    public List<Execution> newestExecutions(Ref ref) throws StoreException {
        return reading(store -> Execution.of(new RefResolver(folder, store).all(ref)));
    }

    /** The same; of a run, all of its executions by whatever driver. */
    public List<Execution> executions(Ref ref) throws StoreException {
        return reading(store -> Execution.of(new RefResolver(folder, store).every(ref)));
    }

    /**
     * Log entries of each execution of the run that is asked for, the oldest execution first.
     *
     * @throws NoSuchRunException where it is not there
     * @throws AmbiguousRefException where it fits several runs
     * @throws StoreException where the store cannot be read
     */
    public List<ExecutionLogs> executionLogs(LogQuery query) throws StoreException {
        return reading(store -> ExecutionLogs.of(folder, store, query, time));
    }

    /**
     * Log entries.
     *
     * @throws NoSuchRunException where the run that is asked for is not there
     * @throws AmbiguousRefException where it fits several runs
     * @throws StoreException where the store cannot be read
     */
    public StoredLogs logs(LogQuery query) throws StoreException {
        return logs(query, FollowTerms.NONE);
    }

    /** The same; where they are followed, under these terms. */
    public StoredLogs logs(LogQuery query, FollowTerms terms) throws StoreException {
        StoredLogs logs = new StoredLogs(folder, query, terms, time);
        try {
            logs.plan();
        } catch (IOException e) {
            throw unreadable(e);
        }
        return logs;
    }

    /**
     * Searches log entries; where no attempts are told apart, right in the bytes of the files. Gives what is found in the order of its time.
     *
     * @return how many entries matched
     * @throws NoSuchRunException where the run that is asked for is not there
     * @throws AmbiguousRefException where it fits several runs
     * @throws SearchException where the pattern takes too many steps on a message
     * @throws StoreException where the store cannot be read
     */
    public long search(LogQuery query, LineSearch search, SearchSink sink) throws IOException, InterruptedException {
        List<LogPart> parts = new ArrayList<>();
        if (!query.narrows()) {
            segments().forEach(file -> parts.add(new LogPart(file, 0, Long.MAX_VALUE, null, folder)));
        }
        List<LogSession> sessions = LogSession.of(parts);
        if (query.narrows() || search.hasContext() && sessions.size() > 1) {
            try (FoundLines found = search.over(logs(query))) {
                found.read(sink);
                return found.count();
            }
        }
        LineSearch wanted = search.where(() -> new LogFilter(query)::takes);
        if (search.hasContext()) {
            return wanted.files(parts.stream().map(LogPart::segment).toList(), sink);
        }
        return wanted.sessions(sessions, sink);
    }

    /**
     * The event line of an attempt, without its line feed.
     *
     * @throws NoSuchRunException where it is not there any more
     * @throws MalformedInputException where it is damaged; names the line
     */
    public byte[] event(StoredAttempt attempt) throws IOException {
        return new EventLine(folder).of(attempt);
    }

    /**
     * What an attempt came to.
     *
     * @return empty where it has not finished, or what says so is damaged or gone
     * @throws StoreException where the store cannot be read
     */
    public Optional<DriverResult> result(StoredAttempt attempt) throws StoreException {
        try {
            return FinishLine.of(folder, attempt);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Writes a recording with these attempts, which can be run and replayed like any other: event, start, log, finish and settle lines,
     * byte for byte.
     *
     * @throws IOException of the output, or a {@link StoreException} where the store cannot be read
     */
    public void export(List<StoredAttempt> attempts, OutputStream out) throws IOException {
        new Exporter(folder, out).export(attempts);
    }

    /** The same, with all that the sessions of these attempts have. */
    public void exportSessions(List<StoredAttempt> attempts, OutputStream out) throws IOException {
        new Exporter(folder, out).sessions(attempts);
    }

    /**
     * Removes what need not be kept, of sessions that are over and segments that are full.
     *
     * @param policy to the letter; but {@link Retention#DEFAULT} as every session applies it, no more than a tenth for its age at a time
     * @param dryRun only say what would go
     * @throws StoreException where the store cannot be read
     */
    public PruneReport prune(Retention policy, boolean dryRun) throws StoreException {
        try {
            boolean careful = policy == Retention.DEFAULT;
            PruneReport report = new Pruner(folder).prune(policy, careful, dryRun, time.now(), () -> false);
            if (!dryRun) {
                new Catalog(folder).maintain(() -> false);
            }
            return report;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The files with the recordings, the oldest first.
     *
     * @throws StoreException where the store cannot be read
     */
    public Stream<Path> segments() throws StoreException {
        List<Path> files = reading(store -> {
            List<Path> ours = new ArrayList<>();
            for (SegmentName name : store.names()) {
                if (store.isCovered(name) || !folder.isForeign(folder.segment(name))) {
                    ours.add(folder.segment(name));
                }
            }
            return ours;
        });
        return files.stream();
    }

    private <T> T reading(Reading<T> reading) throws StoreException {
        try (Catalog.Snapshot store = snapshot()) {
            return reading.of(store);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Catalog.Snapshot snapshot() throws StoreException {
        try {
            return new Catalog(folder).snapshot();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private StoreException unreadable(IOException e) {
        return e instanceof StoreException known
                ? known
                : new StoreException("The run store " + folder.home() + " cannot be read: " + Problem.of(e) + ".", e);
    }

    /** Reads something from the store. */
    private interface Reading<T> {
        T of(Catalog.Snapshot store) throws IOException;
    }
}
