package ug.open.conveyor.driver.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What gzip data hold (RFC 1952), of one or several parts, each checked to its end. The JDK's own reader takes a damaged head of a later part,
 * and what follows the last, for the end of the data, without a word.
 *
 * <p>A read throws {@link EOFException} where the data are cut short, and {@link ZipException} with a problem that goes on after "the gzip data"
 * where they are damaged.
 */
final class GzipParts extends InputStream {
    private static final int DEFLATE = 8;
    private static final int CHECKED = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;
    private static final int SKIPPED = 6; // time, flags of the packer, system

    private final InputStream in;
    private final byte[] packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private int at;
    private int end;
    private int part = 1;
    private boolean over;

    /** Reads the first head at once. */
    GzipParts(InputStream in, int buffer) throws IOException {
        this.in = in;
        this.packed = new byte[buffer];
        head(next(), next());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            while (!over && length > 0) {
                int read = inflater.inflate(into, from, length);
                if (read > 0) {
                    sum.update(into, from, read);
                    return read;
                }
                if (inflater.finished()) {
                    endPart();
                } else if (inflater.needsDictionary()) {
                    throw damaged();
                } else {
                    if (at == end) {
                        fill();
                    }
                    inflater.setInput(packed, at, end - at);
                    at = end;
                }
            }
            return over ? -1 : 0;
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    private void endPart() throws IOException {
        at = end - inflater.getRemaining();
        long expected = sum.getValue();
        long size = inflater.getBytesWritten() & 0xffffffffL;
        if (number() != expected || number() != size) {
            throw damaged();
        }
        int first = firstBehindZeros();
        over = first < 0;
        if (!over) {
            part++;
            inflater.reset();
            sum.reset();
            head(first, next());
        }
    }

    /** Some writers fill up the last block with zeros, which gzip passes over too; -1 where nothing else follows. */
    private int firstBehindZeros() throws IOException {
        while (at < end || more()) {
            int one = packed[at++];
            if (one != 0) {
                return one & 0xff;
            }
        }
        return -1;
    }

    private void head(int first, int second) throws IOException {
        if (first != 0x1f || second != 0x8b) {
            throw new ZipException("has something behind its part " + (part - 1) + " that is no gzip data");
        }
        int method = next();
        int flags = next();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw new ZipException("is damaged in or behind this line, in the head of its part " + part);
        }
        skip(SKIPPED);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        skip((flags & CHECKED) == 0 ? 0 : 2);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText(int there) throws IOException {
        while (there != 0 && next() != 0) {
            // up to the zero behind it
        }
    }

    private long number() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        return packed[at++] & 0xff;
    }

    private void fill() throws IOException {
        if (!more()) {
            throw new EOFException();
        }
    }

    private boolean more() throws IOException {
        at = 0;
        end = Math.max(0, in.read(packed, 0, packed.length));
        return end > 0;
    }

    private static ZipException damaged() {
        return new ZipException("is damaged in or behind this line");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
