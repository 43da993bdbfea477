package ug.open.conveyor.driver.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.stream.CoreConnection.Arrived;

/**
 * Reads what a NATS server sends, by <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS' client protocol</a>. The
 * bytes are untrusted. For one thread.
 */
final class ServerProtocol {
    /** The longest line, in bytes; the introduction of a server has some hundred. */
    static final int LONGEST_LINE = 1 << 16;

    /** The longest message that any NATS server can be set to, in bytes. */
    static final int LONGEST_MESSAGE = 64 << 20;

    private static final byte[] MESSAGE = "MSG ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WITH_HEADERS = "HMSG ".getBytes(StandardCharsets.US_ASCII);
    private static final int MESSAGE_BLANKS = 3; // at least, without headers
    private static final String STATUS = "NATS/1.0 ";
    private static final int STATUS_LENGTH = 3;
    private static final int MOST_QUOTED = 200;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private int from;
    private int to;
    private int lineEnd; // where the line begins at from

    ServerProtocol(InputStream in) {
        this.in = in;
    }

    /** Takes what the server sends. */
    interface Taker {
        /** The server introduces itself, at the beginning and when something changes: JSON. */
        void info(String json) throws IOException;

        void message(Arrived message) throws IOException;

        /** The server wants to hear that we are there. */
        void ping();

        /** What the server has against us. It often ends the connection next. */
        void error(String sentence);
    }

    /**
     * Reads one thing, and waits for it.
     *
     * @return false where the server has ended the connection, and not in the midst of anything
     * @throws IOException where it cannot be read: a sentence
     */
    boolean read(Taker taker) throws IOException {
        if (!line()) {
            return false;
        }
        if (begins(MESSAGE)) {
            taker.message(message(MESSAGE_BLANKS));
        } else if (begins(WITH_HEADERS)) {
            taker.message(message(MESSAGE_BLANKS + 1));
        } else {
            other(text(from, lineEnd), taker);
        }
        return true;
    }

    private void other(String line, Taker taker) throws IOException {
        from = lineEnd + 2;
        int end = line.indexOf(' ');
        switch (end < 0 ? line : line.substring(0, end)) {
            case "INFO" -> taker.info(line.substring(end + 1));
            case "PING" -> taker.ping();
            case "PONG", "+OK" -> {} // nothing is asked for
            case "-ERR" -> taker.error(Harmless.quoted(line.substring(end + 1), MOST_QUOTED));
            default -> throw unreadable(line);
        }
    }

    private boolean begins(byte[] word) {
        return lineEnd - from > word.length && Arrays.equals(buffer, from, from + word.length, word, 0, word.length);
    }

    private String text(int begin, int end) {
        return new String(buffer, begin, end - begin, StandardCharsets.UTF_8);
    }

    /**
     * {@code MSG subject id [reply-to] size}, or {@code HMSG subject id [reply-to] size-of-headers size}.
     *
     * @param least the number of blanks in it without the subject of an answer
     */
    private Arrived message(int least) throws IOException {
        int[] blanks = new int[least + 1];
        int count = 0;
        for (int at = from; at < lineEnd; at++) {
            if (buffer[at] == ' ') {
                if (count == blanks.length) {
                    throw unreadable(text(from, lineEnd));
                }
                blanks[count++] = at;
            }
        }
        if (count < least) {
            throw unreadable(text(from, lineEnd));
        }
        String subject = text(blanks[0] + 1, blanks[1]);
        int size = size(blanks[count - 1] + 1, lineEnd);
        int headers = least == MESSAGE_BLANKS ? 0 : size(blanks[count - 2] + 1, blanks[count - 1]);
        if (headers > size) {
            throw unreadable(text(from, lineEnd));
        }
        from = lineEnd + 2;
        byte[] all = bytes(size);
        return headers == 0
                ? new Arrived(subject, all, 0)
                : new Arrived(subject, Arrays.copyOfRange(all, headers, size), status(all, headers));
    }

    private int size(int begin, int end) throws IOException {
        int size = begin < end ? 0 : -1;
        for (int at = begin; at < end && size >= 0; at++) {
            int digit = buffer[at] - '0';
            size = digit < 0 || digit > 9 ? -1 : size * 10 + digit;
            size = size > LONGEST_MESSAGE ? -1 : size;
        }
        if (size < 0) {
            throw new IOException("the server announces a message of " + Harmless.quoted(text(begin, end), MOST_QUOTED)
                    + " bytes, and the longest has " + LONGEST_MESSAGE);
        }
        return size;
    }

    /** The number in the first line of headers, such as {@code NATS/1.0 503}; 0 where it has none. */
    private static int status(byte[] bytes, int headers) {
        String line =
                new String(bytes, 0, Math.min(headers, STATUS.length() + STATUS_LENGTH), StandardCharsets.US_ASCII);
        String number = line.startsWith(STATUS) ? line.substring(STATUS.length()) : "";
        return number.matches("\\d{" + STATUS_LENGTH + "}") ? Integer.parseInt(number) : 0;
    }

    /** Finds the next line, from {@code from} to {@code lineEnd}; false where there is none any more. */
    private boolean line() throws IOException {
        for (int at = from; ; at++) {
            if (at == to) {
                at -= from; // where it is once the buffer begins with the line
                if (!fill()) {
                    return false;
                }
            }
            if (buffer[at] == '\n') {
                if (at == from || buffer[at - 1] != '\r') {
                    throw unreadable(text(from, at));
                }
                lineEnd = at - 1;
                return true;
            }
        }
    }

    /** Reads on behind the beginning of a line, which comes to the front; false at the end of all, where no line has begun. */
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            throw new IOException("the server sends a line of more than " + LONGEST_LINE + " bytes");
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0 && to > 0) {
            throw new EOFException("the server has ended the connection in the midst of a line");
        }
        to += Math.max(read, 0);
        return read > 0;
    }

    /** This number of bytes, and the end of the line behind them. */
    private byte[] bytes(int size) throws IOException {
        byte[] bytes = new byte[size];
        int there = Math.min(size, to - from);
        System.arraycopy(buffer, from, bytes, 0, there);
        from += there;
        if (in.readNBytes(bytes, there, size - there) < size - there) {
            throw new EOFException("the server has ended the connection in the midst of a message");
        }
        if (!line()) {
            throw new EOFException("the server has ended the connection in the midst of a message");
        }
        if (lineEnd > from) {
            throw unreadable(text(from, lineEnd));
        }
        from = lineEnd + 2;
        return bytes;
    }

    private static IOException unreadable(String line) {
        return new IOException("the server sends what is not of NATS' protocol: " + Harmless.quoted(line, MOST_QUOTED));
    }
}
