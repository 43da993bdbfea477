package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;

/** A recording whose results are replaced by new ones. */
public final class ResultTarget {
    private final String name;
    private final ReplacedFile file;
    private final SortedMap<Long, DriverResult> different = new TreeMap<>();
    private final Set<Long> same = new HashSet<>();
    private final Set<Long> contested = new HashSet<>();

    /** As {@link ReplacedFile#of}. */
    public ResultTarget(Path given, String name, Path within) throws IOException {
        this.name = name;
        file = ReplacedFile.of(given, name, within);
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** A case with a recorded result has a new one. Where several events have one recorded result, it is replaced if all agree. */
    synchronized void take(long place, DriverResult result, Verdict verdict) {
        if (verdict == Verdict.OK) {
            same.add(place);
        } else if (different.containsKey(place) && !different.get(place).equals(result)) {
            contested.add(place);
        } else {
            different.put(place, result);
        }
        if (same.contains(place) && different.containsKey(place)) {
            contested.add(place);
        }
    }

    /** How many results will be replaced. */
    public synchronized int changes() {
        return different.size() - contested.size();
    }

    /** How many results stay, since they are those of several events that have different ones now. */
    public synchronized int contested() {
        return contested.size();
    }

    /** Replaces them; see {@link ReplacedFile#replace}. */
    public synchronized void write() throws IOException {
        SortedMap<Long, DriverResult> results = new TreeMap<>(different);
        results.keySet().removeAll(contested);
        file.replace((old, changed) -> Recordings.update(old, results, changed));
    }
}
