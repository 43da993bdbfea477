package ug.open.conveyor.driver.browse;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A stream whose lines become those of a view, when it is flushed or some have come together. Safe for several threads. */
final class LineSink extends OutputStream {
    private static final int TOGETHER = 64 * 1024;
    private static final int LONGEST = 64 * 1024; // a longer line is shown as several

    private final Consumer<List<byte[]>> to;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private List<byte[]> lines = new ArrayList<>();
    private int bytes;

    LineSink(Consumer<List<byte[]>> to) {
        this.to = to;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] from, int at, int length) {
        int begin = at;
        for (int i = at; i < at + length; i++) {
            if (from[i] == '\n') {
                open.write(from, begin, i - begin);
                line();
                begin = i + 1;
            }
        }
        open.write(from, begin, at + length - begin);
        if (open.size() > LONGEST) {
            byte[] whole = open.toByteArray();
            open.reset();
            cut(whole);
        }
        if (bytes >= TOGETHER) {
            flush();
        }
    }

    /** Ends the open line with this text, which may have further lines. */
    void println(String text) {
        byte[] utf8 = (text + "\n").getBytes(StandardCharsets.UTF_8);
        write(utf8, 0, utf8.length);
    }

    private void line() {
        byte[] whole = open.toByteArray();
        open.reset();
        cut(whole);
        add(open.toByteArray());
        open.reset();
    }

    private void add(byte[] line) {
        lines.add(line);
        bytes += line.length;
    }

    /** Takes what is too long for one line as several; the rest stays open. */
    private void cut(byte[] line) {
        int from = 0;
        while (line.length - from > LONGEST) {
            int to = from + LONGEST;
            while (line[to] < -64) { // within a character
                to--;
            }
            add(Arrays.copyOfRange(line, from, to));
            from = to;
        }
        open.write(line, from, line.length - from);
    }

    /** Hands on the lines that are whole. */
    @Override
    public synchronized void flush() {
        if (!lines.isEmpty()) {
            List<byte[]> whole = lines;
            lines = new ArrayList<>();
            bytes = 0;
            to.accept(whole);
        }
    }

    /** Hands on the last line too. */
    @Override
    public synchronized void close() {
        if (open.size() > 0) {
            line();
        }
        flush();
    }
}
