package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the words of a command line to the options of a command: split, read by each {@link Kind}, and checked. Lines as most people type them
 * are split here; all others by picocli, whose model alone takes a start longer than most commands take (row {@code start} of the benchmark).
 */
public final class Parser {
    private final Cmd cmd;

    private Parser(Cmd cmd) {
        this.cmd = cmd;
    }

    /**
     * Fills the command's options.
     *
     * @return whether to show the help instead of running the command
     * @throws UsageException if a word fits no option or its value is wrong
     */
    public static boolean parse(Cmd cmd, List<String> words) {
        return new Parser(cmd).parse(words);
    }

    private boolean parse(List<String> words) {
        cmd.words(words);
        int dashes = words.indexOf("--");
        SplitWords split = split(dashes < 0 ? words : words.subList(0, dashes));
        if (split.has("--help")) {
            return true;
        }
        for (Opt<?> opt : cmd.options()) {
            if (split.has(opt.name())) {
                opt.take(split.values(opt));
            }
        }
        List<String> positional = split.positional();
        if (dashes >= 0) {
            behindDashes(words.subList(dashes + 1, words.size()), positional);
        }
        hand(positional);
        check();
        return false;
    }

    private SplitWords split(List<String> words) {
        SplitWords plain = PlainSplit.of(cmd, words);
        return plain == null ? AnySplit.of(cmd, words) : plain;
    }

    private void behindDashes(List<String> behind, List<String> positional) {
        if (cmd.rest() == null) {
            positional.addAll(behind);
        } else if (behind.isEmpty()) {
            throw new UsageException("nothing behind --: expected " + cmd.rest().label());
        } else {
            cmd.rest().take(behind);
        }
    }

    private void hand(List<String> positional) {
        int at = 0;
        for (Opt<?> opt : cmd.parameters()) {
            int to = opt.takesMany() ? positional.size() : Math.min(at + 1, positional.size());
            if (to > at) {
                opt.take(positional.subList(at, to));
            }
            at = Math.max(at, to);
        }
        if (at < positional.size()) {
            throw new UsageException("unexpected word '" + positional.get(at) + "'" + cmd.hint());
        }
    }

    private void check() {
        for (Opt<?> opt : cmd.options()) {
            require(opt);
        }
        for (Opt<?> opt : cmd.parameters()) {
            require(opt);
        }
        for (List<Opt<?>> group : cmd.apart()) {
            List<String> given = new ArrayList<>();
            for (Opt<?> opt : group) {
                if (opt.given()) {
                    given.add(opt.name());
                }
            }
            if (given.size() > 1) {
                throw new UsageException(String.join(" and ", given) + " cannot be used together");
            }
        }
    }

    private static void require(Opt<?> opt) {
        if (opt.isRequired() && !opt.given()) {
            String label = opt.label();
            throw new UsageException(
                    (opt.names().isEmpty() ? label : opt.name() + " " + label) + " is missing: " + opt.whatToGive());
        }
    }
}
