package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import ug.open.conveyor.driver.config.Nearest;

/** Splits the words of any command line by picocli, with a model without reflection; every message is ours. */
final class AnySplit {
    /** Stands before a value that picocli would take for an option. No word of a command line can have it: words end there. */
    private static final String MASK = "\0";

    private final Cmd cmd;
    private final List<String> words;

    private AnySplit(Cmd cmd, List<String> words) {
        this.cmd = cmd;
        this.words = words;
    }

    /**
     * Splits the words.
     *
     * @throws UsageException if a word fits no option, or an option lacks its value
     */
    static SplitWords of(Cmd cmd, List<String> words) {
        settings();
        return new AnySplit(cmd, words).split();
    }

    /** Before the first touch of picocli: else it looks for Groovy in every jar, and registers converters that nobody uses. */
    private static void settings() {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java.*");
    }

    private SplitWords split() {
        ParseResult result = parsed();
        SplitWords split = new SplitWords();
        for (Opt<?> opt : cmd.options()) {
            if (result.hasMatchedOption(opt.name())) {
                for (String value : result.matchedOption(opt.name()).originalStringValues()) {
                    split.value(opt, value.replace(MASK, ""));
                }
            }
        }
        if (result.hasMatchedPositional(0)) {
            split.positional().addAll(result.matchedPositional(0).originalStringValues());
        }
        return split;
    }

    private ParseResult parsed() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null);
        for (Opt<?> opt : cmd.options()) {
            if (mayBeNamed(opt)) {
                spec.addOption(option(opt));
            }
        }
        spec.addPositional(PositionalParamSpec.builder()
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        CommandLine line = new CommandLine(spec)
                .setExpandAtFiles(false) // @last is a REF
                .setOverwrittenOptionsAllowed(true)
                .setAllowOptionsAsOptionParameters(false);
        try {
            return line.parseArgs(masked());
        } catch (ParameterException e) {
            throw new UsageException(message(e));
        }
    }

    /** Only options that a word may name are shown to picocli: it takes long over each, and a command has 30. A short one may stand in {@code -qf}. */
    private boolean mayBeNamed(Opt<?> opt) {
        for (String word : words) {
            boolean several = word.startsWith("-") && !word.startsWith("--");
            for (String name : opt.names()) {
                if (several ? word.indexOf(name.charAt(name.length() - 1)) > 0 : word.startsWith(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A value joined to its option by an equals sign is a value, whatever it looks like. */
    private String[] masked() {
        String[] safe = words.toArray(new String[0]);
        for (int i = 0; i < safe.length; i++) {
            for (Opt<?> opt : cmd.options()) {
                if (opt.bare().isPresent() && opt.names().contains(safe[i])) {
                    safe[i] += "=" + opt.bare().get();
                }
            }
            safe[i] = safe[i].startsWith("-") ? safe[i].replace("=-", "=" + MASK + "-") : safe[i];
        }
        return safe;
    }

    private static OptionSpec option(Opt<?> opt) {
        OptionSpec.Builder builder = OptionSpec.builder(opt.names().toArray(new String[0]))
                .usageHelp(opt.name().equals("--help"));
        return opt.isFlag()
                ? builder.arity("0").type(boolean.class).build()
                : builder.arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build();
    }

    private String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0).replace(MASK, ""));
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            Opt<?> opt = cmd.named(((OptionSpec) missing.getMissing().get(0)).longestName());
            return opt.name() + " needs a value: " + opt.label() + dash(opt);
        }
        for (Opt<?> opt : cmd.options()) {
            for (String word : words) {
                if (opt.isFlag() && word.startsWith(opt.name() + "=")) {
                    return opt.name() + " takes no value";
                }
            }
        }
        return e.getMessage();
    }

    /** How to give a value that begins with a dash, if the word behind the option does. */
    private String dash(Opt<?> opt) {
        for (String name : opt.names()) {
            int at = words.indexOf(name) + 1;
            if (at > 0 && at < words.size() && words.get(at).startsWith("-")) {
                return "; a value that begins with a dash is given as " + name + "=" + words.get(at);
            }
        }
        return "";
    }

    private String unknown(String word) {
        List<String> known = new ArrayList<>();
        for (Opt<?> opt : cmd.options()) {
            if (!opt.isHidden()) {
                known.addAll(opt.names());
            }
        }
        return "unknown option '" + word + "'" + Nearest.question(word, known);
    }
}
