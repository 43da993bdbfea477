package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;

/** Findings for people: a line each, and below it the way to mend it. */
final class FindingText implements Printer<Finding> {
    private static final int STATUS = "wrong".length();
    private static final int CHECK = "event stream".length();

    private final Surface surface;

    FindingText(Surface surface) {
        this.surface = surface;
    }

    @Override
    public void print(Finding finding, Buffer out) {
        String status =
                surface.style().put(tone(finding), Columns.pad(finding.status().word(), STATUS));
        String check = Columns.pad(finding.check(), CHECK);
        out.utf8(status + "  " + surface.style().bold(check) + "  " + surface.oneLine(finding.seen()) + "\n");
        finding.mend().ifPresent(mend -> out.utf8(" ".repeat(STATUS + 2) + "mend: " + surface.oneLine(mend) + "\n"));
    }

    private static Tone tone(Finding finding) {
        return switch (finding.status()) {
            case OK -> Tone.GOOD;
            case WARN -> Tone.WARN;
            case WRONG -> Tone.BAD;
        };
    }
}
