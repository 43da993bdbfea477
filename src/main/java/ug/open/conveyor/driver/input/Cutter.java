package ug.open.conveyor.driver.input;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Cuts an input into the texts of its records, one after the other, without reading them. */
interface Cutter extends Closeable {
    /** The longest record, in bytes; 64 MiB. */
    int LONGEST = 64 << 20;

    /**
     * The next record.
     *
     * @return empty at the end
     * @throws InputFormatException where no record can be cut; asked again, it goes on behind that place, or is at its end
     * @throws IOException where the input cannot be read on
     */
    Optional<Piece> next() throws IOException;

    /** Whether the record is the last line and lacks its end: one that was being written when its writer was killed. */
    default boolean isTorn() {
        return false;
    }

    /** Where the last record begins in the file, where it stands there as JSON, not packed; else empty. */
    default OptionalLong place() {
        return OptionalLong.empty();
    }
}
