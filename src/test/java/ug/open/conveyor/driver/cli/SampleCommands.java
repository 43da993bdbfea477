package ug.open.conveyor.driver.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.cli.completion.CompletionCmd;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;

/** Commands with an option of every sort, under names of the real table. */
public final class SampleCommands {
    /** How to print. */
    public enum Form {
        TEXT,
        JSON,
        RAW_BYTES
    }

    /** Stands for {@code run}. */
    public static final class Run extends Cmd {
        public final Opt<String> events = option(
                        Kind.FILE_OR_DASH, "FILE", "The events [all]. Or none.", "-e", "--events")
                .required("such as x");
        public final Opt<Path> home = option(Kind.FOLDER, "DIR", "Somebody's folder.", "--home");
        public final Opt<Duration> timeout =
                option(Kind.DURATION, "TIME", "The limit.", "--timeout").or("10m");
        public final Opt<Long> many =
                option(Kind.number(1, 64), "N", "How many.", "-n", "--many").or("1");
        public final Opt<List<String>> only = options(Kind.EVENTS, "KEY=VALUE", "Only these.", "--only");
        public final Opt<Boolean> fast = flag("Stop early.", "-x", "--fail-fast");
        final Opt<Boolean> tell = flag("Tell: all.", "-t");
        public final Opt<Form> form = option(Kind.oneOf(Form.values()), "", "The form.", "-o", "--output")
                .or("text");
        final Opt<String> secret =
                option(Kind.TEXT, "X", "Not shown.", "--secret").hidden();
        public final Opt<Path> project =
                parameter(Kind.FOLDER, "PROJECT", "The project.").or(".");
        public final Opt<List<String>> words = rest("CMD", "A command.");

        public Run(Environment env) {
            super(Entry.find(Cli.COMMANDS.rows(), "run"), env);
            apart(fast, tell);
        }

        @Override
        public int call() {
            return ExitCodes.OK;
        }
    }

    /** Stands for {@code replay}. */
    public static final class Replay extends Cmd {
        final Opt<String> driver = option(Kind.DRIVER, "NAME", "The driver.", "--driver");
        final Opt<String> run = option(Kind.RUN, "REF", "The run.", "--run");
        final Opt<String> context = option(Kind.CONTEXT, "NAME", "The context.", "--context");
        final Opt<List<String>> report = options(Kind.REPORT, "FORMAT", "The reports.", "--report");
        public final Opt<List<String>> refs =
                parameters(Kind.RUN_OR_FILE, "REF|FILE", "What.").required("such as x");

        public Replay(Environment env) {
            super(Entry.find(Cli.COMMANDS.rows(), "replay"), env);
        }

        @Override
        public int call() {
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
        public int call() {
            return ExitCodes.OK;
        }
    }

    public static List<Cmd> all(Environment env) {
        Entry runs = Entry.find(Cli.COMMANDS.rows(), "runs");
        return List.of(
                new Run(env),
                new Replay(env),
                new Runs(runs, env),
                new Runs(Entry.find(runs.children(), "show"), env),
                new Runs(Entry.find(runs.children(), "export"), env),
                new CompletionCmd(Entry.find(Cli.COMMANDS.rows(), "completion"), env, Cli.COMMANDS),
                new HelpCmd(Entry.find(Cli.COMMANDS.rows(), "help"), env, Cli.COMMANDS));
    }

    private SampleCommands() {}
}
