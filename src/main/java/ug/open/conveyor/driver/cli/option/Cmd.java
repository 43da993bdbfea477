package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.terminal.Style;
import ug.open.conveyor.driver.terminal.Surface;
import ug.open.conveyor.driver.terminal.Times;

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
public abstract class Cmd {
    /** The heading of what every command takes. */
    public static final String GLOBAL = "Global options";

    public final Entry entry;
    public final Environment env;

    private final List<Opt<?>> options = new ArrayList<>();
    private final List<Opt<?>> parameters = new ArrayList<>();
    private final List<List<Opt<?>>> apart = new ArrayList<>();
    private Opt<List<String>> rest;
    private String heading = GLOBAL;
    private String details = "";
    private List<String> words = List.of();
    private List<String> examples = List.of();
    private final Set<Integer> exits = new TreeSet<>();

    private final Opt<Boolean> verbose = flag("Print more detail; a failure shows its stack trace.", "--verbose");
    private final Opt<Boolean> quiet =
            flag("Print the result alone, and on standard error only errors.", "-q", "--quiet");
    private final Opt<Style.When> colour = option(
                    Kind.oneOf(Style.When.values()),
                    "",
                    "Colour the output. With auto: on a terminal, unless NO_COLOR is set.",
                    "--color")
            .or("auto");

    public Cmd(Entry entry, Environment env) {
        this.entry = entry;
        this.env = env;
        flag("Show this help.", "-h", "--help");
        heading = "Options";
    }

    /**
     * Does the work. It reports every failure by an exception that {@code ErrorTable} knows.
     *
     * @return one of {@link ExitCodes}
     */
    public abstract int call() throws Exception;

    // --- declarations, for subclasses

    /** An option without a value. */
    public final Opt<Boolean> flag(String description, String... names) {
        return add(Opt.flag(heading, description, List.of(names)));
    }

    /** An option with a value. The label stands for the value in help; empty: its choices do, joined by {@code |}. */
    public final <T> Opt<T> option(Kind<T> kind, String label, String description, String... names) {
        return add(Opt.one(heading, kind, labelled(kind, label), description, List.of(names)));
    }

    /** An option with a value that may be repeated. */
    public final <T> Opt<List<T>> options(Kind<T> kind, String label, String description, String... names) {
        return add(Opt.many(heading, kind, labelled(kind, label), description, List.of(names)));
    }

    /** The next positional parameter. */
    public final <T> Opt<T> parameter(Kind<T> kind, String label, String description) {
        Opt<T> opt = Opt.one("", kind, label, description, List.of());
        parameters.add(opt);
        return opt;
    }

    /** All further positional parameters. */
    public final <T> Opt<List<T>> parameters(Kind<T> kind, String label, String description) {
        Opt<List<T>> opt = Opt.many("", kind, label, description, List.of());
        parameters.add(opt);
        return opt;
    }

    /** The words behind {@code --}, as they are. */
    public final Opt<List<String>> rest(String label, String description) {
        rest = Opt.many("", Kind.WORDS, label, description, List.of());
        return rest;
    }

    /** Options declared from here on stand under this heading in help. */
    public final void heading(String text) {
        heading = text;
    }

    /** The text of help between usage and options: paragraphs with an empty line between them. */
    public final void details(String text) {
        details = text;
    }

    /** Command lines as a user types them, each perhaps with a comment behind {@code  # }. A test runs each. */
    public final void examples(String... lines) {
        examples = List.of(lines);
    }

    /** The exit codes of this command beside 0, 2, 70 and those of signals, which all commands have. */
    public final void exits(int... codes) {
        for (int code : codes) {
            exits.add(code);
        }
    }

    /** At most one of these can be given. */
    public final void apart(Opt<?>... opts) {
        apart.add(List.of(opts));
    }

    /** The hint behind "unexpected word", with its semicolon; may be empty. */
    public String hint() {
        return rest == null ? "" : "; a command goes behind --";
    }

    // --- values, for subclasses

    /** The words of the command line that started it, without its own name. */
    public final List<String> words() {
        return words;
    }

    final void words(List<String> given) {
        words = List.copyOf(given);
    }

    /** Whether {@code --verbose} is given. */
    public final boolean verbose() {
        return verbose.get();
    }

    /** Whether {@code --quiet} is given. */
    public final boolean quiet() {
        return quiet.get();
    }

    /** The surface of standard output, for a printer. */
    public final Surface surfaceOut() {
        return surface(env.screen().out());
    }

    /** The surface of standard error, for a printer. */
    public final Surface surfaceErr() {
        return surface(env.screen().err());
    }

    /** The zone of times in text output: UTC, or with this flag the user's. */
    public final Times times(Opt<Boolean> local) {
        return local.get() ? Times.in(env.zone()) : Times.UTC;
    }

    private Surface surface(boolean terminal) {
        return Surface.of(terminal, env.platform().charset(), colour.get(), env.variables());
    }

    // --- the model, for parser, help and completion

    public final List<Opt<?>> options() {
        return options;
    }

    /** The option of this name, with its dashes; null where the command has none. */
    final Opt<?> named(String name) {
        for (Opt<?> opt : options) {
            if (opt.names().contains(name)) {
                return opt;
            }
        }
        return null;
    }

    /** The options that help shows. */
    public final List<Opt<?>> shownOptions() {
        List<Opt<?>> shown = new ArrayList<>();
        for (Opt<?> opt : options) {
            if (!opt.isHidden()) {
                shown.add(opt);
            }
        }
        return shown;
    }

    public final List<Opt<?>> parameters() {
        return parameters;
    }

    /** The words that may follow its name, with their own followers: its subcommands. */
    public List<Entry> followers() {
        return entry.children();
    }

    /** The option for the words behind {@code --}; null: the command takes none. */
    public final Opt<List<String>> rest() {
        return rest;
    }

    public final String details() {
        return details;
    }

    public final List<String> examples() {
        return examples;
    }

    /** Its exit codes in rising order. */
    public final Set<Integer> exits() {
        return exits;
    }

    /** The same with those that all commands have for what a user does: success and wrong usage. */
    public final Set<Integer> everyExit() {
        Set<Integer> all = new TreeSet<>(exits);
        all.add(ExitCodes.OK);
        all.add(ExitCodes.INVALID);
        return all;
    }

    public final List<List<Opt<?>>> apart() {
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
