package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import ug.open.conveyor.driver.cli.option.Effect;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Help;
import ug.open.conveyor.driver.cli.option.Line;
import ug.open.conveyor.driver.cli.option.Parser;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Failure;
import ug.open.conveyor.driver.host.Voice;

/**
 * The table of commands, and the way of one command line through it. A new command is a row in {@link #ROWS}, a case in {@link #create},
 * and a class that extends {@link Cmd} in {@code cli.command}. Help, completion, {@code docs/commands.md} and most tests walk the table.
 */
public final class Cli implements CommandTable {
    public static final CommandTable COMMANDS = new Cli();

    private static final List<Entry> ROWS = List.of(
            Entry.of("init", "Create a driver project that runs at once.").changes(Effect.FILES),
            Entry.of("run", "Run a driver on events.")
                    .changes(Effect.DRIVER, Effect.STORE, Effect.FILES, Effect.SERVER),
            Entry.of("replay", "Run stored runs or recordings again and compare the results.")
                    .changes(Effect.DRIVER, Effect.STORE, Effect.FILES),
            Entry.of("logs", "Print, follow and search the log entries of runs.")
                    .changes(Effect.FILES),
            Entry.of(
                    "runs",
                    "List, show, export, report and prune stored runs.",
                    Entry.of("runs list", "List stored runs, newest first. The word list may be left out."),
                    Entry.of("runs show", "Show the attempts of a run, its event and its results."),
                    Entry.of("runs export", "Write a run to a recording.").changes(Effect.FILES),
                    Entry.of("runs report", "Write reports of stored runs: JUnit, GitHub, Markdown, HTML.")
                            .changes(Effect.FILES),
                    Entry.of("runs prune", "Remove old runs from the run store.")
                            .changes(Effect.STORE)),
            Entry.of("browse", "Look at stored runs on a screen: logs, differences, replay, export.")
                    .changes(Effect.DRIVER, Effect.STORE, Effect.FILES),
            Entry.of(
                    "event",
                    "Write events to start from, and check events.",
                    Entry.of("event new", "Write events of a resource type to start from.")
                            .changes(Effect.FILES),
                    Entry.of("event check", "Check recorded events by their resource definitions.")),
            Entry.of("dev", "Start a private event stream for a driver under a debugger.")
                    .changes(Effect.FILES),
            Entry.of("send", "Send recorded events to a driver that is attached to a stream.")
                    .changes(Effect.DRIVER, Effect.STORE, Effect.SERVER),
            Entry.of("record", "Record the events, results and log lines of a server.")
                    .changes(Effect.FILES),
            Entry.of("trigger", "Create a resource on the server, which starts a run.")
                    .changes(Effect.SERVER),
            Entry.of("apply", "Create or replace resource definitions and pipelines.")
                    .changes(Effect.STORE, Effect.SERVER),
            Entry.of(
                    "context",
                    "Keep the settings of servers under names.",
                    Entry.of("context list", "List the contexts. The word list may be left out."),
                    Entry.of("context show", "Show the settings that commands use, and where each comes from."),
                    Entry.of("context use", "Make a context the current one.").changes(Effect.CONTEXTS),
                    Entry.of("context add", "Add a context.").changes(Effect.CONTEXTS),
                    Entry.of("context remove", "Remove a context.").changes(Effect.CONTEXTS)),
            Entry.of("doctor", "Check the machine, the server and the project, and say what mends them.")
                    .changes(Effect.FILES),
            Entry.of(
                    "server",
                    "Look at a server, and remove what drivers left there.",
                    Entry.of("server status", "Check the event stream, the API and the clock of a server."),
                    Entry.of("server drivers", "List the drivers of a server, with warnings."),
                    Entry.of("server leave", "Remove the consumer of a driver that is gone.")
                            .changes(Effect.SERVER),
                    Entry.of(
                            "server resource",
                            "Show or delete a resource.",
                            Entry.of("server resource get", "Show a resource as the server has it."),
                            Entry.of("server resource delete", "Delete a resource.")
                                    .changes(Effect.SERVER)),
                    Entry.of("server pipelines", "List the pipelines that this machine applied.")),
            Entry.of("completion", "Print the completion script of a shell."),
            Entry.of("help", "Show the help of a command or a topic."),
            Entry.hidden("__complete", "Answer the completion scripts."));

    @Override
    public List<Entry> rows() {
        return ROWS;
    }

    @Override
    public Cmd create(Entry entry, Environment env) {
        return (Cmd) object(entry, env);
    }

    /**
     * The class of a row. A switch, since a lambda in each row would be a class more each at every start. An Object, since the JVM loads all classes
     * that a method gives as a Cmd before it runs one: 0.7 ms of each start (row {@code start} of the benchmark).
     */
    private static Object object(Entry entry, Environment env) {
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
            case "completion" -> new CompletionCmd(entry, env, COMMANDS);
            case "help" -> new HelpCmd(entry, env, COMMANDS);
            case "__complete" -> new CompleteCmd(entry, env, COMMANDS);
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
        speak(env.voice(), line);
        try {
            code = run(env, line);
            env.out().flush();
            if (code != ExitCodes.OK && env.voice().isJson() && !env.voice().hasFailed()) {
                ErrorCode reason = ErrorCode.of(code);
                env.fail(reason, reason.meaning());
            }
            return code;
        } catch (Throwable e) {
            int failed = failed(env, line, e);
            return code == ExitCodes.HUNG_UP ? code : failed; // a closed terminal takes no output
        }
    }

    /** Decides by the bare words how the tool speaks: it may have to warn before it parses them, and of words that it cannot parse. */
    private static void speak(Voice voice, Line line) {
        if (line.wantsJson()) {
            voice.speakJson();
        }
        if (line.isQuiet()) {
            voice.beQuiet();
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
        if (Parser.parse(cmd, line.words())) {
            Help help = new Help(env);
            env.print(entry == null ? help.root(cmd, ROWS) : help.of(cmd));
            return ExitCodes.OK;
        }
        if (cmd.quiet()) {
            env.voice().beQuiet();
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
        try {
            env.out().flush(); // printed lines stay printed
        } catch (IOException e) {
            // the first failure is the one to report
        }
        Optional<Failure> failure = ErrorTable.of(thrown);
        failure.ifPresent(found -> say(found, env, line, thrown));
        return failure.map(Failure::code).map(ErrorCode::exit).orElse(ExitCodes.OK);
    }

    private static void say(Failure failure, Environment env, Line line, Throwable thrown) {
        boolean usage = thrown instanceof UsageException;
        String hint = usage
                ? "conveyor-driver " + (line.entry() == null ? "" : line.entry().path() + " ") + "--help"
                : "";
        String trace = line.isVerbose() && !usage ? trace(thrown) : "";
        env.fail(
                new Failure(failure.code(), failure.message(), hint, trace),
                "conveyor-driver: " + failure.message() + (usage ? "\ntry: " + hint : ""));
        if (!env.voice().isJson()) {
            env.err().print(trace);
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private Cli() {}
}
