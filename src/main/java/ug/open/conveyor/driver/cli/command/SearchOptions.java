package ug.open.conveyor.driver.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
    private final Opt<List<String>> exclude;
    private final Opt<String> highlight;
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
        exclude = cmd.options(
                Kind.TEXT, "PATTERN", "Not the entries whose message matches this regular expression.", "--exclude");
        highlight = cmd.option(
                Kind.TEXT, "PATTERN", "Mark what matches this in all entries, where there are colours.", "--highlight");
        fixed = cmd.flag("Take each PATTERN as text, not as a regular expression.", "-F", "--fixed");
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
        if (fixed.given() && !exclude.given() && !highlight.given()) {
            throw new UsageException("-F needs --grep, --exclude or --highlight PATTERN");
        }
        for (Opt<?> opt : new Opt<?>[] {inverted, count, after, before, around}) {
            if (opt.given()) {
                throw new UsageException(opt.name() + " needs --grep PATTERN");
            }
        }
        return false;
    }

    boolean counts() {
        return count.get();
    }

    /** The options with the patterns. */
    List<Opt<?>> sought() {
        return List.of(grep, exclude);
    }

    /** What finds the messages that are left out. */
    List<SearchPattern> excluded() {
        List<SearchPattern> patterns = new ArrayList<>();
        for (String text : exclude.get()) {
            patterns.add(pattern(text));
        }
        return patterns;
    }

    /** What is marked, whether or not it is searched for. */
    List<Pattern> marked() {
        List<Pattern> marked = new ArrayList<>();
        highlight.find().ifPresent(text -> marked.add(pattern(text).pattern()));
        if (grep.given() && !inverted.get()) {
            marked.add(pattern(grep.get()).pattern());
        }
        return marked;
    }

    private SearchPattern pattern(String text) {
        return fixed.get()
                ? SearchPattern.fixed(text, SearchPattern.Case.SMART)
                : SearchPattern.regex(text, SearchPattern.Case.SMART);
    }

    /** The search that these options make. */
    LineSearch what() {
        LineSearch search = LineSearch.of(pattern(grep.get())).context(context(before), context(after));
        return inverted.get() ? search.inverted() : search;
    }

    private int context(Opt<Long> side) {
        return (around.given() ? around : side).find().map(Long::intValue).orElse(0);
    }

    private static Kind<Long> lines() {
        return Kind.number(0, MOST_CONTEXT);
    }
}
