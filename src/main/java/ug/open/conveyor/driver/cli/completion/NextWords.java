package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;

/**
 * The words that may come next on a command line, each with a tab and a description: for a shell whose script has no table of commands and asks for
 * all of it. No words where a file may come next, which the shell itself knows but behind a key, or anything.
 */
final class NextWords {
    private final CommandTable table;
    private final Environment env;
    private final LiveWords live;
    private List<Entry> followers;
    private List<Opt<?>> options;
    private List<Opt<?>> parameters = List.of();
    private Cmd command;
    private int number;

    /**
     * At the beginning of a command line.
     *
     * @param table all commands
     * @param live what only the store and the contexts know
     */
    NextWords(CommandTable table, Environment env, LiveWords live) {
        this.table = table;
        this.env = env;
        this.live = live;
        this.followers = table.rows();
        this.options = global(table.create(table.rows().get(0), env));
    }

    private static List<Opt<?>> global(Cmd any) {
        List<Opt<?>> global = new ArrayList<>(any.shownOptions());
        global.removeIf(opt -> !opt.heading().equals(Cmd.GLOBAL));
        return global;
    }

    /**
     * Behind some words.
     *
     * @param words without the name of the tool
     * @param typed the beginning of the next one; may be empty
     */
    List<String> behind(List<String> words, String typed) throws IOException {
        Opt<?> open = null;
        for (String word : words) {
            if (open != null) {
                open = null;
            } else if (word.equals("--")) {
                return List.of();
            } else if (word.startsWith("-")) {
                Opt<?> opt = named(word);
                open = opt != null && opt.needsWord() ? opt : null;
            } else if (!take(word)) {
                return List.of();
            }
        }
        return open == null ? next(typed) : value(open, "", typed);
    }

    /** Takes a command or an argument; whether there can be such a one. */
    private boolean take(String word) {
        Entry entry = number == 0 ? Entry.find(followers, word) : null;
        if (entry == null || entry.hidden()) {
            number++;
            return command != null;
        }
        boolean isOne = command == null || command.entry.children().contains(entry);
        command = isOne ? table.create(entry, env) : command; // else a word that help explains
        followers = isOne ? command.followers() : entry.children();
        options = isOne ? command.shownOptions() : List.of();
        parameters = isOne ? command.parameters() : List.of();
        return true;
    }

    private List<String> next(String typed) throws IOException {
        int end = typed.indexOf('=');
        if (typed.startsWith("--") && end > 0) {
            Opt<?> opt = named(typed.substring(0, end));
            return opt == null ? List.of() : value(opt, typed.substring(0, end + 1), typed.substring(end + 1));
        }
        List<String> lines = new ArrayList<>();
        if (typed.startsWith("-")) {
            for (Opt<?> opt : options) {
                for (String name : opt.names()) {
                    add(name, opt.description(), typed, lines);
                }
            }
            if (command == null) {
                add("--version", "Show the version.", typed, lines);
            }
            return lines;
        }
        for (Entry entry : number == 0 ? followers : List.<Entry>of()) {
            if (!entry.hidden()) {
                add(entry.name(), entry.summary(), typed, lines);
            }
        }
        Opt<?> parameter = parameter();
        if (parameter != null) {
            lines.addAll(value(parameter, "", typed));
        }
        return lines;
    }

    private Opt<?> parameter() {
        Opt<?> last = parameters.isEmpty() ? null : parameters.get(Math.min(number, parameters.size() - 1));
        return last != null && (number < parameters.size() || last.takesMany()) ? last : null;
    }

    private Opt<?> named(String name) {
        for (Opt<?> opt : options) {
            if (opt.names().contains(name)) {
                return opt;
            }
        }
        return null;
    }

    private List<String> value(Opt<?> opt, String before, String typed) throws IOException {
        String key = typed.substring(0, typed.indexOf('=') + 1);
        boolean isFile = opt.hint() == Kind.Hint.KEY_OR_FILE && opt.choices().contains(key);
        return isFile
                ? behind(before + key, FileWords.of(typed.substring(key.length()), env))
                : behind(before, words(opt, typed));
    }

    private static List<String> behind(String before, List<String> lines) {
        return lines.stream().map(line -> before + line).toList();
    }

    private List<String> words(Opt<?> opt, String typed) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String choice : opt.choices()) {
            add(choice, opt.description(), typed, lines);
        }
        lines.addAll(live.of(opt.hint(), typed));
        return lines;
    }

    private static void add(String word, String description, String typed, List<String> lines) {
        if (word.startsWith(typed)) {
            lines.add(word + "\t" + Completions.brief(description));
        }
    }
}
