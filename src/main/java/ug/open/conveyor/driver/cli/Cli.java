package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.cli.command.ApplyCmd;
import ug.open.conveyor.driver.cli.command.BrowseCmd;
import ug.open.conveyor.driver.cli.command.ContextAddCmd;
import ug.open.conveyor.driver.cli.command.ContextListCmd;
import ug.open.conveyor.driver.cli.command.ContextRemoveCmd;
import ug.open.conveyor.driver.cli.command.ContextShowCmd;
import ug.open.conveyor.driver.cli.command.ContextUseCmd;
import ug.open.conveyor.driver.cli.command.DevCmd;
import ug.open.conveyor.driver.cli.command.DoctorCmd;
import ug.open.conveyor.driver.cli.command.EventCheckCmd;
import ug.open.conveyor.driver.cli.command.EventNewCmd;
import ug.open.conveyor.driver.cli.command.InitCmd;
import ug.open.conveyor.driver.cli.command.LogsCmd;
import ug.open.conveyor.driver.cli.command.RecordCmd;
import ug.open.conveyor.driver.cli.command.ReplayCmd;
import ug.open.conveyor.driver.cli.command.RunCmd;
import ug.open.conveyor.driver.cli.command.RunsExportCmd;
import ug.open.conveyor.driver.cli.command.RunsListCmd;
import ug.open.conveyor.driver.cli.command.RunsPruneCmd;
import ug.open.conveyor.driver.cli.command.RunsReportCmd;
import ug.open.conveyor.driver.cli.command.RunsShowCmd;
import ug.open.conveyor.driver.cli.command.SendCmd;
import ug.open.conveyor.driver.cli.command.ServerDriversCmd;
import ug.open.conveyor.driver.cli.command.ServerLeaveCmd;
import ug.open.conveyor.driver.cli.command.ServerPipelinesCmd;
import ug.open.conveyor.driver.cli.command.ServerResourceDeleteCmd;
import ug.open.conveyor.driver.cli.command.ServerResourceGetCmd;
import ug.open.conveyor.driver.cli.command.ServerStatusCmd;
import ug.open.conveyor.driver.cli.command.TriggerCmd;
import ug.open.conveyor.driver.cli.completion.CompleteCmd;
import ug.open.conveyor.driver.cli.completion.CompletionCmd;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Help;
import ug.open.conveyor.driver.cli.option.Line;
import ug.open.conveyor.driver.cli.option.Parser;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;

/**
 * The table of commands, and the way of one command line through it. A new command is a row in {@link #ROWS}, a case in {@link #create},
 * and a class that extends {@link Cmd} in {@code cli.command}. Help, completion, {@code docs/commands.md} and most tests walk the table.
 */
public final class Cli implements CommandTable {
    public static final CommandTable COMMANDS = new Cli();

    private static final List<Entry> ROWS = List.of(
            Entry.of("init", "Create a driver project that runs at once."),
            Entry.of("run", "Run a driver on events."),
            Entry.of("replay", "Run stored runs or recordings again and compare the results."),
            Entry.of("logs", "Print, follow and search the log entries of runs."),
            Entry.of(
                    "runs",
                    "List, show, export, report and prune stored runs.",
                    Entry.of("runs list", "List stored runs, newest first. The word list may be left out."),
                    Entry.of("runs show", "Show the attempts of a run, its event and its results."),
                    Entry.of("runs export", "Write a run to a recording."),
                    Entry.of("runs report", "Write reports of stored runs: JUnit, GitHub, Markdown, HTML."),
                    Entry.of("runs prune", "Remove old runs from the run store.")),
            Entry.of("browse", "Look at stored runs on a screen: logs, differences, replay, export."),
            Entry.of(
                    "event",
                    "Write events to start from, and check events.",
                    Entry.of("event new", "Write events of a resource type to start from."),
                    Entry.of("event check", "Check recorded events by their resource definitions.")),
            Entry.of("dev", "Start a private event stream for a driver under a debugger."),
            Entry.of("send", "Send recorded events to a driver that is attached to a stream."),
            Entry.of("record", "Record the events, results and log lines of a server."),
            Entry.of("trigger", "Create a resource on the server, which starts a run."),
            Entry.of("apply", "Create or replace resource definitions and pipelines."),
            Entry.of(
                    "context",
                    "Keep the settings of servers under names.",
                    Entry.of("context list", "List the contexts. The word list may be left out."),
                    Entry.of("context show", "Show the settings that commands use, and where each comes from."),
                    Entry.of("context use", "Make a context the current one."),
                    Entry.of("context add", "Add a context."),
                    Entry.of("context remove", "Remove a context.")),
            Entry.of("doctor", "Check the machine, the server and the project, and say what mends them."),
            Entry.of(
                    "server",
                    "Look at a server, and remove what drivers left there.",
                    Entry.of("server status", "Check the event stream, the API and the clock of a server."),
                    Entry.of("server drivers", "List the drivers of a server, with warnings."),
                    Entry.of("server leave", "Remove the consumer of a driver that is gone."),
                    Entry.of(
                            "server resource",
                            "Show or delete a resource.",
                            Entry.of("server resource get", "Show a resource as the server has it."),
                            Entry.of("server resource delete", "Delete a resource.")),
                    Entry.of("server pipelines", "List the pipelines that this machine applied.")),
            Entry.of("completion", "Print the completion script of a shell."),
            Entry.of("help", "Show the help of a command or a topic."),
            Entry.hidden("__complete", "Answer the completion scripts."));

