package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * JUnit XML, as GitHub's actions, GitLab and Jenkins read it: a suite a session, a test case an execution. GitLab takes test cases with one class
 * name and name for one, and files up to 30 MB: names differ, and a log is cut to its last entries.
 */
final class JunitReport implements ReportWriter {
    private static final int MOST_LINES = 100; // of the log of a test case that passed
    private static final int MOST_LINES_OF_PROBLEM = 1000;
    private static final int MOST_CHARACTERS = 256 * 1024; // of the log of an attempt
    private static final int SECONDS = 19; // of a time, the characters without fraction and zone

    private final XmlOutput xml;
    private final Map<String, Integer> names = new HashMap<>();
    private ReportTotals totals;
    private ReportedSession suite;

    JunitReport(OutputStream out) {
        xml = new XmlOutput(out);
    }

    @Override
    public void begin(ReportTotals of) throws IOException {
        totals = of;
        xml.start("testsuites");
        xml.attribute("name", "conveyor-driver");
        counts(of.all(), of.problem().isPresent() ? 1 : 0);
        line();
        if (of.problem().isPresent()) {
            problem(of.problem().get());
        }
    }

    private void problem(String sentence) throws IOException {
        xml.start("testsuite");
        xml.attribute("name", "conveyor-driver");
        counts(new ReportCounts(), 1);
        skipped(new ReportCounts());
        line();
        xml.start("testcase");
        xml.attribute("classname", "conveyor-driver");
        xml.attribute("name", "command");
        xml.attribute("time", ReportText.seconds(0));
        element("error", "ended", sentence, sentence);
        xml.end();
        line();
        xml.end();
        line();
    }

    private void counts(ReportCounts counts, int errors) {
        xml.attribute("tests", Long.toString(counts.all() + errors));
        xml.attribute(
                "failures", Long.toString(counts.of(ReportedVerdict.FAILED) + counts.of(ReportedVerdict.DIFFERENT)));
        xml.attribute(
                "errors",
                Long.toString(counts.of(ReportedVerdict.INTERRUPTED) + counts.of(ReportedVerdict.REJECTED) + errors));
        xml.attribute("time", ReportText.seconds(counts.ms()));
    }

    /** Of a suite alone: the schema of Jenkins' xUnit plugin, which refuses the file otherwise, has it nowhere else. */
    private void skipped(ReportCounts counts) {
        xml.attribute("skipped", Long.toString(counts.of(ReportedVerdict.UNRECORDED)));
    }

    @Override
    public void execution(ReportedExecution execution) throws IOException {
        if (execution.session() != suite && !execution.session().equals(suite)) {
            endSuite();
            suite = execution.session();
            names.clear();
            xml.start("testsuite");
            xml.attribute("name", suite.title());
            counts(totals.of(suite), 0);
            skipped(totals.of(suite));
            xml.attribute("timestamp", Timestamps.format(suite.began()).substring(0, SECONDS));
            line();
        }
        testcase(execution);
    }

    private void endSuite() throws IOException {
        if (suite != null) {
            xml.end();
            line();
        }
    }

    private void testcase(ReportedExecution execution) throws IOException {
        xml.start("testcase");
        xml.attribute("classname", suite.title());
        xml.attribute("name", name(execution));
        xml.attribute("time", ReportText.seconds(execution.ms()));
        switch (execution.verdict()) {
            case OK -> {}
            case FAILED, DIFFERENT ->
                element("failure", execution.verdict().word(), execution.why(), details(execution));
            case INTERRUPTED, REJECTED ->
                element("error", execution.verdict().word(), execution.why(), details(execution));
            case UNRECORDED -> {
                xml.start("skipped");
                xml.attribute("message", "no recorded result to compare with");
                xml.end();
            }
        }
        String log = log(execution);
        if (!log.isEmpty()) {
            xml.start("system-out");
            xml.text(log);
            xml.end();
        }
        xml.end();
        line();
    }

    /** The same in the next run, and another one for each test case of the suite. */
    private String name(ReportedExecution execution) {
        String place = execution.place();
        String name = place.isEmpty() ? execution.title() : place + " " + execution.title();
        int count = names.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + " #" + count;
    }

    /** What a person needs: why, where the result differs, and what the last attempt logged. */
    private static String details(ReportedExecution execution) {
        StringBuilder text = new StringBuilder(execution.why()).append('\n');
        for (String difference : DifferenceText.of(execution.compared())) {
            text.append(difference).append('\n');
        }
        Optional<ReportedAttempt> last = execution.last();
        for (ReportedLine line :
                last.isPresent() ? last.get().log().last(MOST_LINES, MOST_CHARACTERS) : List.<ReportedLine>of()) {
            text.append(line.message()).append('\n');
        }
        return text.toString();
    }

    private static String log(ReportedExecution execution) {
        int most = execution.verdict().isProblem() ? MOST_LINES_OF_PROBLEM : MOST_LINES;
        boolean several = execution.attempts().size() > 1;
        StringBuilder text = new StringBuilder();
        for (ReportedAttempt attempt : execution.attempts()) {
            List<ReportedLine> lines = attempt.log().last(most, MOST_CHARACTERS);
            long left = attempt.log().count() - lines.size();
            if (several) {
                text.append("attempt ").append(attempt.number()).append(": ").append(attempt.verdict());
                text.append(attempt.message().isEmpty() ? "" : ", " + attempt.message())
                        .append('\n');
            }
            if (left > 0) {
                text.append("… ").append(ReportText.count(left, "earlier line"));
                text.append(": conveyor-driver logs ").append(execution.id()).append('\n');
            }
            for (ReportedLine line : lines) {
                text.append(line.message()).append('\n');
            }
        }
        return text.toString();
    }

    private void element(String name, String type, String message, String text) throws IOException {
        xml.start(name);
        xml.attribute("message", message);
        xml.attribute("type", type);
        xml.text(text);
        xml.end();
    }

    private void line() throws IOException {
        xml.text("\n");
    }

    @Override
    public void end() throws IOException {
        endSuite();
        xml.end();
        line();
        xml.flush();
    }
}
