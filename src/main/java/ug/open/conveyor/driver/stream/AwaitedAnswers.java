package ug.open.conveyor.driver.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ug.open.conveyor.driver.stream.CoreConnection.Arrived;

/** Finds out for whom an answer is: each has a subject of its own. For several threads. */
final class AwaitedAnswers {
    private final String prefix;
    private final Map<String, Consumer<Arrived>> awaited = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();

    /**
     * None yet.
     *
     * @param prefix the beginning of their subjects, with a dot at its end
     */
    AwaitedAnswers(String prefix) {
        this.prefix = prefix;
    }

    /** The subjects of all. */
    String subjects() {
        return prefix + "*";
    }

    /** The subject of an answer that this is to take. */
    String awaits(Consumer<Arrived> taker) {
        String subject = prefix + asked.incrementAndGet();
        awaited.put(subject, taker);
        return subject;
    }

    /** Nothing comes any more: to all that are awaited, nobody listens. */
    void end() {
        for (String subject : awaited.keySet()) {
            takes(new Arrived(subject, new byte[0], CoreConnection.NOBODY));
        }
    }

    /** Hands over a message that is an answer; false where it is none. */
    boolean takes(Arrived message) {
        if (!message.subject().startsWith(prefix)) {
            return false;
        }
        Consumer<Arrived> taker = awaited.remove(message.subject());
        if (taker != null) {
            taker.accept(message);
        }
        return true;
    }
}
