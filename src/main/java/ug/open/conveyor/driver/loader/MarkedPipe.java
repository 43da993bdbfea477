package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.IntConsumer;
import ug.open.conveyor.driver.json.LongWords;

/**
 * The named pipe through which the commands of a {@link Starter} print. Behind the output of a command its shell writes a mark with the exit
 * code, which is cut out here: so one thread that waits for one stream learns of all that a command does.
 *
 * <p>It is read through one of two channels. {@link #wake} closes the first under the thread that reads it. The second, for who goes on, is there
 * from the beginning, since the command may remove the name of the pipe.
 */
final class MarkedPipe extends InputStream {
    private static final int MOST_DIGITS = 3;
    private static final int MUCH = 32 << 10; // bytes, enough to do for LongWords

    private final Path path;
    private final byte[] mark;
    private final IntConsumer ended;
    private byte[] kept = new byte[0];
    private FileChannel first;
    private FileChannel second;

    /**
     * Of a pipe that nobody has opened.
     *
     * @param mark begins with a byte that is in it once; decimal digits and a line feed follow it
     * @param ended takes the exit code, on the thread that reads
     */
    MarkedPipe(Path path, byte[] mark, IntConsumer ended) {
        this.path = path;
        this.mark = mark;
        this.ended = ended;
    }

    /** Prepares for another command. Waits where nobody has it open for writing. */
    void open() throws IOException {
        kept = new byte[0];
        first = opened(first);
        second = opened(second);
    }

    private FileChannel opened(FileChannel channel) throws IOException {
        return channel != null && channel.isOpen() ? channel : FileChannel.open(path, StandardOpenOption.READ);
    }

    /** What a thread reads that can be woken: {@link ClosedChannelException} then, and when it is interrupted. Nothing is lost. */
    InputStream untilWoken() {
        return new InputStream() {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return MarkedPipe.this.read(first, into, from, length);
            }

            @Override
            public int read() {
                throw new UnsupportedOperationException("reads blocks only");
            }
        };
    }

    /** Ends the reading {@link #untilWoken}. */
    void wake() throws IOException {
        first.close();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return read(second, into, from, length);
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("reads blocks only");
    }

    private int read(FileChannel channel, byte[] into, int from, int length) throws IOException {
        int given = 0;
        while (given == 0) {
            int before = kept.length;
            int count = channel.read(ByteBuffer.wrap(into, from + before, length - before));
            System.arraycopy(kept, 0, into, from, before);
            if (count < 0) {
                kept = new byte[0];
                return before == 0 ? -1 : before;
            }
            given = withoutMark(into, from, from + before + count) - from;
        }
        return given;
    }

    /** Cuts marks out, and keeps what may be the beginning of one; gives the new end. */
    private int withoutMark(byte[] bytes, int from, int to) {
        int end = to;
        for (int at = next(bytes, from, end); at >= 0; at = next(bytes, at + 1, end)) {
            int length = lengthOfMark(bytes, at, end);
            if (length < 0) {
                kept = Arrays.copyOfRange(bytes, at, end);
                return at;
            }
            if (length > 0) {
                end -= length;
                System.arraycopy(bytes, at + length, bytes, at, end - at);
                at--;
            }
        }
        kept = new byte[0];
        return end;
    }

    /** The place of the next byte with which a mark may begin; -1 where there is none. */
    private int next(byte[] bytes, int from, int end) {
        if (end - from > MUCH) {
            return LongWords.find(mark[0], bytes, from, end);
        }
        int at = from;
        while (at < end && bytes[at] != mark[0]) {
            at++;
        }
        return at < end ? at : -1;
    }

    /** 0 where none is, negative where more bytes have to tell. */
    private int lengthOfMark(byte[] bytes, int from, int to) {
        int equal = Arrays.mismatch(bytes, from, Math.min(to, from + mark.length), mark, 0, mark.length);
        if (equal >= 0) {
            return from + equal == to ? -1 : 0;
        }
        int code = 0;
        int digits = from + mark.length;
        for (int at = digits; at < to && at <= digits + MOST_DIGITS; at++) {
            if (bytes[at] == '\n') {
                ended.accept(code);
                return at + 1 - from;
            }
            code = 10 * code + bytes[at] - '0';
        }
        return to <= digits + MOST_DIGITS ? -1 : 0;
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
    }
}
