package ug.open.conveyor.driver.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Searches lines as they come, and keeps for each attempt what may turn out to be the context of a match. */
public final class ContextSearch implements SearchSink, WholeLines.Taker {
    /** More attempts than run at a time; of those that rested longest the context is forgotten. */
    private static final int MOST_ATTEMPTS = 1100;

    private final Selector selector;
    private final int before;
    private final int after;
    private final SearchSink sink;
    private final WholeLines whole;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>(64, 0.75f, true);
    private Attempt lastGiven;
    private long lastNumber;
    private String session = "";
    private long count;

    ContextSearch(Selector selector, int before, int after, SearchSink sink) {
        this.selector = selector;
        this.before = before;
        this.after = after;
        this.sink = sink;
        whole = new WholeLines(selector, this, new WholeLines.Room());
    }

    @Override
    public void session(int number) {
        session = Integer.toString(number) + '\n';
    }

    @Override
    public void line(byte[] bytes, int from, int to) throws IOException {
        if (selector.isMeant(bytes, from, to)) {
            whole.line(session, bytes, from, to);
        }
    }

    @Override
    public void one(byte[] bytes, int from, int to) throws IOException {
        boolean selected = selector.selects(bytes, from, to);
        if (before + after > 0) {
            among(attempt(session.concat(selector.attempt())), selected, bytes, from, to);
        } else if (selected) {
            count++;
            sink.line(bytes, from, to);
        }
    }

    @Override
    public void joined(String attempt, byte[] bytes, int from, int to) throws IOException {
        boolean selected = selector.selectsJoined(bytes, from, to);
        if (before + after > 0) {
            among(attempt(attempt), selected, bytes, from, to);
        } else if (selected) {
            count++;
            WholeLines.give(bytes, from, to, sink);
        }
    }

    @Override
    public boolean settle() throws IOException {
        return whole.isSettled() && sink.settle();
    }

    /** Nothing comes any more. */
    public void end() throws IOException {
        whole.end();
    }

    private void among(Attempt attempt, boolean selected, byte[] bytes, int from, int to) throws IOException {
        attempt.number++;
        if (selected) {
            match(attempt, bytes, from, to);
        } else if (attempt.due > 0) {
            attempt.due--;
            gapBefore(attempt, attempt.number);
            WholeLines.giveContext(bytes, from, to, sink);
        } else {
            attempt.keep(before, bytes, from, to);
        }
    }

    /** How many lines have matched. */
    public long count() {
        return count;
    }

    private void match(Attempt attempt, byte[] bytes, int from, int to) throws IOException {
        count++;
        long number = attempt.number - attempt.kept.size();
        for (byte[] earlier : attempt.kept) {
            gapBefore(attempt, number++);
            WholeLines.giveContext(earlier, 0, earlier.length, sink);
        }
        attempt.kept.clear();
        gapBefore(attempt, attempt.number);
        WholeLines.give(bytes, from, to, sink);
        attempt.due = after;
    }

    private void gapBefore(Attempt attempt, long number) throws IOException {
        if (lastGiven != null && (lastGiven != attempt || lastNumber != number - 1)) {
            sink.gap();
        }
        lastGiven = attempt;
        lastNumber = number;
    }

    private Attempt attempt(String name) {
        Attempt attempt = attempts.computeIfAbsent(name, key -> new Attempt());
        if (attempts.size() > MOST_ATTEMPTS) {
            Iterator<Attempt> eldest = attempts.values().iterator();
            eldest.next();
            eldest.remove();
        }
        return attempt;
    }

    private static final class Attempt {
        private final ArrayDeque<byte[]> kept = new ArrayDeque<>();
        private long number;
        private int due;

        void keep(int most, byte[] bytes, int from, int to) {
            if (most > 0) {
                kept.add(Arrays.copyOfRange(bytes, from, to));
            }
            if (kept.size() > most) {
                kept.remove();
            }
        }
    }
}
