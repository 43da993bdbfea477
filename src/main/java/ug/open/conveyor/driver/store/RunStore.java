package ug.open.conveyor.driver.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.find.AmbiguousRefException;
import ug.open.conveyor.driver.store.find.AttemptListing;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.RefResolver;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.PipelineWay;
import ug.open.conveyor.driver.store.index.Problem;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.ExecutionLogs;
import ug.open.conveyor.driver.store.logs.FollowTerms;
import ug.open.conveyor.driver.store.logs.LogCursor;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.logs.StoredLogs;
import ug.open.conveyor.driver.store.prune.PruneReport;
import ug.open.conveyor.driver.store.prune.Pruner;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.SessionFiles;
import ug.open.conveyor.driver.store.write.SessionInfo;
import ug.open.conveyor.driver.store.write.SessionWriter;
import ug.open.conveyor.driver.store.write.StoreParts;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.wire.PipelinePart;

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
            return new SessionWriter(info, new SessionFiles(folder, info, parts));
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

    /** Tells when the store changes. */
    public StoreWatch watch() {
        return new StoreWatch(folder, time);
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

    /** The attempts of a run by its whole id, as above; empty where the store does not have it. */
    public List<StoredAttempt> ofRun(String runId) throws StoreException {
        List<StoredAttempt> attempts = new ArrayList<>();
        try {
            attempts.addAll(findAll(Ref.ofRun(runId)));
        } catch (NoSuchRunException | AmbiguousRefException e) {
            return attempts;
        }
        attempts.removeIf(attempt -> !attempt.runId().equals(runId));
        return attempts;
    }

    /** The same by execution. */
    public List<StoredExecution> newestExecutions(Ref ref) throws StoreException {
        return reading(store -> StoredExecution.of(new RefResolver(folder, store).all(ref)));
    }

    /** The same; of a run, all of its executions by whatever driver. */
    public List<StoredExecution> executions(Ref ref) throws StoreException {
        return reading(store -> StoredExecution.of(new RefResolver(folder, store).every(ref)));
    }

    /**
     * Log entries of each execution of the run that the query names, the oldest execution first.
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
     * @throws NoSuchRunException where the run that the query names is not there
     * @throws AmbiguousRefException where it fits several runs
     * @throws StoreException where the store cannot be read
     */
    public StoredLogs logs(LogQuery query) throws StoreException {
        return logs(query, FollowTerms.NONE, Optional.empty());
    }

    /** The same, from where a cursor is; where they are followed, under these terms. */
    public StoredLogs logs(LogQuery query, FollowTerms terms, Optional<LogCursor> cursor) throws StoreException {
        StoredLogs logs = new StoredLogs(folder, query, terms, cursor, time);
        try {
            logs.plan();
        } catch (IOException e) {
            throw StoreException.unreadable(folder.home(), e);
        }
        return logs;
    }

    /**
     * The event line of an attempt, without its line feed.
     *
     * @throws NoSuchRunException where it is not there any more
     * @throws InputFormatException where it is damaged; names the line
     */
    public byte[] event(StoredAttempt attempt) throws IOException {
        return new EventLine(folder).of(attempt);
    }

    /** The pipeline that this tool went through, of which the attempt's session was a step; empty where it went through none. */
    public Optional<PipelinePart> pipeline(StoredAttempt attempt) {
        return PipelineWay.of(attempt.segment());
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
            throw StoreException.unreadable(folder.home(), e);
        }
    }

    /**
     * Writes a recording with these attempts, which can be run and replayed like any other: event, start, log, finish and settle lines,
     * byte for byte.
     *
     * @throws IOException of the output, or a {@link StoreException} where the store cannot be read
     */
    public void export(List<StoredAttempt> attempts, OutputStream out) throws IOException {
        lines(attempts, RecordingSink.to(out));
        out.flush();
    }

    /** The same, with all that the sessions of these attempts have. */
    public void exportSessions(List<StoredAttempt> attempts, OutputStream out) throws IOException {
        new Exporter(folder, RecordingSink.to(out)).sessions(attempts);
        out.flush();
    }

    /** Gives the lines of these attempts and their events, as {@link #export} writes them. */
    public void lines(List<StoredAttempt> attempts, RecordingSink to) throws IOException {
        new Exporter(folder, to).export(attempts);
    }

    /**
     * Gives all lines of sessions; of one that is not there, none.
     *
     * @param over whether nobody writes them any more; until then most lines come as they are written
     */
    public void sessionLines(Collection<String> sessions, BooleanSupplier over, RecordingSink to) throws IOException {
        new Exporter(folder, to, over).sessions(sessions);
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
                new Catalog(folder).maintainWholly();
            }
            return report;
        } catch (IOException e) {
            throw StoreException.unreadable(folder.home(), e);
        }
    }

    private <T> T reading(Reading<T> reading) throws StoreException {
        try (Catalog.Snapshot store = snapshot()) {
            return reading.of(store);
        } catch (UncheckedIOException e) {
            throw StoreException.unreadable(folder.home(), e.getCause());
        } catch (IOException e) {
            throw StoreException.unreadable(folder.home(), e);
        }
    }

    private Catalog.Snapshot snapshot() throws StoreException {
        try {
            return new Catalog(folder).snapshot();
        } catch (IOException e) {
            throw StoreException.unreadable(folder.home(), e);
        }
    }

    /** Reads something from the store. */
    private interface Reading<T> {
        T of(Catalog.Snapshot store) throws IOException;
    }
}
