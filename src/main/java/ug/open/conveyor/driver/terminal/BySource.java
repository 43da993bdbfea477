package ug.open.conveyor.driver.terminal;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What is printed alike for all log entries of a source (see {@link ug.open.conveyor.driver.follow.KnownEntries#source}). It knows many sources
 * at once, so that entries of a thousand sessions in turn are not read each time.
 */
final class BySource<T> {
    private static final int MOST = 4096;

    private final Map<Object, T> known = new IdentityHashMap<>();
    private Object last;
    private T ofLast;

    /** What was put for this source; null where nothing was. */
    T get(Object source) {
        if (source != last) {
            last = source;
            ofLast = known.get(source);
        }
        return ofLast;
    }

    void put(Object source, T value) {
        if (known.size() == MOST) {
            clear();
        }
        known.put(source, value);
        last = source;
        ofLast = value;
    }

    void clear() {
        known.clear();
        last = null;
        ofLast = null;
    }
}
