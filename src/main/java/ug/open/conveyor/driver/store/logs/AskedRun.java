package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.follow.PipelineSteps;
import ug.open.conveyor.driver.store.find.AmbiguousRefException;
import ug.open.conveyor.driver.store.find.AttemptOrder;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.RefResolver;
import ug.open.conveyor.driver.store.index.ExecutionId;
import ug.open.conveyor.driver.store.index.PipelineWay;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.wire.PipelinePart;

/** The run that a query names: whose lines of it are given, and, where it is followed, what else of it counts. */
final class AskedRun {
    private final LogQuery query;
    private final List<StoredAttempt> attempts = new ArrayList<>();
    private final List<StoredAttempt> watched;
    private final RunVerdict verdict;
    private final Optional<ExecutionId> execution;
    private final boolean inPipeline;

    private AskedRun(
            LogQuery query,
            List<StoredAttempt> named,
            List<StoredAttempt> watched,
            PipelineSteps steps,
            boolean inPipeline) {
        this.watched = watched;
        List<String> pipelines = new ArrayList<>();
        List<PipelinePart> ways = new ArrayList<>();
        boolean step = inPipeline;
        for (int i = 0; i < watched.size(); i++) {
            pipelines.add(query.follow() ? pipeline(watched.get(i), ways) : "");
            step |= !pipelines.get(i).isEmpty();
        }
        Ref ref = query.run().orElseThrow();
        boolean alone = named.get(0).isExecution(ref.run()) || ref.isCounted() && !step;
        this.execution = alone ? Optional.of(named.get(0).executionId()) : Optional.empty();
        DriverNames drivers = query.drivers().isAll() ? DriverNames.of(driver(ref, named, alone)) : query.drivers();
        Optional<String> driver = drivers.single();
        this.inPipeline = step;
        this.query = query.where(drivers, query.resource(), query.event(), query.failed());
        boolean whole = step && drivers.isAll() && ref.attempt().isEmpty();
        for (StoredAttempt attempt : whole ? watched : named) {
            if (this.query.takes(attempt)) {
                attempts.add(attempt);
            }
        }
        this.verdict = new RunVerdict(query.follow() ? driver : Optional.empty(), steps);
        ways.forEach(verdict::goes);
        for (int i = 0; i < watched.size(); i++) {
            verdict.add(watched.get(i), this.query.takes(watched.get(i)), pipelines.get(i));
        }
    }

    /**
     * Finds it.
     *
     * @throws NoSuchRunException where it is not there
     * @throws AmbiguousRefException where the query's reference fits several
     */
    static AskedRun find(LogQuery query, RefResolver refs, PipelineSteps steps) throws IOException {
        List<StoredAttempt> named = named(query, refs);
        boolean inPipeline = query.run().orElseThrow().isCounted()
                && PipelineWay.of(named.get(0).segment()).isPresent();
        return new AskedRun(query, named, query.follow() || inPipeline ? ofRun(named, refs) : named, steps, inPipeline);
    }

    /** The pipeline of which an attempt is a step; on a way of this tool it is added to these. */
    private static String pipeline(StoredAttempt attempt, List<PipelinePart> ways) {
        Optional<PipelinePart> way = PipelineWay.of(attempt.segment());
        way.ifPresent(ways::add);
        return way.map(PipelinePart::name).orElseGet(() -> Step.pipeline(attempt));
    }

    /** A driver whose turn has not come yet is waited for. */
    private static List<StoredAttempt> named(LogQuery query, RefResolver refs) throws IOException {
        Ref ref = query.run().orElseThrow();
        try {
            return refs.all(ref);
        } catch (NoSuchRunException e) {
            if (!query.follow() || ref.driver().isEmpty()) {
                throw e;
            }
            try {
                return refs.all(Ref.parse(ref.run()));
            } catch (NoSuchRunException unknown) {
                throw e;
            }
        }
    }

    /** What all drivers make of the run: it can fail before the wanted driver has its turn. */
    private static List<StoredAttempt> ofRun(List<StoredAttempt> named, RefResolver refs) throws IOException {
        String runId = named.get(0).runId();
        List<StoredAttempt> all = new ArrayList<>(named);
        try {
            for (StoredAttempt attempt : refs.all(Ref.ofRun(runId))) {
                if (attempt.runId().equals(runId) && !all.contains(attempt)) {
                    all.add(attempt);
                }
            }
        } catch (NoSuchRunException | AmbiguousRefException e) {
            return named;
        }
        AttemptOrder.oldestFirst(all);
        return all;
    }

    /** Who names an execution, or a run of one driver, means that driver only. */
    private static Optional<String> driver(Ref ref, List<StoredAttempt> named, boolean alone) {
        if (alone) {
            return Optional.of(named.get(0).driver());
        }
        boolean wholeIsId = named.get(0).runId().equals(ref.text());
        return wholeIsId ? Optional.empty() : ref.driver();
    }

    /** The only one that is meant; empty where it is a run. The newest, which nobody names, is a run where it is a step of a pipeline. */
    Optional<ExecutionId> execution() {
        return execution;
    }

    /** The query, narrowed to a driver where one is meant. */
    LogQuery query() {
        return query;
    }

    /** Those whose lines are wanted. */
    List<StoredAttempt> attempts() {
        return attempts;
    }

    /** Those that decide how the run stands. */
    List<StoredAttempt> watched() {
        return watched;
    }

    RunVerdict verdict() {
        return verdict;
    }

    String runId() {
        return watched.get(0).runId();
    }

    /** Whether entries of more than one driver may come. */
    boolean isOfSeveralDrivers() {
        if (query.driver().isPresent() || inPipeline || !query.drivers().isAll()) {
            return query.driver().isEmpty();
        }
        for (int i = 1; i < attempts.size(); i++) {
            if (!attempts.get(i).driver().equals(attempts.get(0).driver())) {
                return true;
            }
        }
        return false;
    }
}
