package ug.open.conveyor.driver.store.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import ug.open.conveyor.driver.store.index.FileOutput;
import ug.open.conveyor.driver.store.index.RandomName;
import ug.open.conveyor.driver.store.index.SegmentName;

/**
 * The parts of a store that a test replaces.
 *
 * @param limits when a segment is full
 * @param opener makes the files of a session
 * @param ids gives the random part of a session's name
 */
public record StoreParts(SegmentLimits limits, FileOutput.Opener opener, Supplier<String> ids) {
    public static final StoreParts DEFAULT = new StoreParts(SegmentLimits.DEFAULT, new Files(), new RandomIds());

    private static final class Files implements FileOutput.Opener {
        @Override
        public FileOutput create(Path file) throws IOException {
            return FileOutput.create(file);
        }
    }

    private static final class RandomIds implements Supplier<String> {
        @Override
        public String get() {
            return RandomName.of(SegmentName.SESSION_LENGTH);
        }
    }
}
