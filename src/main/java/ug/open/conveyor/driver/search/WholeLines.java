package ug.open.conveyor.driver.search;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/**
 * Puts the parts of log lines together that were too long to be kept as one. Which part is the last is known only by what its attempt says
 * next; a line is handed on then, or when there is no more. For one thread.
 */
public final class WholeLines {
    /** No first part is shorter, in bytes. */
    private static final int FIRST = 64 << 10;

    private final Selector selector;
    private final Taker taker;
    private final LinePart parts = new LinePart();
    private final Map<String, Begun> begun = new LinkedHashMap<>(16, 0.75f, true);
    private final Room room;

    /** What is held of lines that may go on, in all that is searched at once; beyond it a line is handed on as far as it is known. */
    public static final class Room {
        public static final int MOST = 16 << 20;

        private long held;

        private boolean has(int length) {
            return held + length <= MOST;
        }
    }

    /** Takes whole lines. */
    public interface Taker {
        /** An entry that is a whole line; the selector has just looked at it. */
        void one(byte[] bytes, int from, int to) throws IOException;

        /** A line in parts, with a line feed between them, of this attempt. */
        void joined(String attempt, byte[] bytes, int from, int to) throws IOException;
    }

    private static final class Begun {
        private final String attempt;
        private final Buffer lines;
        private long part;

        Begun(String attempt, int capacity) {
            this.attempt = attempt;
            this.lines = new Buffer(capacity);
        }
    }

    public WholeLines(Selector selector, Taker taker, Room room) {
        this.selector = selector;
        this.taker = taker;
        this.room = room;
    }

    /**
     * Takes the next entry, which the selector has just found to be meant.
     *
     * @param session tells the entries of one session from those of others
     */
    public void line(String session, byte[] bytes, int from, int to) throws IOException {
        if (begun.isEmpty() && to - from < FIRST) {
            taker.one(bytes, from, to);
            return;
        }
        long part = LinePart.number(bytes, from, to);
        String attempt = session.concat(selector.attempt());
        String source = session.concat(parts.source(bytes, from, to));
        Begun before = begun.get(source);
        boolean goesOn = before != null && part == before.part + 1;
        if (before != null && !goesOn) {
            begun.remove(source);
            end(before);
        }
        if ((goesOn || part == 1) && makeRoom(to - from)) {
            keep(begun.computeIfAbsent(source, key -> new Begun(attempt, to - from)), bytes, from, to);
        } else if (selector.isMeant(bytes, from, to)) {
            taker.one(bytes, from, to);
        }
    }

    private void keep(Begun line, byte[] bytes, int from, int to) {
        if (line.lines.length() > 0) {
            line.lines.add('\n');
            room.held++;
        }
        line.lines.add(bytes, from, to);
        line.part = LinePart.number(bytes, from, to);
        room.held += to - from;
    }

    /** Of the lines that rested longest. */
    private boolean makeRoom(int length) throws IOException {
        while (!begun.isEmpty() && !room.has(length)) {
            endEldest();
        }
        return room.has(length);
    }

    private void endEldest() throws IOException {
        Iterator<Begun> eldest = begun.values().iterator();
        Begun line = eldest.next();
        eldest.remove();
        end(line);
    }

    private void end(Begun line) throws IOException {
        room.held -= line.lines.length();
        taker.joined(line.attempt, line.lines.bytes(), 0, line.lines.length());
    }

    /** Whether no line is held that may go on. */
    boolean isSettled() {
        return begun.isEmpty();
    }

    /** Nothing comes any more. */
    public void end() throws IOException {
        while (!begun.isEmpty()) {
            endEldest();
        }
    }

    /** Gives a line that may be in parts, with a line feed between them. */
    public static void give(byte[] bytes, int from, int to, SearchSink sink) throws IOException {
        int end = firstEnd(bytes, from, to);
        sink.line(bytes, from, end);
        giveFurther(bytes, end, to, sink);
    }

    /** The same where it is context. */
    static void giveContext(byte[] bytes, int from, int to, SearchSink sink) throws IOException {
        int end = firstEnd(bytes, from, to);
        sink.context(bytes, from, end);
        giveFurther(bytes, end, to, sink);
    }

    private static void giveFurther(byte[] bytes, int firstEnd, int to, SearchSink sink) throws IOException {
        for (int at = firstEnd + 1; at < to; ) {
            int end = firstEnd(bytes, at, to);
            sink.furtherPart(bytes, at, end);
            at = end + 1;
        }
    }

    /** Where the first part ends. */
    public static int firstEnd(byte[] bytes, int from, int to) {
        int end = Bytes.lineEnd(bytes, from, to);
        return end < 0 ? to : end;
    }
}
