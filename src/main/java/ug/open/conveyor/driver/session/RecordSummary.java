package ug.open.conveyor.driver.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.capture.RecordingCounts;

/** What a recording came to, for people. */
public record RecordSummary(RecordingCounts counts, long lost, List<String> missed) {
    /** What is not in it, a sentence each; none where nothing is known to be lost. */
    public List<String> losses() {
        List<String> losses = new ArrayList<>(missed);
        if (lost > 0) {
            losses.add(number(lost, "message") + " came here and could not be kept");
        }
        return losses;
    }

    /** What is in it. */
    public String text(String file, int files) {
        StringBuilder text = new StringBuilder("recorded ")
                .append(number(counts.events(), "event"))
                .append(counts.malformed() == 0 ? "" : " (" + counts.malformed() + " malformed)")
                .append(", ")
                .append(number(counts.results(), "result"))
                .append(" and ")
                .append(number(counts.logs(), "log line"))
                .append(" to ")
                .append(file)
                .append(files > 1 ? " and " + number(files - 1L, "file") + " more beside it" : "");
        if (counts.others() > 0) {
            text.append("; and ")
                    .append(number(counts.others(), "result or log line", "results or log lines"))
                    .append(" of which the event was not seen");
        }
        return text.append(losses().isEmpty() ? "; nothing was lost" : "").toString();
    }

    /** The line to copy. */
    public Optional<String> next(String file) {
        if (counts.results() > 0) {
            return Optional.of("  conveyor-driver replay --check " + file);
        }
        return counts.events() > 0 ? Optional.of("  conveyor-driver run --events " + file) : Optional.empty();
    }

    private static String number(long count, String what) {
        return number(count, what, what + "s");
    }

    private static String number(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
