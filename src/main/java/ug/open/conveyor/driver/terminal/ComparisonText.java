package ug.open.conveyor.driver.terminal;

import java.util.EnumMap;
import java.util.Map;
import ug.open.conveyor.driver.compare.Compared;
import ug.open.conveyor.driver.compare.Compared.Verdict;
import ug.open.conveyor.driver.json.Buffer;

/** For people, the events whose results are not the same as production's, or that have only one: the first of each kind. */
final class ComparisonText implements Printer<ComparedRun> {
    private static final int MOST_DIFFERENT = 100;
    private static final int MOST_LONELY = 20;
    private static final int RUN_COLUMNS = 100;

    private final Surface surface;
    private final DifferencesText differences;
    private final Map<Verdict, Integer> shown = new EnumMap<>(Verdict.class);

    ComparisonText(Surface surface) {
        this.surface = surface;
        this.differences = new DifferencesText(surface, "production", "here");
    }

    @Override
    public void print(ComparedRun run, Buffer out) {
        Compared compared = run.compared();
        switch (compared.verdict()) {
            case DIFFERENT -> {
                if (isShown(compared, MOST_DIFFERENT, "runs that differ", out)) {
                    differences.print(new DifferentRun(compared.runId(), compared.differences()), out);
                }
            }
            case ONLY_HERE ->
                lonely(compared, "production published no result within " + Elapsed.text(run.patience()), out);
            case ONLY_THERE -> lonely(compared, "only production has a result", out);
            case SAME, UNKNOWN, OPEN -> {
                // only counted
            }
        }
    }

    private void lonely(Compared compared, String why, Buffer out) {
        if (isShown(compared, MOST_LONELY, "such runs", out)) {
            line("run " + surface.oneLine(compared.runId(), RUN_COLUMNS) + ": " + why, out);
        }
    }

    /** Says once where the showing ends. */
    private boolean isShown(Compared compared, int most, String what, Buffer out) {
        int number = shown.merge(compared.verdict(), 1, Integer::sum);
        if (number == most + 1) {
            line("from here on, " + what + " are only counted", out);
        }
        return number <= most;
    }

    private void line(String text, Buffer out) {
        out.utf8(surface.style().warn(text));
        out.add('\n');
    }
}
