package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What some runs came to, in each format that is asked for. It holds runs that are small together, and else reads their lines again for each format. */
public final class Report {
    private static final long HELD = 24L << 20; // bytes

    private final Lines lines;
    private final ReportedCases cases;
    private final boolean contents;
    private Optional<String> problem = Optional.empty();
    private ReportTotals totals;
    private Optional<List<ReportedExecution>> held = Optional.empty();

    /** The runs, as often as somebody reads them. */
    @FunctionalInterface
    public interface Lines {
        /** Gives all their lines, session by session. */
        void to(ReportReader reader) throws IOException;
    }

    /**
     * Of some runs.
     *
     * @param formats all that it will be written in: most need no payloads and results
     */
    public Report(Lines lines, ReportedCases cases, Collection<ReportFormat> formats) {
        this.lines = lines;
        this.cases = cases;
        contents = formats.stream().anyMatch(ReportFormat::hasContents);
    }

    /** The command that ran them could not come to its end, by a problem. */
    public void endedBy(String text) {
        problem = Optional.of(ReportText.lines(text));
    }

    /**
     * Reads the runs, which else is done when it is first written. Most formats begin with counts; where all executions together are small, they are
     * not read again.
     *
     * @throws IOException where they cannot be read; then it can be tried again
     */
    public void read() throws IOException {
        ReportTotals counted = new ReportTotals();
        List<ReportedExecution> all = new ArrayList<>();
        long[] size = new long[1];
        read(execution -> {
            counted.add(execution);
            size[0] += execution.size();
            if (size[0] <= HELD) {
                all.add(execution);
            } else {
                all.clear();
            }
        });
        held = size[0] <= HELD ? Optional.of(all) : Optional.empty();
        totals = counted;
    }

    /**
     * Writes it to a stream.
     *
     * @throws IOException of the stream, or where the runs cannot be read
     */
    public void write(ReportFormat format, OutputStream out) throws IOException {
        write(
                switch (format) {
                    case JUNIT -> new JunitReport(out);
                    case MARKDOWN -> new MarkdownReport(out);
                    case HTML -> new HtmlReport(out);
                    case GITHUB -> throw new IllegalArgumentException("goes to a step, not to a stream");
                });
    }

    /** Hands it to a step of a GitHub workflow. */
    public void write(GithubStep step) throws IOException {
        write(new GithubReport(step));
    }

    private void write(ReportWriter writer) throws IOException {
        if (totals == null) {
            read();
        }
        problem.ifPresent(totals::endedBy);
        writer.begin(totals);
        if (held.isPresent()) {
            for (ReportedExecution execution : held.get()) {
                writer.execution(execution);
            }
        } else {
            ReportTotals written = new ReportTotals();
            read(execution -> {
                ReportedSession session = execution.session();
                if (written.count(session) < totals.count(session)) { // else one that came meanwhile
                    written.add(execution);
                    writer.execution(execution);
                }
            });
        }
        writer.end();
    }

    private void read(ReportReader.Executions to) throws IOException {
        ReportReader reader = new ReportReader(cases, to, contents);
        lines.to(reader);
        reader.end();
    }
}
