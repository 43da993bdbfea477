package ug.open.conveyor.driver.stream;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;

/** Checks that a run id can be part of a subject. A run id is untrusted text; a blank in a subject ends the connection (protocol.md, Streams). */
final class RunIds {
    private static final Pattern UNFIT = Pattern.compile("[.*>\\p{IsWhite_Space}\\p{IsControl}]");
    private static final String UNFIT_BECAUSE =
            " cannot be part of a subject: expected 1 to 256 bytes without '.', '*', '>', white space and control characters; ";
    private static final int LONGEST = 256; // in bytes; a server ends the connection over a subject of 4 KiB
    private static final int MOST_SHOWN = 40;
    private static final int MOST_WARNED = 1_000;

    private final Consumer<String> warned;
    private final Set<String> told = new HashSet<>();

    RunIds(Consumer<String> warned) {
        this.warned = warned;
    }

    /** Whether it can; warns of each that cannot once. */
    boolean canBeSubject(String runId) {
        boolean can = isFit(runId);
        if (!can) {
            warn(shown(runId));
        }
        return can;
    }

    /**
     * Refuses one that cannot.
     *
     * @throws ConveyorException which says why
     */
    static void check(String runId) {
        if (!isFit(runId)) {
            throw new ConveyorException("the run id " + shown(runId) + UNFIT_BECAUSE + "it cannot be followed");
        }
    }

    /** Whether a name can be a part of a subject. */
    static boolean isFit(String runId) {
        return !runId.isEmpty()
                && runId.length() <= LONGEST
                && runId.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && !UNFIT.matcher(runId).find();
    }

    private static String shown(String runId) {
        return Json.write(runId.length() > MOST_SHOWN ? runId.substring(0, MOST_SHOWN) + "…" : runId);
    }

    private synchronized void warn(String shown) {
        if (told.size() < MOST_WARNED && told.add(shown)) {
            warned.accept("the run id " + shown + UNFIT_BECAUSE + "the log lines of this run stay in the run store");
        }
    }
}
