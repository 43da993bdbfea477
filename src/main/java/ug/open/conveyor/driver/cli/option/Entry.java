package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of commands, with all that the root help shows: so that a start builds one command only.
 *
 * @param path the words that name it: {@code runs show}
 * @param summary one sentence
 * @param hidden whether help leaves it out
 * @param changes what it may change; empty: it only reads
 * @param children its subcommands; the bare word runs the first
 */
public record Entry(String path, String summary, boolean hidden, List<Effect> changes, List<Entry> children) {
    public static Entry of(String path, String summary, Entry... children) {
        return new Entry(path, summary, false, List.of(), List.of(children));
    }

    public static Entry hidden(String path, String summary) {
        return new Entry(path, summary, true, List.of(), List.of());
    }

    /** The same of a command that may change these. */
    public Entry changes(Effect... effects) {
        return new Entry(path, summary, hidden, List.of(effects), children);
    }

    /** The last word of the path. */
    public String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** The row of this name, or null. */
    public static Entry find(List<Entry> entries, String name) {
        for (Entry entry : entries) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    /** The names that help shows. */
    public static List<String> names(List<Entry> entries) {
        List<String> names = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.hidden()) {
                names.add(entry.name());
            }
        }
        return names;
    }
}
