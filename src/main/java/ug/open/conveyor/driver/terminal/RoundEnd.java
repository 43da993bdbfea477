package ug.open.conveyor.driver.terminal;

import java.util.Optional;

/**
 * What a round came to.
 *
 * @param verdict whether all is as it should be, and what changed
 * @param end the counts; empty where it did not come to runs, and of a pipeline
 * @param pipeline the steps of a pipeline that began; empty where there were none
 * @param problem why it did not come to an end, a sentence of one or more lines; empty where it did. Untrusted text
 */
public record RoundEnd(
        RoundVerdict verdict, Optional<SessionEnd> end, Optional<PipelineEnd> pipeline, String problem) {}
