package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A part of a file: the lines whose first byte is in it.
 *
 * @param path where the file is
 * @param file open for reading
 * @param start its first byte
 * @param end behind its last byte
 * @param last whether it is the last one that is read from the open file
 */
record Slice(Path path, FileChannel file, long start, long end, boolean last) {
    int length() {
        return (int) (end - start);
    }

    /** Fills a part of an array from a place of the file; gives how many bytes there were, fewer only at the end of the file. */
    int read(byte[] into, int at, int length, long place) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, at, length);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, place + buffer.position() - at);
        }
        return buffer.position() - at;
    }
}
