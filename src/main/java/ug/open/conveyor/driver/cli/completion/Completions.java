package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;

/**
 * What the scripts of all shells share. The constant part of a script is a template among the resources; a line {@code @name@} in it is the
 * place of the lines that a shell's class makes from the table of commands.
 */
final class Completions {
    private Completions() {}

    /**
     * Words that may follow a command and are no command there, with words behind them.
     *
     * @param path such as {@code help runs}
     */
    record Family(String path, List<Entry> children) {}

    /** Those of a command: {@code runs} behind {@code help}. Subcommands of its own are commands. */
    static List<Family> families(Cmd cmd) {
        List<Family> families = new ArrayList<>();
        if (cmd.entry.children().isEmpty()) {
            add(cmd.entry.path(), cmd.followers(), families);
        }
        return families;
    }

    private static void add(String path, List<Entry> followers, List<Family> families) {
        for (Entry follower : followers) {
            if (!follower.children().isEmpty()) {
                String longer = path + " " + follower.name();
                families.add(new Family(longer, follower.children()));
                add(longer, follower.children(), families);
            }
        }
    }

    /** A description as shells show one: its first sentence, without the dot. */
    static String brief(String description) {
        int end = description.indexOf(". ");
        String first = end < 0 ? description : description.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    static String template(String name) {
        try (InputStream in = Completions.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
