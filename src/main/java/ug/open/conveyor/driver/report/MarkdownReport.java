package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown for a pull request or a step summary: a table of the drivers, and each execution that somebody has to look at with the end of its log
 * folded. GitHub takes up to 1 MiB a step: behind {@value #MOST_PROBLEMS} executions the rest is counted.
 */
final class MarkdownReport implements ReportWriter {
    private static final int MOST_PROBLEMS = 50;
    private static final int MOST_LINES = 30;
    private static final int MOST_CHARACTERS = 400; // of a line
    private static final int MOST_DIFFERENCES = 20;

    private final OutputStream out;
    private final List<String> problems = new ArrayList<>();
    private long further;
    private ReportTotals totals;

    MarkdownReport(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(ReportTotals of) throws IOException {
        totals = of;
        print("## " + (of.isGreen() ? "✅ " : "❌ ") + of.all().sentence() + "\n\n");
        if (of.problem().isPresent()) {
            print("**" + text(of.problem().get()) + "**\n\n");
        }
        if (of.all().all() == 0) {
            return;
        }
        print("| driver | runs | ok | failed | different | other | retries | worked |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (ReportedSession session : of.sessions()) {
            row(text(session.title()), of.of(session));
        }
        if (of.sessions().size() > 1) {
            row("all", of.all());
        }
        print("\n");
    }

    private void row(String name, ReportCounts counts) throws IOException {
        long other = counts.of(ReportedVerdict.INTERRUPTED)
                + counts.of(ReportedVerdict.REJECTED)
                + counts.of(ReportedVerdict.UNRECORDED);
        print("| " + name + " | " + counts.all() + " | " + counts.of(ReportedVerdict.OK) + " | "
                + counts.of(ReportedVerdict.FAILED) + " | " + counts.of(ReportedVerdict.DIFFERENT) + " | " + other
                + " | " + counts.retries() + " | " + ReportText.took(counts.ms()) + " |\n");
    }

    @Override
    public void execution(ReportedExecution execution) {
        if (!execution.verdict().isProblem()) {
            return;
        }
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem(execution));
        } else {
            further++;
        }
    }

    private static String problem(ReportedExecution execution) {
        StringBuilder text = new StringBuilder("<details>\n<summary>");
        text.append(execution.verdict().word()).append(": <b>").append(MarkdownText.html(cut(execution.title())));
        text.append("</b> ").append(MarkdownText.html(cut(execution.why()))).append("</summary>\n\n");
        text.append("| execution | run | driver | recorded in | attempts | worked |\n");
        text.append("| --- | --- | --- | --- | ---: | ---: |\n| ").append(text(execution.id()));
        text.append(" | ").append(text(execution.runId()));
        text.append(" | ").append(text(execution.session().title()));
        text.append(" | ").append(text(execution.place()));
        text.append(" | ").append(execution.attempts().size());
        text.append(" | ").append(ReportText.took(execution.ms())).append(" |\n\n");
        List<String> differences = DifferenceText.of(execution.compared());
        for (String difference : differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size()))) {
            text.append("- ").append(text(difference)).append('\n');
        }
        if (differences.size() > MOST_DIFFERENCES) {
            long more = differences.size() - MOST_DIFFERENCES;
            text.append("- and ")
                    .append(ReportText.count(more, "further difference"))
                    .append('\n');
        }
        text.append(differences.isEmpty() ? "" : "\n").append(log(execution)).append("</details>\n\n");
        return text.toString();
    }

    private static String log(ReportedExecution execution) {
        StringBuilder lines = new StringBuilder();
        if (execution.last().isPresent()) {
            for (ReportedLine line : execution.last().get().log().last(MOST_LINES, MOST_LINES * MOST_CHARACTERS)) {
                lines.append(cut(line.message())).append('\n');
            }
        }
        if (lines.isEmpty()) {
            return "";
        }
        String fence = MarkdownText.fence(lines.toString());
        return fence + "text\n" + lines + fence + "\n\n";
    }

    private static String text(String text) {
        return MarkdownText.escaped(cut(text));
    }

    private static String cut(String text) {
        return ReportText.cut(text, MOST_CHARACTERS);
    }

    @Override
    public void end() throws IOException {
        for (String problem : problems) {
            print(problem);
        }
        if (further > 0) {
            print("and " + ReportText.count(further, "further run") + " of "
                    + totals.all().problems() + " to look at: `conveyor-driver runs --failed`\n");
        }
        out.flush();
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
