package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.json.Buffer;

/**
 * A page in one file, which asks for nothing from anywhere: its policy allows its own script and style alone. The data are JSON in parts: of
 * each, first what the table of runs needs, then what the page reads when somebody opens a run.
 */
final class HtmlReport implements ReportWriter {
    private static final int PART = 1 << 19; // bytes
    private static final byte[] LESS = "\\u003c".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final Map<ReportedSession, Integer> sessions = new HashMap<>();
    private final Buffer runs = new Buffer(1 << 16);
    private final Buffer details = new Buffer(1 << 16);
    private String behind = "";

    HtmlReport(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(ReportTotals totals) throws IOException {
        String script = resource("report.js");
        String style = resource("report.css");
        String policy = "default-src 'none'; script-src '" + digest(script) + "'; style-src '" + digest(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
        String page = resource("report.html")
                .replace("{{policy}}", policy)
                .replace(
                        "{{title}}",
                        MarkdownText.html("conveyor-driver: " + totals.all().sentence()))
                .replace("{{style}}", style);
        int data = page.indexOf("{{data}}");
        behind = page.substring(data + "{{data}}".length()).replace("{{script}}", script);
        print(page.substring(0, data));
        meta(totals);
    }

    private void meta(ReportTotals totals) throws IOException {
        ReportCounts all = totals.all();
        Buffer meta = new Buffer(1 << 12);
        meta.ascii("{\"facts\":");
        meta.string(ReportText.count(all.attempts(), "attempt") + " that worked " + ReportText.took(all.ms()) + ", "
                + ReportText.count(all.lines(), "log line") + ", "
                + (all.retries() == 1 ? "1 retry" : all.retries() + " retries"));
        meta.ascii(",\"problem\":");
        meta.string(totals.problem().orElse(""));
        meta.ascii(",\"sessions\":[");
        for (ReportedSession session : totals.sessions()) {
            meta.ascii(sessions.isEmpty() ? "{" : ",{");
            member(meta, "driver", session.driver());
            member(meta.add(','), "pipeline", session.pipeline());
            meta.add('}');
            sessions.put(session, sessions.size());
        }
        meta.ascii("]}");
        data("id=\"meta\"", meta);
    }

    @Override
    public void execution(ReportedExecution execution) throws IOException {
        run(runs.add(runs.length() == 0 ? '[' : ','), execution);
        detail(details.add(details.length() == 0 ? '[' : ','), execution);
        if (runs.length() + details.length() > PART) {
            part();
        }
    }

    private void part() throws IOException {
        if (runs.length() > 0) {
            data("class=\"runs\"", runs.add(']'));
            data("class=\"details\"", details.add(']'));
        }
    }

    private void run(Buffer to, ReportedExecution execution) {
        member(to.add('{'), "id", execution.id());
        to.ascii(",\"s\":");
        to.number(sessions.get(execution.session()));
        member(to.add(','), "run", execution.runId());
        member(to.add(','), "res", execution.resource());
        member(to.add(','), "ev", execution.event());
        member(to.add(','), "v", execution.verdict().word());
        member(to.add(','), "why", execution.why());
        member(to.add(','), "place", execution.place());
        to.ascii(",\"at\":");
        to.number(execution.received().toEpochMilli());
        to.ascii(",\"a\":[");
        for (ReportedAttempt attempt : execution.attempts()) {
            attempt(to.add(attempt.number() == 1 ? ' ' : ','), attempt);
        }
        to.ascii("],\"diff\":[");
        differences(to, execution.compared().map(ReportedCase::differences).orElse(List.of()));
        to.ascii("]}");
    }

    private static void differences(Buffer to, List<Difference> places) {
        String before = "{";
        for (Difference place : places) {
            to.ascii(before);
            member(to, "path", ReportText.line(place.path()));
            boolean added = place.kind() == Difference.Kind.ADDED;
            boolean removed = place.kind() == Difference.Kind.REMOVED;
            member(to.add(','), "was", added ? "" : DifferenceText.value(place.recorded()));
            member(to.add(','), "now", removed ? "" : DifferenceText.value(place.now()));
            to.add('}');
            before = ",{";
        }
    }

    private static void attempt(Buffer to, ReportedAttempt attempt) {
        to.ascii("{\"n\":");
        to.number(attempt.number());
        to.ascii(",\"at\":");
        to.number(attempt.started().toEpochMilli());
        to.ascii(",\"ms\":");
        to.number(attempt.ms().orElse(0));
        member(to.add(','), "v", attempt.verdict());
        member(to.add(','), "msg", attempt.message());
        to.ascii(",\"left\":");
        to.number(attempt.log().left());
        to.add('}');
    }

    private static void detail(Buffer to, ReportedExecution execution) {
        member(to.add('{'), "in", execution.payload());
        member(to.add(','), "out", execution.last().map(ReportedAttempt::data).orElse(""));
        to.ascii(",\"log\":[");
        for (ReportedAttempt attempt : execution.attempts()) {
            to.ascii(attempt.number() == 1 ? "[" : ",[");
            long start = attempt.started().toEpochMilli();
            String before = "[";
            for (ReportedLine line : attempt.log().lines()) {
                to.ascii(before);
                to.number(line.micros() / 1000 - start);
                to.add(',');
                to.string(line.level());
                to.add(',');
                to.string(line.message());
                to.add(']');
                before = ",[";
            }
            to.add(']');
        }
        to.ascii("]}");
    }

    private static void member(Buffer to, String name, String text) {
        to.add('"');
        to.ascii(name);
        to.ascii("\":");
        to.string(text);
    }

    /** An element with JSON, which no text in it can end: a sign that begins markup is an escape. */
    private void data(String attribute, Buffer json) throws IOException {
        print("<script type=\"application/json\" " + attribute + ">");
        byte[] bytes = json.bytes();
        int from = 0;
        for (int i = 0; i < json.length(); i++) {
            if (bytes[i] == '<') {
                out.write(bytes, from, i - from);
                out.write(LESS);
                from = i + 1;
            }
        }
        out.write(bytes, from, json.length() - from);
        print("</script>\n");
        json.clear();
    }

    @Override
    public void end() throws IOException {
        part();
        print(behind);
        out.flush();
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
