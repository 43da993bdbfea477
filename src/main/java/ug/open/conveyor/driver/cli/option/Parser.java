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

/**
 * Gives the words of a command line to the options of a command. picocli splits them, by a model without reflection, and only here; each
 * {@link Kind} reads its values, and every message is ours.
 */
public final class Parser {
    /** Stands before a value that picocli would take for an option. No word of a command line can have it: words end there. */
    private static final String MASK = "\0";

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
        settings();
        return new Parser(cmd).parse(words);
    }

    /** Before the first touch of picocli: else it looks for Groovy in every jar, and registers converters that nobody uses. */
    private static void settings() {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java.*");
    }

    private boolean parse(List<String> words) {
        cmd.words(words);
        int dashes = words.indexOf("--");
        ParseResult result = split(dashes < 0 ? words : words.subList(0, dashes));
        if (result.hasMatchedOption("--help")) {
            return true;
        }
        for (Opt<?> opt : cmd.options()) {
            if (result.hasMatchedOption(opt.name())) {
                opt.take(unmasked(result.matchedOption(opt.name()).originalStringValues()));
            }
        }
        List<String> positional = new ArrayList<>();
        if (result.hasMatchedPositional(0)) {
            positional.addAll(result.matchedPositional(0).originalStringValues());
        }
        if (dashes >= 0) {
            behindDashes(words.subList(dashes + 1, words.size()), positional);
        }
        hand(positional);
        check();
        return false;
    }

    private ParseResult split(List<String> words) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null);
        for (Opt<?> opt : cmd.options()) {
            if (mayBeNamed(opt, words)) {
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
            return line.parseArgs(masked(words));
        } catch (ParameterException e) {
            throw new UsageException(message(e, words));
        }
    }

    /** Only options that a word may name are shown to picocli: it takes long over each, and a command has 30. A short one may stand in {@code -qf}. */
    private static boolean mayBeNamed(Opt<?> opt, List<String> words) {
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
    private String[] masked(List<String> words) {
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

    private static List<String> unmasked(List<String> values) {
        List<String> plain = new ArrayList<>();
        for (String value : values) {
            plain.add(value.replace(MASK, ""));
        }
        return plain;
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

    private String message(ParameterException e, List<String> words) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0).replace(MASK, ""));
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            Opt<?> opt = named(((OptionSpec) missing.getMissing().get(0)).longestName());
            return opt.name() + " needs a value: " + opt.label() + dash(opt, words);
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
    private static String dash(Opt<?> opt, List<String> words) {
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

    private Opt<?> named(String name) {
        for (Opt<?> opt : cmd.options()) {
            if (opt.names().contains(name)) {
                return opt;
            }
        }
        throw new IllegalStateException("no option " + name);
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
