package ug.open.conveyor.driver.input;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the records of an input that were no events, by what they are. */
final class OtherRecords {
    private static final int MOST = 8;
    private static final String OTHERS = "of other kinds";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** One more of this: {@code of kind 'log'}. */
    void add(String what) {
        boolean known = counts.containsKey(what) || counts.size() < MOST;
        counts.merge(known ? what : OTHERS, 1L, Long::sum);
    }

    /** The sentence part: {@code 3 records of kind 'log', 1 of kind 'session'}; empty where nothing was counted. */
    String text() {
        boolean[] first = {true};
        return counts.entrySet().stream()
                .map(entry -> {
                    String noun = first[0] ? entry.getValue() == 1 ? " record " : " records " : " ";
                    first[0] = false;
                    return entry.getValue() + noun + entry.getKey();
                })
                .collect(Collectors.joining(", "));
    }
}
