package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Which message ids were seen in the last two minutes, as the server's own duplicate window has it (protocol.md, Streams): a tap sees the
 * repeats that a stream drops. Memory is bounded: of very many ids the oldest are forgotten earlier. Not for use by several threads.
 */
final class MessageIds {
    static final Duration WINDOW = Duration.ofMinutes(2);

    private static final int MOST = 65_536;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Time time;
    private long characters;

    MessageIds(Time time) {
        this.time = time;
    }

    /** Notes the id; false where it was seen before. A repeat does not make the window longer. */
    boolean isNew(String id) {
        long now = time.nanos();
        forget(now);
        if (id.length() > MOST_CHARACTERS) {
            return true;
        }
        if (seen.putIfAbsent(id, now) != null) {
            return false;
        }
        characters += id.length();
        return true;
    }

    int size() {
        return seen.size();
    }

    private void forget(long now) {
        Iterator<Map.Entry<String, Long>> oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Long> id = oldest.next();
            boolean over = now - id.getValue() >= WINDOW.toNanos();
            if (!over && seen.size() < MOST && characters < MOST_CHARACTERS) {
                return;
            }
            characters -= id.getKey().length();
            oldest.remove();
        }
    }
}
