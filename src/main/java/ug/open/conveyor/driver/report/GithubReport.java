package ug.open.conveyor.driver.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What a step of a GitHub workflow hands to GitHub: an error at the line of code that a failure leads to, as workflow commands; a step summary;
 * outputs. GitHub shows ten errors a step.
 */
final class GithubReport implements ReportWriter {
    private static final int MOST_ERRORS = 10;
    private static final int MOST_PLACES = 3; // of an execution
    private static final int MOST_RUNS = 1000; // in an output

    private final GithubStep step;
    private final CodePlaces places;
    private final ByteArrayOutputStream summary = new ByteArrayOutputStream();
    private final MarkdownReport markdown = new MarkdownReport(summary);
    private final StringBuilder runs = new StringBuilder();
    private ReportTotals totals;
    private int listed;
    private int errors;
    private long further;

    GithubReport(GithubStep step) {
        this.step = step;
        places = new CodePlaces(new SourceTree(step.workspace(), step.folder()));
    }

    @Override
    public void begin(ReportTotals of) throws IOException {
        totals = of;
        markdown.begin(of);
        of.problem().ifPresent(sentence -> error(Optional.empty(), "conveyor-driver", sentence));
    }

    @Override
    public void execution(ReportedExecution execution) throws IOException {
        markdown.execution(execution);
        if (!execution.verdict().isProblem()) {
            return;
        }
        if (listed++ < MOST_RUNS) {
            runs.append(execution.id()).append('\n');
        }
        if (errors >= MOST_ERRORS) {
            further++;
            return;
        }
        String title = execution.title() + " " + execution.verdict().word();
        List<CodePlace> found = found(execution);
        if (found.isEmpty()) {
            error(Optional.empty(), title, message(execution, ""));
        }
        for (CodePlace place : found) {
            error(Optional.of(place), title, message(execution, place.text()));
        }
    }

    private List<CodePlace> found(ReportedExecution execution) {
        boolean differs = execution.verdict() == ReportedVerdict.DIFFERENT;
        boolean none = execution.attempts().isEmpty()
                || differs && execution.last().get().success();
        return none ? List.of() : places.of(execution.last().get().log().lines(), MOST_PLACES);
    }

    private static String message(ReportedExecution execution, String said) {
        StringBuilder message = new StringBuilder(execution.why());
        for (String difference : DifferenceText.of(execution.compared())) {
            message.append('\n').append(difference);
        }
        if (!said.isEmpty() && !execution.why().contains(said)) {
            message.append('\n').append(said);
        }
        if (!execution.attempts().isEmpty()) {
            message.append("\nconveyor-driver logs ").append(execution.id());
        }
        return message.toString();
    }

    private void error(Optional<CodePlace> place, String title, String message) {
        errors++;
        String at = place.map(code -> "file=" + property(code.file()) + ",line=" + code.line()
                        + (code.column() > 0 ? ",col=" + code.column() : "") + ",")
                .orElse("");
        step.commands().print("::error " + at + "title=" + property(title) + "::" + data(message) + "\n");
    }

    /** As GitHub's toolkit escapes the text of a command. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The same of a property, where these signs separate. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    @Override
    public void end() throws IOException {
        if (further > 0) {
            step.commands()
                    .print("::notice title=conveyor-driver::"
                            + data(ReportText.count(further, "further run") + " to look at, in the summary of the step")
                            + "\n");
        }
        step.commands().flush();
        markdown.end();
        if (step.summary().isPresent()) {
            append(step.summary().get(), summary.toString(StandardCharsets.UTF_8) + "\n");
        }
        if (step.output().isPresent()) {
            append(step.output().get(), outputs());
        }
    }

    private String outputs() {
        ReportCounts all = totals.all();
        String values = output("verdict", totals.isGreen() ? "ok" : "failed")
                + output("runs", Long.toString(all.all()))
                + output("ok", Long.toString(all.of(ReportedVerdict.OK)))
                + output("failed", Long.toString(all.problems()))
                + output("retries", Long.toString(all.retries()));
        String delimiter = "END";
        while (runs.indexOf(delimiter) >= 0) {
            delimiter += "_";
        }
        return values + "failed-runs<<" + delimiter + "\n" + runs + delimiter + "\n";
    }

    private static String output(String name, String value) {
        return name + "=" + value + "\n";
    }

    /** Other steps' tools write to these files too. */
    private static void append(Path file, String text) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
