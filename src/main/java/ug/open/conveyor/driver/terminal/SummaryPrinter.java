package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.terminal.SessionEnd.Failure;

/** Prints the end of a session: how many runs, how long, and for those that failed the exact lines to go on with. */
public final class SummaryPrinter {
    private static final int MESSAGE_COLUMNS = 300;

    private final OutputStream out;
    private final Surface surface;
    private final Style style;

    /** Prints on the stream, which is what the surface says. */
    public SummaryPrinter(OutputStream out, Surface surface) {
        this.out = out;
        this.surface = surface;
        style = surface.style();
    }

    /** Prints it. */
    public void print(SessionEnd end) throws IOException {
        StringBuilder text = new StringBuilder();
        Summary summary = end.summary();
        failures(end, text);
        if (summary.succeeded() + summary.failed() + summary.released() == 0) {
            nothingRan(end, text);
        } else {
            counts(end, text);
            end.seen()
                    .rejected()
                    .forEach((reason, n) -> text.append("  cannot be read: ")
                            .append(reason(reason, n))
                            .append('\n'));
        }
        why(summary, text);
        Bytes bytes = new Bytes(text.length() + 64);
        bytes.utf8(text.toString());
        bytes.writeTo(out);
        out.flush();
    }

    private void failures(SessionEnd end, StringBuilder text) {
        Hints hints = new Hints(end.tail());
        for (Failure failure : end.seen().failures()) {
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
        long shown = end.seen().failures().stream()
                .filter(failure -> !failure.interrupted())
                .count();
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
        List<String> parts = new ArrayList<>();
        add(parts, summary.succeeded(), "ok", Tone.GOOD);
        long asRecorded = end.seen().asRecorded();
        add(parts, summary.failed() - asRecorded, "failed", Tone.BAD);
        add(parts, asRecorded, "failed as recorded", null);
        add(parts, summary.retried(), "retried", Tone.WARN);
        add(parts, summary.passed(), "passed over", null);
        add(parts, summary.rejected(), "not readable", Tone.BAD);
        add(parts, summary.released(), "left undone", Tone.WARN);
        add(parts, end.leftOut().invalid(), "skipped as invalid", Tone.WARN);
        text.append(Elapsed.count(summary.events(), "event"))
                .append(" in ")
                .append(Elapsed.text(summary.took()))
                .append(kept(end))
                .append(": ")
                .append(String.join(", ", parts))
                .append('\n');
    }

    /** The executions, from the first to the last. */
    private static String kept(SessionEnd end) {
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
            text.append(noEvents(end.leftOut().others()));
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
        seen.passed()
                .forEach((reason, n) ->
                        text.append("  passed over: ").append(reason(reason, n)).append('\n'));
        seen.rejected()
                .forEach((reason, n) -> text.append("  cannot be read: ")
                        .append(reason(reason, n))
                        .append('\n'));
    }

    private static String noEvents(long others) {
        return others == 0
                ? ": there were no events\n"
                : ": --only fits none of " + Elapsed.count(others, "event") + "\n";
    }

    private String reason(String reason, long n) {
        return surface.oneLine(reason, MESSAGE_COLUMNS) + (n > 1 ? " (" + Elapsed.count(n) + " times)" : "");
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void why(Summary summary, StringBuilder text) {
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