    @Override
    public List<Entry> rows() {
        return ROWS;
    }

    /** The class of a row. A switch, since a lambda in each row would be a class more each at every start. */
    @Override
    public Cmd create(Entry entry, Environment env) {
        return switch (entry.path()) {
            case "init" -> new InitCmd(entry, env);
            case "run" -> new RunCmd(entry, env);
            case "replay" -> new ReplayCmd(entry, env);
            case "logs" -> new LogsCmd(entry, env);
            case "runs", "runs list" -> new RunsListCmd(entry, env);
            case "runs show" -> new RunsShowCmd(entry, env);
            case "runs export" -> new RunsExportCmd(entry, env);
            case "runs report" -> new RunsReportCmd(entry, env);
            case "runs prune" -> new RunsPruneCmd(entry, env);
            case "browse" -> new BrowseCmd(entry, env, Cli::inside);
            case "event", "event new" -> new EventNewCmd(entry, env);
            case "event check" -> new EventCheckCmd(entry, env);
            case "dev" -> new DevCmd(entry, env);
            case "send" -> new SendCmd(entry, env);
            case "record" -> new RecordCmd(entry, env);
            case "trigger" -> new TriggerCmd(entry, env);
            case "apply" -> new ApplyCmd(entry, env);
            case "context", "context list" -> new ContextListCmd(entry, env);
            case "context show" -> new ContextShowCmd(entry, env);
            case "context use" -> new ContextUseCmd(entry, env);
            case "context add" -> new ContextAddCmd(entry, env);
            case "context remove" -> new ContextRemoveCmd(entry, env);
            case "doctor" -> new DoctorCmd(entry, env);
            case "server", "server status" -> new ServerStatusCmd(entry, env);
            case "server drivers" -> new ServerDriversCmd(entry, env);
            case "server leave" -> new ServerLeaveCmd(entry, env);
            case "server resource", "server resource get" -> new ServerResourceGetCmd(entry, env);
            case "server resource delete" -> new ServerResourceDeleteCmd(entry, env);
            case "server pipelines" -> new ServerPipelinesCmd(entry, env);
            case "completion" -> new CompletionCmd(entry, env, this);
            case "help" -> new HelpCmd(entry, env, this);
            case "__complete" -> new CompleteCmd(entry, env);
            default -> throw new IllegalArgumentException("no command: " + entry.path());
        };
    }

    /** Which command the words of the process name. */
    static Line read(String... args) {
        return Line.of(ROWS, Arrays.asList(args));
    }

    /**
     * Runs a command line.
     *
     * @return the exit code
     */
    static int execute(Environment env, Line line) {
        int code = ExitCodes.OK;
        try {
            code = run(env, line);
            env.out().flush();
            return code;
        } catch (Throwable e) {
            int failed = failed(env, line, e);
            return code == ExitCodes.HUNG_UP ? code : failed; // a closed terminal takes no output
        }
    }

    /** A command line inside the screen of another. */
    private static int inside(Environment env, List<String> words) {
        return execute(env, read(words.toArray(new String[0])));
    }

    private static int run(Environment env, Line line) throws Exception {
        Entry entry = line.entry();
        if (line.unknown() != null && entry == null) {
            throw unknown(line.unknown(), null);
        }
        if (line.isVersion()) {
            return RootCmd.version(env);
        }
        Cmd cmd = entry == null ? new RootCmd(env, COMMANDS) : COMMANDS.create(entry, env);
        if (line.unknown() != null && cmd.parameters().isEmpty()) {
            throw unknown(line.unknown(), entry);
        }
        if (line.isHelp() || Parser.parse(cmd, line.words())) {
            Help help = new Help(env);
            env.print(entry == null ? help.root(cmd, ROWS) : help.of(cmd));
            return ExitCodes.OK;
        }
        return cmd.call();
    }

    private static UsageException unknown(String word, Entry parent) {
        List<String> names = Entry.names(parent == null ? ROWS : parent.children());
        String near = Nearest.question(word, names);
        String known = (parent == null ? "conveyor-driver" : parent.path()) + " has " + String.join(", ", names);
        return new UsageException("unknown command '" + word + "'" + (near.isEmpty() ? "; " + known : near));
    }

    private static int failed(Environment env, Line line, Throwable thrown) {
        ErrorTable.Failure failure = ErrorTable.of(thrown);
        try {
            env.out().flush(); // printed lines stay printed
        } catch (IOException e) {
            // the first failure is the one to report
        }
        if (!failure.sentence().isEmpty()) {
            env.say("conveyor-driver: " + failure.sentence());
        }
        if (thrown instanceof UsageException) {
            env.say("try: conveyor-driver "
                    + (line.entry() == null ? "" : line.entry().path() + " ") + "--help");
        } else if (line.isVerbose()) {
            thrown.printStackTrace(env.err());
        }
        return failure.code();
    }

    private Cli() {}
}
