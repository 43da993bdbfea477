package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the completion scripts from the table of commands. What is the same for any tool is a template among the resources; a line {@code
 * @name@} in it is where the lines made here go.
 */
final class Completions {
    private Completions() {}

    /** The script of one shell, whole. */
    static String script(CompletionCmd.Shell shell, Environment env) {
        List<Cmd> commands = commands(env);
        return switch (shell) {
            case BASH -> BashCompletion.of(commands);
            case ZSH -> ZshCompletion.of(commands);
            case FISH -> FishCompletion.of(commands);
        };
    }

    /** Every command that help shows, subcommands behind the command they belong to. */
    static List<Cmd> commands(Environment env) {
        List<Cmd> commands = new ArrayList<>();
        for (Entry entry : Cli.COMMANDS) {
            if (!entry.hidden()) {
                commands.add(Cli.create(entry, env));
                for (Entry child : entry.children()) {
                    commands.add(Cli.create(child, env));
                }
            }
        }
        return commands;
    }

    /** The words that may follow a command, are no command there, and have words behind them: {@code runs} behind {@code help}. */
    static List<Entry> families(Cmd cmd) {
        List<Entry> families = new ArrayList<>();
        for (Entry follower : cmd.followers()) {
            if (!follower.children().isEmpty()) {
                families.add(follower);
            }
        }
        return families;
    }

    /** The options that help shows. */
    static List<Opt<?>> options(Cmd cmd) {
        List<Opt<?>> shown = new ArrayList<>();
        for (Opt<?> opt : cmd.options()) {
            if (!opt.isHidden()) {
                shown.add(opt);
            }
        }
        return shown;
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
