package ug.open.conveyor.driver.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What several threads send: whoever finds nobody writing writes, and takes along what others have added by then, in one piece. */
final class GatheredOutput {
    private final OutputStream out;
    private ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean writing;

    GatheredOutput(OutputStream out) {
        this.out = out;
    }

    /** Adds these bytes, in one piece; true where the caller is to {@link #write} next. */
    synchronized boolean add(byte[]... parts) {
        for (byte[] part : parts) {
            gathered.writeBytes(part);
        }
        boolean nobody = !writing;
        writing = true;
        return nobody;
    }

    /** Writes until nothing is left. After a failure nothing more is written. */
    void write() throws IOException {
        for (ByteArrayOutputStream next = next(); next != null; next = next()) {
            next.writeTo(out);
        }
    }

    /** Null where nothing is left, so that the next who adds something writes. */
    private synchronized ByteArrayOutputStream next() {
        if (gathered.size() == 0) {
            writing = false;
            return null;
        }
        ByteArrayOutputStream next = gathered;
        gathered = new ByteArrayOutputStream();
        return next;
    }
}
