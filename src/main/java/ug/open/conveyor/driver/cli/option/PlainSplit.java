package ug.open.conveyor.driver.cli.option;

import java.util.List;

/**
 * Splits a command line as most are typed: each option by its whole name, its value behind a blank or an equals sign, no value that begins with
 * a dash. It says nothing about any other line: {@link AnySplit} splits that, as it would split this one.
 */
final class PlainSplit {
    private final Cmd cmd;
    private final List<String> words;
    private final SplitWords split = new SplitWords();
    private int at;

    private PlainSplit(Cmd cmd, List<String> words) {
        this.cmd = cmd;
        this.words = words;
    }

    /** Null where the line is not as plain. */
    static SplitWords of(Cmd cmd, List<String> words) {
        PlainSplit plain = new PlainSplit(cmd, words);
        while (plain.at < words.size()) {
            if (!plain.take(words.get(plain.at++))) {
                return null;
            }
        }
        return plain.split;
    }

    private boolean take(String word) {
        if (word.isEmpty()) {
            return false;
        }
        if (!isOption(word)) {
            split.positional().add(word);
            return true;
        }
        int sign = word.startsWith("--") ? word.indexOf('=') : -1;
        Opt<?> opt = cmd.named(sign < 0 ? word : word.substring(0, sign));
        String value = opt == null ? null : sign < 0 ? value(opt) : joined(opt, word.substring(sign + 1));
        if (value == null) {
            return false;
        }
        split.value(opt, value);
        return true;
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    private String value(Opt<?> opt) {
        if (!opt.needsWord()) {
            return opt.isFlag() ? "" : opt.bare().get();
        }
        boolean follows = at < words.size() && !words.get(at).isEmpty() && !isOption(words.get(at));
        return follows ? words.get(at++) : null;
    }

    private static String joined(Opt<?> opt, String value) {
        return opt.isFlag() || value.isEmpty() ? null : value;
    }
}
