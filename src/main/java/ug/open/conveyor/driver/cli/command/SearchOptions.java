package ug.open.conveyor.driver.cli.command;

import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.SearchPattern;

/** The search in messages and its context, as in grep. */
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
                "Only entries whose message matches this regular expression. A pattern in lower case ignores case.",
                "--grep");
        fixed = cmd.flag("Take PATTERN as text, not as a regular expression.", "-F", "--fixed");
        inverted = cmd.flag("Only entries that do not match.", "-v", "--invert");
        count = cmd.flag("Print only the number of matching entries.", "-c", "--count");
        after = cmd.option(lines(), "N", "Also print N entries of the same attempt after each match.", "-A", "--after");
        before = cmd.option(lines(), "N", "Also print N entries before each match.", "-B", "--before");
        around = cmd.option(lines(), "N", "Also print N entries before and after each match.", "-C", "--context");
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

    /** Whether the command line has a search. */
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

    /** The option with the pattern. */
    Opt<String> sought() {
        return grep;
    }

    private SearchPattern pattern() {
        return fixed.get()
                ? SearchPattern.fixed(grep.get(), SearchPattern.Case.SMART)
                : SearchPattern.regex(grep.get(), SearchPattern.Case.SMART);
    }

    /** The search that these options make. */
    LineSearch what() {
        LineSearch search = LineSearch.of(pattern()).context(context(before), context(after));
        return inverted.get() ? search.inverted() : search;
    }

    private int context(Opt<Long> side) {
        return (around.given() ? around : side).find().map(Long::intValue).orElse(0);
    }

    private static Kind<Long> lines() {
        return Kind.number(0, MOST_CONTEXT);
    }
}
