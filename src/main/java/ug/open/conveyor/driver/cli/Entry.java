package ug.open.conveyor.driver.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of commands: all that the help of the whole needs to know, so that only the command that is asked for is built.
 *
 * @param path the words that name it: {@code runs show}
 * @param summary one sentence
 * @param hidden whether help passes over it
 * @param children its subcommands; the first is what the bare word does
 */
record Entry(String path, String summary, boolean hidden, List<Entry> children) {
    static Entry of(String path, String summary, Entry... children) {
        return new Entry(path, summary, false, List.of(children));
    }

    static Entry hidden(String path, String summary) {
        return new Entry(path, summary, true, List.of());
    }

    /** The last word of the path. */
    String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** The row of this name, or null. */
    static Entry find(List<Entry> entries, String name) {
        for (Entry entry : entries) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    /** The names that help shows. */
    static List<String> names(List<Entry> entries) {
        List<String> names = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.hidden()) {
                names.add(entry.name());
            }
        }
        return names;
    }
}
