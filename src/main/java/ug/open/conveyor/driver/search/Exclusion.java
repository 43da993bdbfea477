package ug.open.conveyor.driver.search;

import java.util.List;

/** Leaves out log entries whose message one of some patterns finds. For one thread. */
public final class Exclusion implements LineFilter {
    private final SearchedLine line = new SearchedLine();
    private final SearchPattern.Test[] tests;

    public Exclusion(List<SearchPattern> patterns) {
        tests = new SearchPattern.Test[patterns.size()];
        for (int i = 0; i < tests.length; i++) {
            tests[i] = patterns.get(i).test();
        }
    }

    @Override
    public boolean accepts(byte[] buffer, int from, int to) {
        if (tests.length > 0 && line.read(buffer, from, to)) {
            for (SearchPattern.Test test : tests) {
                if (test.finds(line.message())) {
                    return false;
                }
            }
        }
        return true;
    }
}
