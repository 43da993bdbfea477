package ug.open.conveyor.driver.host;

import java.io.IOException;

/** Standard output cannot be written. */
public final class OutputException extends IOException {
    private final boolean readerGone;

    /** @param readerGone whether the reader closed its end of a pipe, or the terminal is gone: then the command ends without a message */
    public OutputException(IOException cause, boolean readerGone) {
        super("standard output cannot be written: " + cause.getMessage(), cause);
        this.readerGone = readerGone;
    }

    public boolean readerGone() {
        return readerGone;
    }
}
