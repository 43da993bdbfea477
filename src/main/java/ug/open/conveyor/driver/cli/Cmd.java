package ug.open.conveyor.driver.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.terminal.Style;
import ug.open.conveyor.driver.terminal.Surface;

/**
 * A command: its options as final fields, each declared in one line, and a short body. Options that several commands share are a small
 * class that takes the command in its constructor, declares them, and yields values.
 *
 * <pre>{@code
 * private final Opt<Duration> timeout = option(Kind.DURATION, "TIME", "Limit of one attempt.", "--timeout").or("10m");
 * private final Opt<List<String>> only = options(Kind.TEXT, "KEY=VALUE", "Only these events.", "--only");
 * private final Opt<Path> project = parameter(Kind.FOLDER, "PROJECT", "The driver project.").or(".");
 * private final Opt<List<String>> words = rest("CMD", "A command that takes the place of a project.");
 * }</pre>
 */
abstract class Cmd {
    /** The heading of what every command takes. */
    static final String GLOBAL = "Global options";

    final Entry entry;
    final Environment env;

    private final List<Opt<?>> options = new ArrayList<>();
    private final List<Opt<?>> parameters = new ArrayList<>();
    private final List<List<Opt<?>>> apart = new ArrayList<>();
    private Opt<List<String>> rest;
    private String heading = GLOBAL;
    private String details = "";
    private List<String> examples = List.of();
    private int[] exits = {};

    private final Opt<Boolean> verbose = flag("Say more; a bug shows its stack trace.", "--verbose");
    private final Opt<Style.When> colour = option(
                    Kind.oneOf(Style.When.values()), "", "When to colour; NO_COLOR is honoured.", "--color")
            .or("auto");

    Cmd(Entry entry, Environment env) {
        this.entry = entry;
        this.env = env;
        flag("Show this help.", "-h", "--help");
        heading = "Options";
    }

    /**
     * Does the work. Everything that goes wrong is an exception that {@link ErrorTable} knows.
     *
     * @return one of {@link ExitCodes}
     */
    abstract int call() throws Exception;

    // --- what a subclass declares

    /** An option without a value. */
    final Opt<Boolean> flag(String description, String... names) {
        return add(Opt.flag(heading, description, List.of(names)));
    }

    /** An option with a value. The label stands for the value in help; empty: its choices do. */
    final <T> Opt<T> option(Kind<T> kind, String label, String description, String... names) {
        return add(Opt.one(heading, kind, labelled(kind, label), description, List.of(names)));
    }

    /** An option with a value that may be repeated. */
    final <T> Opt<List<T>> options(Kind<T> kind, String label, String description, String... names) {
        return add(Opt.many(heading, kind, labelled(kind, label), description, List.of(names)));
    }

    /** The next positional parameter. */
    final <T> Opt<T> parameter(Kind<T> kind, String label, String description) {
        Opt<T> opt = Opt.one("", kind, label, description, List.of());
        parameters.add(opt);
        return opt;
    }

    /** All further positional parameters. */
    final <T> Opt<List<T>> parameters(Kind<T> kind, String label, String description) {
        Opt<List<T>> opt = Opt.many("", kind, label, description, List.of());
        parameters.add(opt);
        return opt;
    }

    /** The words behind {@code --}, as they are. */
    final Opt<List<String>> rest(String label, String description) {
        rest = Opt.many("", Kind.WORDS, label, description, List.of());
        return rest;
    }

    /** Options declared from here on stand under this heading in help. */
    final void heading(String text) {
        heading = text;
    }

    /** What help says between the usage and the options: paragraphs, separated by an empty line. */
    final void details(String text) {
        details = text;
    }

    /** Command lines, each as one would type it, perhaps with a comment behind {@code  # }. A test runs each. */
    final void examples(String... lines) {
        examples = List.of(lines);
    }

    /** The exit codes of this command beside 0, 2, 70 and those of signals, which all have. */
    final void exits(int... codes) {
        int[] all = Arrays.copyOf(exits, exits.length + codes.length);
        System.arraycopy(codes, 0, all, exits.length, codes.length);
        exits = all;
    }

    /** At most one of these can be given. */
    final void apart(Opt<?>... opts) {
        apart.add(List.of(opts));
    }

    /** What is said of a word that nothing takes, behind a semicolon; nothing where there is nothing to say. */
    String hint() {
        return rest == null ? "" : "; a command goes behind --";
    }

    // --- what a subclass asks

    /** Whether {@code --verbose} is given. */
    final boolean verbose() {
        return verbose.get();
    }

    /** What standard output is, for a printer. */
    final Surface surfaceOut() {
        return surface(env.screen().out());
    }

    /** What standard error is, for a printer. */
    final Surface surfaceErr() {
        return surface(env.screen().err());
    }

    private Surface surface(boolean terminal) {
        return Surface.of(terminal, env.platform().charset(), colour.get(), env.variables());
    }

    // --- what Cli, help and completion ask

    final List<Opt<?>> options() {
        return options;
    }

    final List<Opt<?>> parameters() {
        return parameters;
    }

    /** The words that may follow its name, with what follows those: its subcommands. */
    List<Entry> followers() {
        return entry.children();
    }

    /** What takes the words behind {@code --}; null: nothing does. */
    final Opt<List<String>> rest() {
        return rest;
    }

    final String details() {
        return details;
    }

    final List<String> examples() {
        return examples;
    }

    /** How it can end, in order: only a help asks. */
    final int[] exits() {
        int[] sorted = exits.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    final List<List<Opt<?>>> apart() {
        return apart;
    }

    private <T> Opt<T> add(Opt<T> opt) {
        options.add(opt);
        return opt;
    }

    private static String labelled(Kind<?> kind, String label) {
        return label.isEmpty() ? String.join("|", kind.choices()) : label;
    }
}
