package ug.open.conveyor.driver.store.index;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ug.open.conveyor.driver.system.HeldFiles;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * A file that is written whole under another name and then takes its own at once: a reader sees all of it or none. Nothing waits for the disk:
 * what is written so has sums, and is made again where a power cut took some of it.
 */
public final class TempFile extends OutputStream {
    private static final String ENDING = ".tmp";
    private static final int BUFFER = 1 << 16;
    private static final int SUFFIX = 12;

    private final Path temporary;
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private boolean taken;

    public TempFile(Path file) throws IOException {
        this.file = file;
        this.temporary = file.resolveSibling(file.getFileName() + "." + RandomName.of(SUFFIX) + ENDING);
        OwnersAlone.createFile(temporary);
        this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    }

    public static boolean is(String name) {
        return name.endsWith(ENDING);
    }

    @Override
    public void write(int b) throws IOException {
        if (!buffer.hasRemaining()) {
            drain();
        }
        buffer.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > buffer.remaining()) {
            drain();
        }
        if (length <= buffer.remaining()) {
            buffer.put(bytes, from, length);
            return;
        }
        ByteBuffer whole = ByteBuffer.wrap(bytes, from, length);
        while (whole.hasRemaining()) {
            channel.write(whole);
        }
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Gives the file its name, in place of one that may be there. */
    public void take() throws IOException {
        drain();
        channel.close();
        HeldFiles.replace(temporary, file);
        taken = true;
    }

    /** Closes; a file that was not taken is removed. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!taken) {
            Files.deleteIfExists(temporary);
        }
    }
}
