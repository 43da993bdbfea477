package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;

/** What a server is like: a name and a text a line, and the problems below. */
final class ServerReportText implements Printer<ServerReport> {
    private static final String PROBLEM = "problem";

    private final Surface surface;

    ServerReportText(Surface surface) {
        this.surface = surface;
    }

    @Override
    public void print(ServerReport report, Buffer out) {
        int widest = PROBLEM.length();
        for (ServerReport.Fact fact : report.facts()) {
            widest = Math.max(widest, Columns.of(fact.name()));
        }
        for (ServerReport.Fact fact : report.facts()) {
            out.utf8(surface.style().bold(Columns.pad(fact.name(), widest)) + "  " + surface.oneLine(fact.text())
                    + "\n");
        }
        for (String problem : report.problems()) {
            out.utf8(surface.style().warn(Columns.pad(PROBLEM, widest)) + "  " + surface.oneLine(problem) + "\n");
        }
        if (report.problems().isEmpty()) {
            out.utf8(surface.style().good("all is well") + "\n");
        }
    }
}
