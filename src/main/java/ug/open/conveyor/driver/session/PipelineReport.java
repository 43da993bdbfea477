package ug.open.conveyor.driver.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.terminal.PipelineEnd;
import ug.open.conveyor.driver.terminal.RoundVerdict;
import ug.open.conveyor.driver.terminal.SessionEnd;

/** What the steps of a pipeline came to, one after the other. */
final class PipelineReport {
    private final PipelinePlan plan;
    private final List<PipelineEnd.Step> ended = new ArrayList<>();

    PipelineReport(PipelinePlan plan) {
        this.plan = plan;
    }

    /** A step has ended; {@code ready} is the time until its driver was loaded, {@code stuck} as in {@link PipelineEnd.Step}. */
    void add(int at, Duration ready, SessionEnd end, long stuck, Optional<RoundVerdict> round) {
        ended.add(new PipelineEnd.Step(plan.number(at), plan.name(at), ready, end, stuck, round));
    }

    boolean isEmpty() {
        return ended.isEmpty();
    }

    /** Whether no event began the pipeline. */
    boolean hasNoEvent() {
        return ended.isEmpty() || ended.get(0).end().summary().events() == 0;
    }

    /** A sentence about events that do not begin it, where none does. */
    Optional<String> nothingBegan() {
        if (ended.isEmpty() || !hasNoEvent() || ended.get(0).end().summary().reason() != Summary.Reason.ENDED) {
            return Optional.empty();
        }
        return Optional.of("none of " + ended.get(0).end().leftOut().others() + " events begins the pipeline "
                + plan.pipeline().name() + ": they name another one, are for other drivers or of later steps");
    }

    PipelineEnd end(Duration took) {
        List<PipelineEnd.Left> left = new ArrayList<>();
        for (int at = ended.size(); at < plan.drivers().size(); at++) {
            left.add(new PipelineEnd.Left(plan.number(at), plan.name(at)));
        }
        return new PipelineEnd(plan.pipeline().name(), took, ended, left, goOn());
    }

    /** The first step with a run that did not succeed; 0 where that is the pipeline's first, or there is none. */
    private int goOn() {
        for (PipelineEnd.Step step : ended) {
            Summary summary = step.end().summary();
            if (summary.failed() + summary.released() + step.stuck() > 0) {
                return step.number() > 1 ? step.number() : 0;
            }
        }
        return ended.size() < plan.drivers().size()
                        && !ended.isEmpty()
                        && ended.get(0).end().summary().succeeded() > 0
                ? plan.number(ended.size())
                : 0;
    }
}
