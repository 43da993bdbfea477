package ug.open.conveyor.driver.session;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import ug.open.conveyor.driver.host.OutputException;

/** The output to a file, with a buffer. A failure names the file: the system's own words, as of a full disk, do not. */
final class NamedOutput extends BufferedOutputStream {
    private static final int BUFFER = 1 << 16;

    private final boolean closes;

    /** @param closes whether closing this closes {@code out}; it is flushed in any case */
    NamedOutput(OutputStream out, Path path, boolean closes) {
        super(new Named(out, path.toString()), BUFFER);
        this.closes = closes;
    }

    @Override
    public void close() throws IOException {
        if (closes) {
            super.close();
        } else {
            flush();
        }
    }

    private static final class Named extends FilterOutputStream {
        private final String name;

        Named(OutputStream out, String name) {
            super(out);
            this.name = name;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (OutputException e) {
                throw e;
            } catch (IOException e) {
                throw new IOException(name + ": " + e.getMessage(), e);
            }
        }
    }
}
