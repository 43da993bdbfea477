package ug.open.conveyor.driver.stream;

import io.nats.client.Message;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells apart what comes on two subscriptions of one dispatcher, one that has the lines of every run, until it is known which run is meant, and one that
 * has those of that run from then on. For a moment each line comes twice, one copy right behind the other. For one thread.
 */
final class EarlyLines {
    private static final int MOST_SUBJECTS = 1_000;

    private final Map<String, byte[]> last = new LinkedHashMap<>(); // by subject
    private boolean over;

    /** Whether a line of the first subscription is to be taken. */
    boolean takesEarly(Message message) {
        if (over) {
            return false;
        }
        if (last.size() >= MOST_SUBJECTS) {
            last.remove(last.keySet().iterator().next());
        }
        last.put(message.getSubject(), message.getData());
        return true;
    }

    /** Whether a line of the second one is. */
    boolean takes(Message message) {
        boolean first = !over;
        byte[] before = first ? last.get(message.getSubject()) : null;
        over = true;
        last.clear();
        return before == null || !Arrays.equals(before, message.getData());
    }
}
