package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.compare.Compared;
import ug.open.conveyor.driver.compare.Compared.Verdict;
import ug.open.conveyor.driver.compare.Difference;

/**
 * An event whose results, of the driver here and of production's, were compared.
 *
 * @param compared how it ended
 * @param patience how long production's result was awaited
 */
public record ComparedRun(Compared compared, Duration patience) implements JsonObjects.Subject {
    /** The word of a verdict for programs. */
    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Map<String, Object>> objects() {
        return List.of(JsonObjects.object(
                "kind",
                "comparison",
                "runid",
                compared.runId(),
                "verdict",
                word(compared.verdict()),
                "differences",
                compared.verdict() == Verdict.DIFFERENT
                        ? compared.differences().stream()
                                .map(ComparedRun::object)
                                .toList()
                        : JsonObjects.ABSENT));
    }

    private static Map<String, Object> object(Difference place) {
        return JsonObjects.object(
                "path",
                place.path(),
                "production",
                place.kind() == Difference.Kind.ADDED ? JsonObjects.ABSENT : place.recorded(),
                "here",
                place.kind() == Difference.Kind.REMOVED ? JsonObjects.ABSENT : place.now());
    }
}
