package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;

/** How the cases of a suite ended: in all, and by recording. */
public final class SuiteCounts implements JsonObjects.Subject {
    private final Map<Verdict, Long> all = new EnumMap<>(Verdict.class);
    private final Map<String, Map<Verdict, Long>> files = new LinkedHashMap<>();

    /** A recording takes part, though it may have no case. */
    public void add(String file) {
        if (!file.isEmpty()) {
            files.putIfAbsent(file, new EnumMap<>(Verdict.class));
        }
    }

    /** A case ended. */
    public void add(CheckedCase ended) {
        add(ended.file());
        all.merge(ended.verdict(), 1L, Long::sum);
        files.getOrDefault(ended.file(), new EnumMap<>(Verdict.class)).merge(ended.verdict(), 1L, Long::sum);
    }

    /** How many cases ended so. */
    public long of(Verdict verdict) {
        return all.getOrDefault(verdict, 0L);
    }

    /** How many had two results. */
    public long compared() {
        return of(Verdict.OK) + of(Verdict.DIFFERENT);
    }

    Map<String, Map<Verdict, Long>> files() {
        return files;
    }

    /** All of it in one sentence. */
    public String sentence() {
        long compared = compared();
        long different = of(Verdict.DIFFERENT);
        List<String> parts = new ArrayList<>();
        if (compared > 0) {
            parts.add(Elapsed.count(compared, "result")
                    + (different == 0
                            ? ", the same as recorded"
                            : compared == 1
                                    ? ", not the same as recorded"
                                    : ", " + Elapsed.count(different) + " of them not the same as recorded"));
            if (of(Verdict.UNRECORDED) > 0) {
                parts.add(Elapsed.count(of(Verdict.UNRECORDED)) + " more without a recorded one");
            }
        } else {
            boolean none = of(Verdict.UNRECORDED) + of(Verdict.FAILED) == 0;
            parts.add(none ? "nothing was compared" : "nothing to compare with: no result was recorded");
        }
        if (of(Verdict.FAILED) > 0) {
            parts.add(Elapsed.count(of(Verdict.FAILED)) + " failed without a recorded one");
        }
        return String.join("; ", parts);
    }

    @Override
    public List<Map<String, Object>> objects() {
        Map<String, Object> summary = JsonObjects.object("kind", "summary");
        count(all, summary);
        List<Object> list = new ArrayList<>();
        files.forEach((file, counts) -> {
            Map<String, Object> object = JsonObjects.object("file", file);
            count(counts, object);
            list.add(object);
        });
        summary.put("files", list);
        return List.of(summary);
    }

    private static void count(Map<Verdict, Long> counts, Map<String, Object> object) {
        long cases = 0;
        for (Verdict verdict : Verdict.values()) {
            long count = counts.getOrDefault(verdict, 0L);
            object.put(verdict.word(), count);
            cases += count;
        }
        object.put("cases", cases);
    }
}
