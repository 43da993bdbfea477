package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.CommandTree;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Help;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.Topic;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Json;

/** {@code help}: of the whole, of a command, of a topic. */
final class HelpCmd extends Cmd {
    private final Opt<List<String>> words =
            parameters(Kind.TEXT, "COMMAND|TOPIC", "A command, exit-codes, error-codes or environment.");
    private final Opt<Boolean> json = flag(
            "Print all commands, or COMMAND and its subcommands, as one JSON document: options, kinds of values, defaults, exit codes, "
                    + "what each changes.",
            "--json");

    private final CommandTable commands;

    HelpCmd(Entry entry, Environment env, CommandTable commands) {
        super(entry, env);
        this.commands = commands;
        examples(
                "conveyor-driver help run",
                "conveyor-driver help runs show",
                "conveyor-driver help exit-codes",
                "conveyor-driver help --json runs");
    }

    @Override
    public int call() throws IOException {
        if (json.get()) {
            env.println(Json.pretty(Json.tree(CommandTree.of(new RootCmd(env, commands), chosen()))));
            return ExitCodes.OK;
        }
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
        return help.of(commands.create(named(), env));
    }

    private List<Cmd> chosen() {
        String path = words.get().isEmpty() ? "" : named().path();
        List<Cmd> chosen = new ArrayList<>();
        for (Cmd cmd : commands.all(env)) {
            if (path.isEmpty()
                    || cmd.entry.path().equals(path)
                    || cmd.entry.path().startsWith(path + " ")) {
                chosen.add(cmd);
            }
        }
        return chosen;
    }

    private Entry named() {
        List<Entry> among = commands.rows();
        Entry entry = null;
        for (String word : words.get()) {
            entry = Entry.find(among, word);
            if (entry == null) {
                throw new UsageException("no help on '" + word + "'" + Nearest.question(word, known(among)));
            }
            among = entry.children();
        }
        return entry;
    }

    private static List<String> known(List<Entry> among) {
        List<String> names = new ArrayList<>(Entry.names(among));
        for (Topic topic : Topic.values()) {
            names.add(topic.word());
        }
        return names;
    }
}
