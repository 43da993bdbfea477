package ug.open.conveyor.driver.report;

import java.util.EnumMap;
import java.util.Map;

/** How many executions ended how, of a session or of all. */
final class ReportCounts {
    private final Map<ReportedVerdict, Long> verdicts = new EnumMap<>(ReportedVerdict.class);
    private long all;
    private long attempts;
    private long lines;
    private long ms;

    void add(ReportedExecution execution) {
        all++;
        verdicts.merge(execution.verdict(), 1L, Long::sum);
        attempts += execution.attempts().size();
        ms += execution.ms();
        for (ReportedAttempt attempt : execution.attempts()) {
            lines += attempt.log().count();
        }
    }

    long all() {
        return all;
    }

    long of(ReportedVerdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** How many somebody has to look at. */
    long problems() {
        long sum = 0;
        for (Map.Entry<ReportedVerdict, Long> each : verdicts.entrySet()) {
            sum += each.getKey().isProblem() ? each.getValue() : 0;
        }
        return sum;
    }

    long attempts() {
        return attempts;
    }

    /** Attempts behind the first one of an event. */
    long retries() {
        return Math.max(0, attempts - all + of(ReportedVerdict.REJECTED));
    }

    /** Log entries. */
    long lines() {
        return lines;
    }

    /** How long the attempts worked, in milliseconds. */
    long ms() {
        return ms;
    }

    /** For people: {@code 3 runs: 1 ok, 1 failed, 1 different}. */
    String sentence() {
        StringBuilder sentence = new StringBuilder(ReportText.count(all, "run"));
        String before = ": ";
        for (ReportedVerdict verdict : ReportedVerdict.values()) {
            if (of(verdict) > 0) {
                sentence.append(before).append(of(verdict)).append(' ').append(verdict.word());
                before = ", ";
            }
        }
        return sentence.toString();
    }
}
