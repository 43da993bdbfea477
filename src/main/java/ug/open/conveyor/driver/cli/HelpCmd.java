package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Help;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.Topic;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;

/** {@code help}: of the whole, of a command, of a topic. */
final class HelpCmd extends Cmd {
    private final Opt<List<String>> words =
            parameters(Kind.TEXT, "COMMAND|TOPIC", "A command, exit-codes or environment.");

    private final CommandTable commands;

    HelpCmd(Entry entry, Environment env, CommandTable commands) {
        super(entry, env);
        this.commands = commands;
        examples("conveyor-driver help run", "conveyor-driver help runs show", "conveyor-driver help exit-codes");
    }

    @Override
    public int call() throws IOException {
        Help help = new Help(env);
        env.print(words.get().isEmpty() ? help.root(new RootCmd(env, commands), commands.rows()) : text(help));
        return ExitCodes.OK;
    }

    @Override
    public List<Entry> followers() {
        List<Entry> followers = new ArrayList<>(commands.rows());
        for (Topic topic : Topic.values()) {
            followers.add(Entry.of("help " + topic.word(), topic.summary()));
        }
        return followers;
    }

    private String text(Help help) {
        Topic topic = Topic.named(words.get().get(0));
        if (topic != null && words.get().size() == 1) {
            return help.topic(topic);
        }
        List<Entry> among = commands.rows();
        Entry entry = null;
        for (String word : words.get()) {
            entry = Entry.find(among, word);
            if (entry == null) {
                throw new UsageException("no help on '" + word + "'" + Nearest.question(word, known(among)));
            }
            among = entry.children();
        }
        return help.of(commands.create(entry, env));
    }

    private static List<String> known(List<Entry> among) {
        List<String> names = new ArrayList<>(Entry.names(among));
        for (Topic topic : Topic.values()) {
            names.add(topic.word());
        }
        return names;
    }
}
