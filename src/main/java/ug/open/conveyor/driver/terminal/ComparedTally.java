package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.compare.Compared.Verdict;
import ug.open.conveyor.driver.compare.Tally;

/**
 * The counts of a comparison with production, for its end.
 *
 * @param tally the counts
 * @param patience how long each result of production was awaited
 */
public record ComparedTally(Tally tally, Duration patience) implements JsonObjects.Subject, Lines.Subject {
    @Override
    public List<Map<String, Object>> objects() {
        Map<String, Object> object = new LinkedHashMap<>(JsonObjects.object("kind", "comparisons"));
        for (Verdict verdict : Verdict.values()) {
            object.put(ComparedRun.word(verdict), tally.of(verdict));
        }
        object.put("late", tally.late());
        object.put("unseen", tally.unseen());
        return List.of(object);
    }

    @Override
    public String line() {
        List<String> parts = new ArrayList<>();
        parts.add(compared());
        add(parts, Verdict.ONLY_HERE, "only here: production published no result within " + Elapsed.text(patience));
        add(parts, Verdict.ONLY_THERE, "only in production: this driver decided nothing");
        add(parts, Verdict.UNKNOWN, "not known: messages were lost, or too many waited");
        add(parts, Verdict.OPEN, "still open at the end");
        if (tally.late() > 0) {
            parts.add(results(tally.late())
                    + " of production came later than that; a longer --compare-timeout waits for them");
        }
        return String.join("; ", parts);
    }

    private String compared() {
        long compared = tally.compared();
        if (compared == 0) {
            return "no result was compared with production's";
        }
        long different = tally.of(Verdict.DIFFERENT);
        return results(compared)
                + (different == 0
                        ? ", the same as in production"
                        : compared == 1
                                ? ", not the same as in production"
                                : ", " + Elapsed.count(different) + " of them not the same as in production");
    }

    private void add(List<String> parts, Verdict verdict, String what) {
        if (tally.of(verdict) > 0) {
            parts.add(Elapsed.count(tally.of(verdict)) + " " + what);
        }
    }

    private static String results(long number) {
        return Elapsed.count(number, "result");
    }
}
