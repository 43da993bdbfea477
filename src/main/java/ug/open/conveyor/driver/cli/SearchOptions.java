package ug.open.conveyor.driver.cli;

import ug.open.conveyor.driver.record.LineSearch;
import ug.open.conveyor.driver.record.SearchPattern;

/** What is searched for in messages, and what is printed around it: as grep has it. */
final class SearchOptions {
    private static final int MOST_CONTEXT = 100_000;

    private final Opt<String> grep;
    private final Opt<Boolean> fixed;
    private final Opt<Boolean> inverted;
    private final Opt<Boolean> count;
    private final Opt<Long> after;
    private final Opt<Long> before;
    private final Opt<Long> around;

    SearchOptions(Cmd cmd) {
        cmd.heading("Search");
        grep = cmd.option(
                Kind.TEXT,
                "PATTERN",
                "Entries whose message this regular expression matches; a pattern in lower case ignores case.",
                "--grep");
        fixed = cmd.flag("PATTERN is a text and no regular expression.", "-F", "--fixed");
        inverted = cmd.flag("Entries that do not match.", "-v", "--invert");
        count = cmd.flag("Print only how many entries match.", "-c", "--count");
        after = cmd.option(lines(), "N", "With N entries of the same attempt after each match.", "-A", "--after");
        before = cmd.option(lines(), "N", "With N entries before each match.", "-B", "--before");
        around = cmd.option(lines(), "N", "With N entries before and after each match.", "-C", "--context");
        cmd.apart(around, after);
        cmd.apart(around, before);
    }

    Opt<Long> after() {
        return after;
    }

    Opt<Long> before() {
        return before;
    }

    Opt<Long> around() {
        return around;
    }

    /** Whether there is a search at all. */
    boolean asked() {
        if (grep.given()) {
            return true;
        }
        for (Opt<?> opt : new Opt<?>[] {fixed, inverted, count, after, before, around}) {
            if (opt.given()) {
                throw new UsageException(opt.name() + " needs --grep PATTERN");
            }
        }
        return false;
    }

    boolean counts() {
        return count.get();
    }

    boolean inverted() {
        return inverted.get();
    }

    /** What is searched for. */
    Opt<String> sought() {
        return grep;
    }

    SearchPattern pattern() {
        return fixed.get()
                ? SearchPattern.fixed(grep.get(), SearchPattern.Case.SMART)
                : SearchPattern.regex(grep.get(), SearchPattern.Case.SMART);
    }

    LineSearch lines(SearchPattern pattern) {
        LineSearch search = LineSearch.of(pattern).context(context(before), context(after));
        return inverted.get() ? search.inverted() : search;
    }

    private int context(Opt<Long> side) {
        return (around.given() ? around : side).find().map(Long::intValue).orElse(0);
    }

    private static Kind<Long> lines() {
        return Kind.number(0, MOST_CONTEXT);
    }
}
