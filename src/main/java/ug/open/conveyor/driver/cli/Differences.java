package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.report.Comparison;
import ug.open.conveyor.driver.report.Difference;
import ug.open.conveyor.driver.terminal.DiffPrinter;
import ug.open.conveyor.driver.wire.Json;

/** What a replay gave that was not recorded so. Keeps the first hundred runs that differ, and counts the rest. */
final class Differences {
    private static final int MOST_RUNS = 100;

    private final Set<String> ignored;
    private final List<Run> runs = new ArrayList<>();
    private long same;
    private long different;
    private long unknown;

    /** A run that differs. */
    private record Run(String runId, List<Difference> places) {}

    Differences(Set<String> ignored) {
        this.ignored = ignored;
        Comparison.of(
                DriverResult.success(""), DriverResult.success(""), ignored); // a path that cannot be read is said now
    }

    /** Whether a result is as it was before. */
    boolean areNone(DriverResult before, DriverResult now) {
        return Comparison.of(before, now, ignored).same();
    }

    synchronized void add(String runId, Optional<DriverResult> before, DriverResult now) {
        if (before.isEmpty()) {
            unknown++;
            return;
        }
        Comparison comparison = Comparison.of(before.get(), now, ignored);
        if (comparison.same()) {
            same++;
            return;
        }
        different++;
        if (runs.size() < MOST_RUNS) {
            runs.add(new Run(runId, comparison.differences()));
        }
    }

    /** Prints where results differ: for people, or an object a line. */
    synchronized void print(Cmd cmd, boolean json) throws IOException {
        DiffPrinter printer = new DiffPrinter(cmd.env.out(), cmd.surfaceOut());
        for (Run run : runs) {
            if (json) {
                printJson(cmd.env, run);
            } else {
                printer.print(
                        run.runId(),
                        run.places().stream().map(Differences::line).toList());
            }
        }
        cmd.env.out().flush();
    }

    /** One sentence for the end. */
    synchronized String sentence() {
        long compared = different + same;
        if (compared == 0) {
            return unknown == 0 ? "nothing was compared" : "nothing to compare with: no result was recorded";
        }
        String sentence = results(compared)
                + (different == 0
                        ? ", the same as recorded"
                        : compared == 1
                                ? ", not the same as recorded"
                                : ", " + different + " of them not the same as recorded");
        return unknown == 0 ? sentence : sentence + "; " + unknown + " more without a recorded one";
    }

    private static String results(long number) {
        return number + (number == 1 ? " result" : " results");
    }

    /** The exit code of a check: that nothing could be compared is no success. */
    synchronized int code() {
        if (different > 0) {
            return ExitCodes.DIFFERENT;
        }
        return same == 0 ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private static void printJson(Environment env, Run run) throws IOException {
        for (Difference place : run.places()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("kind", "difference");
            members.put("runid", run.runId());
            members.put("path", place.path());
            if (place.kind() != Difference.Kind.ADDED) {
                members.put("recorded", place.recorded());
            }
            if (place.kind() != Difference.Kind.REMOVED) {
                members.put("now", place.now());
            }
            env.printJson(members);
        }
    }

    private static DiffPrinter.Line line(Difference place) {
        return new DiffPrinter.Line(
                place.path(),
                place.kind() == Difference.Kind.ADDED ? Optional.empty() : Optional.of(Json.write(place.recorded())),
                place.kind() == Difference.Kind.REMOVED ? Optional.empty() : Optional.of(Json.write(place.now())));
    }
}
