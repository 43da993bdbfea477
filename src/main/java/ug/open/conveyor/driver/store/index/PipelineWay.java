package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ug.open.conveyor.driver.wire.PipelinePart;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Which way through a pipeline a session was a step of, by the first line of each of its segments. */
public final class PipelineWay {
    private PipelineWay() {}

    /** Of the session that wrote a segment; empty where there is none, or that line cannot be read. */
    public static Optional<PipelinePart> of(Path segment) {
        try {
            byte[] bytes = SegmentFile.line(segment, 0);
            RecordedLine line = new RecordedLine();
            return bytes != null && line.read(bytes, 0, bytes.length) ? PipelinePart.of(line) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the way of the newest attempt at a run has yet to repeat what another attempt at it did. */
    public static boolean repeats(StoredAttempt newest, StoredAttempt other) {
        Optional<PipelinePart> way = of(newest.segment());
        return way.isPresent() && way.get().repeats(other.driver(), of(other.segment()));
    }
}
