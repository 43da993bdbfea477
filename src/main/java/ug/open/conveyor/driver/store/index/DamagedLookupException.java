package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.nio.file.Path;

/** A lookup file is not as it was written. It is of no use any more, and can be made again. */
final class DamagedLookupException extends IOException {
    private final transient Path file;

    DamagedLookupException(Path file) {
        super("the lookup file " + file + " is damaged");
        this.file = file;
    }

    Path file() {
        return file;
    }
}
