package ug.open.conveyor.driver.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * JUnit XML, as GitHub's actions, GitLab and Jenkins read it: a suite a session, a test case an execution. GitLab takes test cases with one class
 * name and name for one, and files up to 30 MB: names differ, and a log is cut to its last entries.
 */
final class JunitReport implements ReportWriter {
    private static final int MOST_LINES = 100; // of the log of a test case that passed
    private static final int MOST_LINES_OF_PROBLEM = 1000;
    private static final int MOST_CHARACTERS = 256 * 1024; // of the log of an attempt
    private static final int BUFFER = 1 << 16;
    private static final int SECONDS = 19; // of a time, the characters without fraction and zone

    private final Writer to; // a stream would get each byte by itself
    private final XMLStreamWriter xml;
    private final Map<String, Integer> names = new HashMap<>();
    private ReportTotals totals;
    private ReportedSession suite;

    JunitReport(OutputStream out) throws IOException {
        try {
            to = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Writes XML. */
    private interface Part {
        void write() throws IOException, XMLStreamException;
    }

    private void write(Part part) throws IOException {
        try {
            part.write();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        }
    }

    @Override
    public void begin(ReportTotals of) throws IOException {
        totals = of;
        write(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            line();
            xml.writeStartElement("testsuites");
            attribute("name", "conveyor-driver");
            counts(of.all(), of.problem().isPresent() ? 1 : 0);
            line();
            if (of.problem().isPresent()) {
                problem(of.problem().get());
            }
        });
    }

    private void problem(String sentence) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", "conveyor-driver");
        counts(new ReportCounts(), 1);
        line();
        xml.writeStartElement("testcase");
        attribute("classname", "conveyor-driver");
        attribute("name", "command");
        attribute("time", ReportText.seconds(0));
        element("error", "ended", sentence, sentence);
        xml.writeEndElement();
        line();
        xml.writeEndElement();
        line();
    }

    private void counts(ReportCounts counts, int errors) throws XMLStreamException {
        attribute("tests", Long.toString(counts.all() + errors));
        attribute("failures", Long.toString(counts.of(ReportedVerdict.FAILED) + counts.of(ReportedVerdict.DIFFERENT)));
        attribute(
                "errors",
                Long.toString(counts.of(ReportedVerdict.INTERRUPTED) + counts.of(ReportedVerdict.REJECTED) + errors));
        attribute("skipped", Long.toString(counts.of(ReportedVerdict.UNRECORDED)));
        attribute("time", ReportText.seconds(counts.ms()));
    }

    @Override
    public void execution(ReportedExecution execution) throws IOException {
        write(() -> {
            if (!execution.session().equals(suite)) {
                endSuite();
                suite = execution.session();
                names.clear();
                xml.writeStartElement("testsuite");
                attribute("name", suite.title());
                counts(totals.of(suite), 0);
                attribute("timestamp", Timestamps.format(suite.began()).substring(0, SECONDS));
                line();
            }
            testcase(execution);
        });
    }

    private void endSuite() throws XMLStreamException {
        if (suite != null) {
            xml.writeEndElement();
            line();
        }
    }

    private void testcase(ReportedExecution execution) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", suite.title());
        attribute("name", name(execution));
        attribute("time", ReportText.seconds(execution.ms()));
        switch (execution.verdict()) {
            case OK -> {}
            case FAILED, DIFFERENT ->
                element("failure", execution.verdict().word(), execution.why(), details(execution));
            case INTERRUPTED, REJECTED ->
                element("error", execution.verdict().word(), execution.why(), details(execution));
            case UNRECORDED -> {
                xml.writeEmptyElement("skipped");
                attribute("message", "no recorded result to compare with");
            }
        }
        String log = log(execution);
        if (!log.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(valid(log));
            xml.writeEndElement();
        }
        xml.writeEndElement();
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

    private void element(String name, String type, String message, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        attribute("message", message);
        attribute("type", type);
        xml.writeCharacters(valid(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** Harmless text, without the few characters of it that XML forbids. */
    private static String valid(String text) {
        return text.indexOf('\ufffe') < 0 && text.indexOf('\uffff') < 0
                ? text
                : text.replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
    }

    @Override
    public void end() throws IOException {
        write(() -> {
            endSuite();
            xml.writeEndElement();
            line();
            xml.writeEndDocument();
            xml.close();
            to.flush();
        });
    }
}
