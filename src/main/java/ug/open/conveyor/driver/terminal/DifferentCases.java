package ug.open.conveyor.driver.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.compare.Difference;

/** The cases whose results differ from the recorded ones, and each difference once, however many cases have it. Memory is bounded: the rest is counted. */
public final class DifferentCases {
    private static final int MOST_CASES = 100;
    private static final int MOST_DIFFERENCES = 200;
    private static final int MOST_PLACES = 4;

    private final List<CheckedCase> cases = new ArrayList<>();
    private final Map<Difference, Equal> equal = new LinkedHashMap<>();
    private long count;
    private long uncounted;

    /** A difference of several cases: the first of them, and how many they are. */
    static final class Equal {
        final List<CheckedCase> first = new ArrayList<>();
        long count;
    }

    /** One more. */
    public void add(CheckedCase different) {
        count++;
        if (cases.size() < MOST_CASES) {
            cases.add(different);
        }
        for (Difference place : different.differences()) {
            Equal same = equal.get(place);
            if (same == null && equal.size() == MOST_DIFFERENCES) {
                uncounted++;
                continue;
            }
            same = equal.computeIfAbsent(place, each -> new Equal());
            same.count++;
            if (same.first.size() < MOST_PLACES) {
                same.first.add(different);
            }
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** The first of them, in the order of the suite. */
    List<CheckedCase> cases() {
        cases.sort(Comparator.comparingLong(CheckedCase::number));
        return cases;
    }

    Map<Difference, Equal> equal() {
        equal.values().forEach(each -> each.first.sort(Comparator.comparingLong(CheckedCase::number)));
        return equal;
    }

    /** How many further differences were seen. */
    long uncounted() {
        return uncounted;
    }
}
