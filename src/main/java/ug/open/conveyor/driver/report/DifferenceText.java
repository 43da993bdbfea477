package ug.open.conveyor.driver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;

/** Where a result differs from the recorded one, a line a place. */
final class DifferenceText {
    private static final int MOST = 1000; // characters of a value

    static List<String> of(Optional<ReportedCase> compared) {
        List<String> lines = new ArrayList<>();
        for (Difference place : compared.map(ReportedCase::differences).orElse(List.of())) {
            lines.add(ReportText.line(place.path()) + ": "
                    + switch (place.kind()) {
                        case ADDED -> "added " + value(place.now());
                        case REMOVED -> "removed " + value(place.recorded());
                        case CHANGED -> value(place.recorded()) + " → " + value(place.now());
                    });
        }
        return lines;
    }

    /** A value of the difference as JSON text, on one line. */
    static String value(Object value) {
        return Harmless.json(ReportText.cut(Json.write(value), MOST));
    }

    private DifferenceText() {}
}
