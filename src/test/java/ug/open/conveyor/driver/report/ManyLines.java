package ug.open.conveyor.driver.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * The lines of a pipeline of two steps: half of the executions each, ten log lines an attempt. Every tenth execution is tried twice, every
 * hundredth fails.
 */
final class ManyLines implements Report.Lines {
    private static final Instant BEGIN = Instant.parse("2026-11-29T13:00:00Z");
    private static final int LINES = 10;
    private static final int RESOURCES = 200;

    private final List<List<byte[]>> steps = new ArrayList<>();

    ManyLines(int executions) {
        for (int step = 0; step < 2; step++) {
            steps.add(step(step, executions / 2));
        }
    }

    private static List<byte[]> step(int step, int executions) {
        List<byte[]> lines = new ArrayList<>();
        line(
                lines,
                "{\"kind\":\"session\",\"format\":1,\"driver\":\"step-%d\",\"pipeline\":\"build\",\"time\":\"%s\"}",
                step,
                time(0));
        int attempts = 0;
        for (int e = 1; e <= executions; e++) {
            line(
                    lines,
                    "{\"kind\":\"event\",\"e\":%d,\"time\":\"%s\",\"subject\":\"s\",\"message\":{\"event\":\"create\",\"payload\":{\"name\":\"app-%d\"}}}",
                    e,
                    time(e * 10L),
                    e % RESOURCES);
            for (int tries = e % 10 == 0 ? 2 : 1; tries > 0; tries--) {
                attempt(lines, e, ++attempts, step, tries > 1);
            }
            line(lines, "{\"kind\":\"settle\",\"e\":%d,\"outcome\":\"done\"}", e);
        }
        return lines;
    }

    @Override
    public void to(ReportReader reader) throws IOException {
        for (int step = 0; step < steps.size(); step++) {
            reader.session("k3f9a" + step + "0000");
            for (byte[] line : steps.get(step)) {
                ReportScene.line(reader, line);
            }
        }
    }

    private static void attempt(List<byte[]> lines, int e, int a, int step, boolean retried) {
        boolean ok = !retried && e % 100 != 0;
        long at = e * 10L + (retried ? 1 : 5);
        line(
                lines,
                "{\"kind\":\"start\",\"a\":%d,\"e\":%d,\"attempt\":1,\"runid\":\"run-%05d\",\"driver\":\"step-%d\",\"resource\":\"workflow/app-%d\",\"event\":\"create\",\"time\":\"%s\"}",
                a,
                e,
                e,
                step,
                e % RESOURCES,
                time(at));
        for (int i = 0; i < LINES; i++) {
            line(
                    lines,
                    "{\"kind\":\"log\",\"a\":%d,\"timestamp\":\"%s\",\"level\":\"info\",\"message\":\"line %d of attempt %d: compiling module foo/bar/baz, nothing to see here\"}",
                    a,
                    time(at),
                    i,
                    a);
        }
        line(
                lines,
                "{\"kind\":\"finish\",\"a\":%d,\"e\":%d,\"success\":%b,\"message\":\"%s\",\"data\":{\"n\":%d},\"ending\":\"%s\",\"ms\":3%s}",
                a,
                e,
                ok,
                ok ? "done" : "busy",
                e,
                retried ? "temporary" : "returned",
                retried ? ",\"retry\":true" : "");
    }

    private static String time(long ms) {
        return Timestamps.format(BEGIN.plusMillis(ms));
    }

    private static void line(List<byte[]> lines, String form, Object... values) {
        lines.add(String.format(form, values).getBytes(StandardCharsets.UTF_8));
    }
}
