package ug.open.conveyor.driver.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output, not buffered; it says of a failed write whether the reader is gone, and says so again at each flush. */
public final class StandardOutput extends OutputStream {
    private static final int TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final boolean terminal;
    private volatile OutputException failed;

    /** @param terminal whether it is one: it takes everything until it is closed */
    public StandardOutput(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failed = new OutputException(e, terminal || isPipe());
            throw failed;
        }
    }

    /** What was lost need not lie in a buffer above that would be written again: the end of a command asks here. */
    @Override
    public void flush() throws IOException {
        if (failed != null) {
            throw failed;
        }
    }

    /** A write to a pipe or socket fails for one reason alone: nobody reads. Asked, since the system's message may be in any language. */
    private static boolean isPipe() {
        try {
            int type = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & TYPE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return true; // a system without such files
        }
    }
}
