package ug.open.conveyor.driver.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Commands with an option of every sort, under names of the real table. */
final class SampleCommands {
    /** How to print. */
    enum Form {
        TEXT,
        JSON,
        RAW_BYTES
    }

    /** Stands for {@code run}. */
    static final class Run extends Cmd {
        final Opt<String> events = option(Kind.FILE_OR_DASH, "FILE", "The events [all]. Or none.", "-e", "--events")
                .required("such as x");
        final Opt<Path> home = option(Kind.FOLDER, "DIR", "Somebody's folder.", "--home");
        final Opt<Duration> timeout =
                option(Kind.DURATION, "TIME", "The limit.", "--timeout").or("10m");
        final Opt<Long> many =
                option(Kind.number(1, 64), "N", "How many.", "-n", "--many").or("1");
        final Opt<List<String>> only = options(Kind.EVENTS, "KEY=VALUE", "Only these.", "--only");
        final Opt<Boolean> fast = flag("Stop early.", "-x", "--fail-fast");
        final Opt<Boolean> tell = flag("Tell: all.", "-t");
        final Opt<Form> form = option(Kind.oneOf(Form.values()), "", "The form.", "-o", "--output")
                .or("text");
        final Opt<String> secret =
                option(Kind.TEXT, "X", "Not shown.", "--secret").hidden();
        final Opt<Path> project =
                parameter(Kind.FOLDER, "PROJECT", "The project.").or(".");
        final Opt<List<String>> words = rest("CMD", "A command.");

        Run(Environment env) {
            super(Entry.find(Cli.COMMANDS, "run"), env);
            apart(fast, tell);
        }

        @Override
        int call() {
            return ExitCodes.OK;
        }
    }

    /** Stands for {@code replay}. */
    static final class Replay extends Cmd {
        final Opt<String> driver = option(Kind.DRIVER, "NAME", "The driver.", "--driver");
        final Opt<String> run = option(Kind.RUN, "REF", "The run.", "--run");
        final Opt<List<String>> refs =
                parameters(Kind.RUN_OR_FILE, "REF|FILE", "What.").required("such as x");

        Replay(Environment env) {
            super(Entry.find(Cli.COMMANDS, "replay"), env);
        }

        @Override
        int call() {
            return ExitCodes.OK;
        }
    }

    /** Stands for {@code runs} and its subcommands. */
    static final class Runs extends Cmd {
        final Opt<Boolean> failed = flag("Only failed ones.", "--failed");

        Runs(Entry entry, Environment env) {
            super(entry, env);
            if (entry.path().equals("runs export")) {
                parameter(Kind.RUN, "REF", "The run.").required("such as x");
                parameter(Kind.FILE, "FILE", "Where to.").required("such as x");
            }
        }

        @Override
        int call() {
            return ExitCodes.OK;
        }
    }

    static List<Cmd> all(Environment env) {
        Entry runs = Entry.find(Cli.COMMANDS, "runs");
        return List.of(
                new Run(env),
                new Replay(env),
                new Runs(runs, env),
                new Runs(Entry.find(runs.children(), "show"), env),
                new Runs(Entry.find(runs.children(), "export"), env),
                new CompletionCmd(Entry.find(Cli.COMMANDS, "completion"), env),
                new HelpCmd(Entry.find(Cli.COMMANDS, "help"), env));
    }

    private SampleCommands() {}
}
