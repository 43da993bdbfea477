package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedEvents;
import ug.open.conveyor.driver.input.Recordings;

/** The floor of an offline run: reads and parses the events of a file, and nothing else. */
public final class ParseAlone {
    private ParseAlone() {}

    /** Argument: the file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Input file = Input.file(Path.of(arguments[0]));
        ReadOptions options = ReadOptions.strict(() -> "run", () -> Instant.EPOCH);
        try (RecordedEvents events = Recordings.events(file, options)) {
            while (events.next().isPresent()) {
                // counted by nobody
            }
        }
    }
}
