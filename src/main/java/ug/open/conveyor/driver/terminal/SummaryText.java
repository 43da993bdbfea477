package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.terminal.SessionEnd.Failure;

/** The end of a session: how many runs, how long, and for those that failed the exact lines to go on with. */
final class SummaryText implements Printer<SessionEnd> {
    private static final int MESSAGE_COLUMNS = 300;

    private final Surface surface;
    private final Style style;

    SummaryText(Surface surface) {
        this.surface = surface;
        style = surface.style();
    }

    @Override
    public void print(SessionEnd end, Buffer out) {
        StringBuilder text = new StringBuilder();
        Summary summary = end.summary();
        failures(end, text);
        if (summary.succeeded() + summary.failed() + summary.released() == 0) {
            nothingRan(end, text);
        } else {
            counts(end, text);
            reasons("cannot be read", end.seen().rejected(), text);
        }
        why(summary, text);
        out.utf8(text.toString());
    }

    /** The runs that failed, each with what to go on with, and an empty line behind them. */
    void failures(SessionEnd end, StringBuilder text) {
        Hints hints = new Hints(end.again(), end.tail(), end.logged());
        long shown = 0;
        for (Failure failure : end.seen().failures()) {
            shown += failure.interrupted() ? 0 : 1;
            boolean hasId = end.stored() && !failure.execution().isEmpty();
            text.append('\n')
                    .append(failure.interrupted() ? style.warn("interrupted") : style.bad("FAILED"))
                    .append(' ')
                    .append(hasId ? failure.execution() + " " : "")
                    .append(surface.oneLine(failure.event(), 40))
                    .append(' ')
                    .append(surface.oneLine(failure.resource(), 80));
            if (!failure.message().isEmpty()) {
                text.append(": ").append(surface.oneLine(failure.message(), MESSAGE_COLUMNS));
            }
            text.append('\n');
            if (hasId) {
                hints.append(failure.execution(), text);
            }
        }
        long more = end.summary().failed() - end.seen().asRecorded() - shown;
        if (more > 0 && shown > 0) {
            text.append("\nand ").append(Elapsed.count(more)).append(" more failed");
            text.append(end.stored() ? "; to list runs: " + Hints.TOOL + "runs\n" : "\n");
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    private void counts(SessionEnd end, StringBuilder text) {
        Summary summary = end.summary();
        text.append(Elapsed.count(summary.events(), "event"))
                .append(" in ")
                .append(Elapsed.text(summary.took()))
                .append(kept(end))
                .append(": ")
                .append(results(end))
                .append('\n');
    }

    /** How many runs came to what: {@code 2 ok, 1 failed}. */
    String results(SessionEnd end) {
        Summary summary = end.summary();
        List<String> parts = new ArrayList<>();
        add(parts, summary.succeeded(), "ok", Tone.GOOD);
        long asRecorded = end.seen().asRecorded();
        add(parts, summary.failed() - asRecorded, "failed", Tone.BAD);
        add(parts, asRecorded, "failed as recorded", null);
        add(parts, summary.retried(), "retried", Tone.WARN);
        add(parts, summary.passed(), "skipped", null);
        add(parts, summary.rejected(), "not readable", Tone.BAD);
        add(parts, summary.released(), "left undone", Tone.WARN);
        add(parts, end.leftOut().invalid(), "skipped as invalid", Tone.WARN);
        return String.join(", ", parts);
    }

    /** The executions, from the first to the last. */
    static String kept(SessionEnd end) {
        String first = end.seen().first();
        if (!end.stored() || first.isEmpty()) {
            return "";
        }
        String last = end.seen().last();
        return ", kept as " + (first.equals(last) ? first : first + " to " + last);
    }

    private void add(List<String> parts, long n, String what, Tone tone) {
        if (n > 0) {
            String part = Elapsed.count(n) + " " + what;
            parts.add(tone == null ? part : style.put(tone, part));
        }
    }

    private void nothingRan(SessionEnd end, StringBuilder text) {
        SessionEnd.Seen seen = end.seen();
        text.append(style.warn("nothing ran"));
        if (end.summary().events() == 0) {
            text.append(noEvents(end.leftOut()));
            return;
        }
        text.append(" of ")
                .append(Elapsed.count(end.summary().events(), "event"))
                .append(":\n");
        if (!seen.addressees().isEmpty()) {
            long n = total(seen.addressees());
            List<String> names = seen.addressees().keySet().stream()
                    .map(name -> surface.oneLine(name, 64))
                    .toList();
            text.append("  ")
                    .append(Elapsed.count(n))
                    .append(n == 1 ? " is" : " are")
                    .append(" addressed to ");
            text.append(String.join(", ", names)).append("; to run as ");
            text.append(names.size() == 1 ? "it" : "one of them").append(": --name ");
            text.append(ShellWord.quote(names.get(0))).append('\n');
        }
        reasons("skipped", seen.passed(), text);
        reasons("cannot be read", seen.rejected(), text);
    }

    void reasons(String what, Map<String, Long> counts, StringBuilder text) {
        for (Map.Entry<String, Long> reason : counts.entrySet()) {
            text.append("  ")
                    .append(what)
                    .append(": ")
                    .append(surface.oneLine(reason.getKey(), MESSAGE_COLUMNS))
                    .append(reason.getValue() > 1 ? " (" + Elapsed.count(reason.getValue()) + " times)" : "")
                    .append('\n');
        }
    }

    private static String noEvents(SessionEnd.LeftOut leftOut) {
        String others = ": --only fits none of " + Elapsed.count(leftOut.others(), "event");
        if (!leftOut.addressed().isEmpty()) {
            return ": " + leftOut.addressed() + (leftOut.others() == 0 ? "" : others) + "\n";
        }
        return leftOut.others() == 0 ? ": there were no events\n" : others + "\n";
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    void why(Summary summary, StringBuilder text) {
        String why = switch (summary.reason()) {
            case ENDED -> "";
            case MAX_EVENTS -> "ended by --max-events";
            case FAILED_FAST -> "ended by --fail-fast: a run failed";
            case STOPPED -> "stopped";
            case HUNG -> "ended because the driver hangs";
            case EXITED -> "ended because the driver called System.exit";
        };
        if (!why.isEmpty()) {
            text.append(style.warn(why)).append('\n');
        }
    }
}
