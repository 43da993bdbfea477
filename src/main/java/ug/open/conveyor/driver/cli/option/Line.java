package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line, read once: which row of the table of commands it names, and the words for the options of that command. Options that all
 * commands have may stand in front of the command's name; {@link Parser} reads them with the others.
 *
 * @param entry the row; null: the line names no command
 * @param words the words for its command, without the command's name
 * @param unknown the word in place of a command's name that names no command, the first of the words that is no option; null: none
 */
public record Line(Entry entry, List<String> words, String unknown) {
    /** What may stand in front of a command's name and takes the next word. */
    private static final List<String> VALUED = List.of("--color", "-o", "--output");

    private static final List<String> JSON = List.of("json", "jsonl", "ext");

    /** Reads it by a table of commands. */
    public static Line of(List<Entry> rows, List<String> line) {
        int at = 0;
        while (at < line.size() && line.get(at).startsWith("-")) {
            at += VALUED.contains(line.get(at)) ? 2 : 1; // its value is the next word
        }
        List<String> words = new ArrayList<>(line.subList(0, Math.min(at, line.size())));
        if (at >= line.size() || words.contains("-V") || words.contains("--version")) {
            return new Line(null, words, null);
        }
        Entry entry = null;
        List<Entry> among = rows;
        while (at < line.size() && !among.isEmpty() && !line.get(at).startsWith("-")) {
            Entry next = Entry.find(among, line.get(at));
            if (next == null) {
                words.addAll(line.subList(at, line.size()));
                return new Line(entry, words, line.get(at));
            }
            entry = next;
            among = entry.children();
            at++;
        }
        words.addAll(line.subList(at, line.size()));
        return new Line(entry, words, null);
    }

    /** Whether it names this command. */
    public boolean names(String path) {
        return entry != null && entry.path().equals(path);
    }

    /** Whether it is a request for the version in one word. */
    public boolean isVersion() {
        return entry == null && words.size() == 1 && (words.contains("-V") || words.contains("--version"));
    }

    /** Whether {@code --verbose} is given, also where the line cannot be parsed. */
    public boolean isVerbose() {
        return options().contains("--verbose");
    }

    /** Whether {@code --quiet} is given, likewise. */
    public boolean isQuiet() {
        return options().contains("-q") || options().contains("--quiet");
    }

    /** Whether help is asked for: then nothing is run. */
    public boolean isHelp() {
        return options().contains("-h") || options().contains("--help");
    }

    /** Whether {@code --output} is given with a format of JSON, likewise. */
    public boolean wantsJson() {
        List<String> options = options();
        for (int i = 0; i < options.size(); i++) {
            String word = options.get(i);
            String next = i + 1 < options.size() ? options.get(i + 1) : "";
            if (word.startsWith("--output") && JSON.contains(value(word, "--output", next))) {
                return true;
            }
            int o = word.startsWith("--") || !word.startsWith("-") ? -1 : word.indexOf('o');
            if (o > 0 && JSON.contains(value(word, word.substring(0, o + 1), next))) {
                return true;
            }
        }
        return false;
    }

    /** What follows the name of an option, with or without an equals sign, or the next word. */
    private static String value(String word, String name, String next) {
        String joined = word.substring(name.length());
        return joined.isEmpty() ? next : joined.startsWith("=") ? joined.substring(1) : joined;
    }

    private List<String> options() {
        int dashes = words.indexOf("--");
        return dashes < 0 ? words : words.subList(0, dashes);
    }
}
