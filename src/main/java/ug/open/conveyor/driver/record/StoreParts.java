package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a test has another of.
 *
 * @param limits when a segment is full
 * @param opener makes the files of a session
 * @param ids gives the random part of a session's name
 */
record StoreParts(Limits limits, FileOutput.Opener opener, Supplier<String> ids) {
    static final StoreParts DEFAULT = new StoreParts(Limits.DEFAULT, new Files(), new RandomIds());

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
