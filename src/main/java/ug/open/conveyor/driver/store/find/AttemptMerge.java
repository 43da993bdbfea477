package ug.open.conveyor.driver.store.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.store.index.IndexedAttempt;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * Puts together what several segments of a session say of an attempt: where it began, from the first of them that is still there; how it
 * stands, from the last.
 */
final class AttemptMerge {
    private final Continuation continuation;
    private final Retries retries;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<IndexedAttempt> first = new ArrayList<>();
    private final List<IndexedAttempt> last = new ArrayList<>();

    AttemptMerge(StoreFolder folder) {
        this.continuation = new Continuation(folder);
        this.retries = new Retries(folder);
    }

    void add(List<IndexedAttempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            add(attempts.get(i));
        }
    }

    private void add(IndexedAttempt attempt) {
        String key = attempt.segment().session() + attempt.attempt().number();
        Integer place = places.putIfAbsent(key, first.size());
        if (place == null) {
            first.add(attempt);
            last.add(attempt);
            return;
        }
        if (attempt.segment().ordinal() < first.get(place).segment().ordinal()) {
            first.set(place, attempt);
        }
        if (attempt.segment().ordinal() > last.get(place).segment().ordinal()) {
            last.set(place, attempt);
        }
    }

    /** The attempts, in the order in which they were met. */
    List<StoredAttempt> attempts() throws IOException {
        List<StoredAttempt> attempts = new ArrayList<>(first.size());
        for (int i = 0; i < first.size(); i++) {
            attempts.add(merged(first.get(i), continuation.of(last.get(i))));
            retries.met(attempts.get(i));
        }
        for (int i = 0; i < attempts.size(); i++) {
            attempts.set(i, retries.of(attempts.get(i)));
        }
        return attempts;
    }

    static StoredAttempt merged(IndexedAttempt first, IndexedAttempt last) {
        if (first == last) {
            return first.attempt();
        }
        StoredAttempt.Place begin = first.attempt().place();
        StoredAttempt.Place end = last.attempt().place();
        return first.attempt()
                .ended(
                        last.attempt().status(),
                        last.attempt().ms(),
                        new StoredAttempt.Place(begin.segment(), begin.event(), begin.start(), end.last(), end.end()));
    }
}
