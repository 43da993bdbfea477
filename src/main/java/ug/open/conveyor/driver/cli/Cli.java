package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.config.Nearest;

/** The command line: a table of commands. Only the one that is asked for is built. */
public final class Cli {
    static final List<Entry> COMMANDS = List.of(
            Entry.of("init", "Makes a driver project that runs at once."),
            Entry.of("run", "Runs a driver on events."),
            Entry.of("replay", "Runs stored runs or recordings again and compares."),
            Entry.of("logs", "Prints, follows and searches what runs logged."),
            Entry.of(
                    "runs",
                    "Lists, shows, exports and prunes stored runs.",
                    Entry.of("runs list", "Lists stored runs, the newest first; also without the word list."),
                    Entry.of("runs show", "Shows what is known of a run."),
                    Entry.of("runs export", "Writes runs to a recording of their own."),
                    Entry.of("runs prune", "Removes old runs from the run store.")),
            Entry.of("record", "Records what goes on at a server."),
            Entry.of("trigger", "Creates a resource on the server, which begins a run."),
            Entry.of("apply", "Makes or replaces resource definitions and pipelines."),
            Entry.of("completion", "Prints the completion script of a shell."),
            Entry.of("help", "Shows the help of a command or a topic."),
            Entry.hidden("__complete", "Answers the completion scripts."));

    /** The other half of a row. A switch and not a lambda in the row: each lambda is one more class at every start. */
    static Cmd create(Entry entry, Environment env) {
        return switch (entry.path()) {
            case "init" -> new InitCmd(entry, env);
            case "run" -> new RunCmd(entry, env);
            case "replay" -> new ReplayCmd(entry, env);
            case "logs" -> new LogsCmd(entry, env);
            case "runs", "runs list" -> new RunsListCmd(entry, env);
            case "runs show" -> new RunsShowCmd(entry, env);
            case "runs export" -> new RunsExportCmd(entry, env);
            case "runs prune" -> new RunsPruneCmd(entry, env);
            case "record" -> new RecordCmd(entry, env);
            case "trigger" -> new TriggerCmd(entry, env);
            case "apply" -> new ApplyCmd(entry, env);
            case "completion" -> new CompletionCmd(entry, env);
            case "help" -> new HelpCmd(entry, env);
            case "__complete" -> new CompleteCmd(entry, env);
            default -> throw new IllegalArgumentException("no command: " + entry.path());
        };
    }

    /**
     * Runs a command line.
     *
     * @return the exit code
     */
    static int execute(Environment env, String... args) {
        Invocation invocation = new Invocation(env);
        int code = ExitCodes.OK;
        try {
            code = invocation.run(Arrays.asList(args));
            env.out().flush();
            return code;
        } catch (Throwable e) {
            int failed = invocation.failed(e);
            return code == ExitCodes.HUNG_UP ? code : failed; // then the terminal does not take what is left
        }
    }

    /** One command line on its way: what is known of it when something goes wrong. */
    private static final class Invocation {
        private final Environment env;
        private String path = "";
        private boolean verbose;

        Invocation(Environment env) {
            this.env = env;
        }

        int run(List<String> args) throws Exception {
            int front = 0; // what stands in front of the command: options, of which --color has a value
            while (front < args.size() && args.get(front).startsWith("-")) {
                front += args.get(front).equals("--color") ? 2 : 1;
            }
            List<String> early = args.subList(0, Math.min(front, args.size()));
            if (early.size() == args.size() || early.contains("-V") || early.contains("--version")) {
                return bare(early);
            }
            return command(
                    find(COMMANDS, "conveyor-driver", args.get(front)), args.subList(front + 1, args.size()), early);
        }

        /** Without a command. One word of these needs no parser, which at a first start costs as much as all the rest. */
        private int bare(List<String> options) throws IOException {
            RootCmd root = new RootCmd(env);
            String only = options.size() == 1 ? options.get(0) : "";
            if (only.equals("-V") || only.equals("--version")) {
                return root.version();
            }
            if (isHelp(only) || Parser.parse(root, options)) {
                env.print(new Help(env).root(root));
                return ExitCodes.OK;
            }
            return root.call();
        }

        private static boolean isHelp(String word) {
            return word.equals("-h") || word.equals("--help");
        }

        private int command(Entry entry, List<String> words, List<String> early) throws Exception {
            path = entry.path();
            boolean named = !words.isEmpty() && !words.get(0).startsWith("-");
            if (!entry.children().isEmpty() && named) {
                return command(find(entry.children(), path, words.get(0)), words.subList(1, words.size()), early);
            }
            List<String> all = new ArrayList<>(early);
            all.addAll(words);
            int dashes = all.indexOf("--");
            verbose = (dashes < 0 ? all : all.subList(0, dashes))
                    .contains("--verbose"); // for what goes wrong before it is parsed
            Cmd cmd = create(entry, env);
            if (all.size() == 1 && isHelp(all.get(0)) || Parser.parse(cmd, all)) {
                env.print(new Help(env).of(cmd));
                return ExitCodes.OK;
            }
            verbose = cmd.verbose();
            return cmd.call();
        }

        private Entry find(List<Entry> entries, String parent, String name) {
            Entry entry = Entry.find(entries, name);
            if (entry == null) {
                List<String> names = Entry.names(entries);
                String near = Nearest.question(name, names);
                throw new UsageException("unknown command '" + name + "'"
                        + (near.isEmpty() ? "; " + parent + " has " + String.join(", ", names) : near));
            }
            return entry;
        }

        int failed(Throwable thrown) {
            Failure failure = ErrorTable.of(thrown);
            try {
                env.out().flush(); // what was printed before stays printed
            } catch (IOException e) {
                // the failure that is being said says enough
            }
            if (!failure.sentence().isEmpty()) {
                env.say("conveyor-driver: " + failure.sentence());
            }
            if (thrown instanceof UsageException) {
                env.say("try: conveyor-driver " + (path.isEmpty() ? "" : path + " ") + "--help");
            } else if (verbose) {
                thrown.printStackTrace(env.err());
            }
            return failure.code();
        }
    }

    private Cli() {}
}
