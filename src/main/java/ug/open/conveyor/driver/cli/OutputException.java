package ug.open.conveyor.driver.cli;

import java.io.IOException;

/** Standard output took no more. */
final class OutputException extends IOException {
    private final boolean readerGone;

    /** @param readerGone whether the reader closed its end of a pipe, or the terminal is gone: then there is nothing to complain about */
    OutputException(IOException cause, boolean readerGone) {
        super("standard output cannot be written: " + cause.getMessage(), cause);
        this.readerGone = readerGone;
    }

    boolean readerGone() {
        return readerGone;
    }
}
