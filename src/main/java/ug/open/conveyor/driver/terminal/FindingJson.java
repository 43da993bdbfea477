package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;

/** Findings as one JSON array, an element a line. */
final class FindingJson implements Printer<Finding> {
    private boolean begun;

    @Override
    public void print(Finding finding, Buffer out) {
        out.utf8(begun ? ",\n" : "[\n");
        begun = true;
        out.utf8(Harmless.json(Json.write(finding.members())));
    }

    @Override
    public void end(Buffer out) {
        out.utf8(begun ? "\n]\n" : "[]\n");
    }
}
