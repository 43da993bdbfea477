package ug.open.conveyor.driver.terminal;

import java.util.Optional;

/**
 * What a round came to.
 *
 * @param green whether all is as it should be
 * @param compared whether there was a round before
 * @param changed how many runs have another result than in the round before, or are new
 * @param end the counts; empty where it did not come to runs
 * @param problem why not, a sentence of one or more lines; empty where there is none. Untrusted text
 */
public record RoundEnd(boolean green, boolean compared, long changed, Optional<SessionEnd> end, String problem) {}
