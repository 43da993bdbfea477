package ug.open.conveyor.driver.search;

import java.util.List;

/** Decides which lines a search gives. For one thread. */
public final class Selector {
    private final List<Needle> needles;
    private final boolean bytesDecide;
    private final boolean inverted;
    private final SearchPattern.Test test;
    private final LineFilter filter;
    private final SearchedLine line = new SearchedLine();
    private final Needles inLine;
    private final Needles inMessage;

    Selector(SearchPattern pattern, boolean inverted, LineFilter filter) {
        needles = pattern.byteNeedles();
        bytesDecide = pattern.bytesDecide();
        this.inverted = inverted;
        test = pattern.test();
        this.filter = filter;
        inLine = new Needles(needles);
        inMessage = new Needles(needles);
    }

    /** Whether only lines with a needle in their bytes can be selected. */
    public boolean needsNeedle() {
        return !needles.isEmpty() && !inverted;
    }

    /** Whether what every match must contain is known. */
    public boolean hasNeedles() {
        return !needles.isEmpty();
    }

    /** Whether a line that is known to be a log entry is meant at all. */
    public boolean accepts(byte[] bytes, int from, int to) {
        return filter.accepts(bytes, from, to);
    }

    /** Whether a line with this message is given. */
    public boolean selects(String message) {
        return test.finds(message) != inverted;
    }

    /** Whether a line is given that has no needle in its message. */
    public boolean selectsOthers() {
        return inverted;
    }

    /** Whether the line is a log entry that is meant at all; the following one is about it. */
    public boolean isMeant(byte[] bytes, int from, int to) {
        return line.read(bytes, from, to) && filter.accepts(bytes, from, to);
    }

    /** Whether the line is given, where nothing is known of its bytes. */
    public boolean selects(byte[] bytes, int from, int to) {
        if (needles.isEmpty()) {
            return test.finds(line.message()) != inverted;
        }
        inLine.on(bytes, to);
        int hit = inLine.next(from);
        return (hit >= 0 && holds(hit)) != inverted;
    }

    /** Whether a line is given that is in parts, with a line feed between them: by what they say together. */
    public boolean selectsJoined(byte[] bytes, int from, int to) {
        StringBuilder message = new StringBuilder(to - from);
        for (int at = from; at < to; ) {
            int end = WholeLines.firstEnd(bytes, at, to);
            message.append(line.read(bytes, at, end) ? line.message() : "");
            at = end + 1;
        }
        return test.finds(message.toString()) != inverted;
    }

    /** What tells the line's attempt from others. */
    public String attempt() {
        return line.attempt();
    }

    private boolean holds(int hit) {
        return bytesDecide
                ? line.messageHolds(needles.get(0), hit)
                : line.messageMayHold(inMessage, hit) && test.finds(line.message());
    }
}
