package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.loader.CommandSpec;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.DriverShell;
import ug.open.conveyor.driver.loader.JavaSpec;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.EventShell;
import ug.open.conveyor.driver.session.Replay;
import ug.open.conveyor.driver.session.SessionSettings;
import ug.open.conveyor.driver.start.Debuggee;
import ug.open.conveyor.driver.system.Shell;
import ug.open.conveyor.driver.terminal.ShellLine;
import ug.open.conveyor.driver.terminal.ShellWord;

/** How a person looks into a driver while it works on a recorded event: by a debugger of Java, by one on the terminal, or in a shell. */
final class DebugOptions {
    private static final String USUAL_PORT = "5005"; // that of IDEs

    private final Cmd cmd;
    private final Environment env;
    private final TtyOption tty;
    private final Opt<Long> debug;
    private final Opt<Boolean> shell;

    DebugOptions(Cmd cmd, DriverOptions driver, ComparisonOptions comparison) {
        this.cmd = cmd;
        env = cmd.env;
        debug = cmd.option(
                        Kind.number(1, 65_535),
                        "PORT",
                        "Start a Java driver under a debugger, which attaches at PORT on 127.0.0.1: alone, "
                                + USUAL_PORT + ". No time limit.",
                        "--debug")
                .bare(USUAL_PORT);
        tty = new TtyOption(cmd, driver);
        shell = cmd.flag(
                "Open a shell with the folder and the variables of a command for the event, in place of running it.",
                "--shell");
        cmd.apart(debug, tty.opt(), shell);
        cmd.apart(debug, driver.timeout());
        cmd.apart(shell, comparison.check());
    }

    /** All of them, for what they cannot be beside. */
    List<Opt<?>> all() {
        return List.of(debug, tty.opt(), shell);
    }

    /** Whether {@link #run} takes the place of a session in this process. */
    boolean isElsewhere() {
        return shell.get() || debug.given() && !Debuggee.isThis();
    }

    /**
     * Refuses them where nobody could debug.
     *
     * @param inputs the words that name the events
     */
    void check(List<String> inputs) {
        tty.check(inputs);
        if (shell.get()) {
            TtyOption.needTerminal("--shell", env.screen(), inputs);
        }
        if (debug.given() && inputs.contains("-")) {
            throw new UsageException("--debug starts another process: put the events into a file in place of -");
        }
    }

    /**
     * The driver as these options want it.
     *
     * @throws UsageException where it is of another kind
     */
    ChosenDriver of(ChosenDriver driver, SessionSettings settings) {
        if (shell.get()) {
            TtyOption.command("--shell", driver.code());
        }
        if (!debug.given()) {
            return tty.of(driver, settings);
        }
        checkJava(driver.code());
        return new ChosenDriver(
                driver.definition().withTimeout(TtyOption.NO_LIMIT),
                driver.code(),
                driver.secrets(),
                driver.tail(),
                driver.again());
    }

    private static void checkJava(DriverCode code) {
        if (!(code instanceof JavaSpec)) {
            throw new UsageException("--debug is for a Java driver, and this driver is "
                    + (code instanceof ProgramSpec
                            ? TtyOption.programs()
                            : "a command: --tty gives it the terminal, for its own debugger"));
        }
    }

    /** Runs the driver in a process under a debugger, or opens the shell. */
    int run(Replay replay, ChosenDriver driver) throws IOException, InterruptedException, LoadException {
        if (shell.get()) {
            return open((CommandSpec) driver.code(), only(replay));
        }
        int port = debug.get().intValue();
        if (!Debuggee.isFree(port)) {
            throw new UsageException(
                    "--debug: port " + port + " of 127.0.0.1 is in use; --debug=PORT takes another one");
        }
        env.say("waiting for a debugger at 127.0.0.1:" + port + ": jdb -attach " + port
                + ", or \"Remote JVM Debug\" of an IDE; set a breakpoint and continue (jdb: cont)");
        List<String> words = new ArrayList<>(List.of(cmd.entry.path().split(" ")));
        words.addAll(cmd.words());
        return new Debuggee(env, port).run(words);
    }

    private int open(CommandSpec command, DriverMessage message)
            throws IOException, InterruptedException, LoadException {
        String line = new ShellLine(Shell.SH).of(command.words()) + " <\"$CONVEYOR_PAYLOAD\"";
        String program = env.variable("SHELL").orElse("sh");
        env.say("a shell for the driver on run " + message.runId() + ": " + line);
        int code =
                new EventShell(env).open(new DriverShell(command, env.platform().scratch(), program, line), message);
        env.say("the shell has ended; nothing was kept or compared");
        return code;
    }

    private static DriverMessage only(Replay replay) throws IOException, InterruptedException {
        Optional<Delivery> first = replay.next();
        if (first.isEmpty()) {
            throw new UsageException("--shell needs an event, and --only leaves none");
        }
        Optional<Delivery> second = replay.next();
        if (second.isPresent()) {
            throw new UsageException(
                    "--shell opens one event, and there is another one" + "; choose one by --only, such as --only run="
                            + ShellWord.quote(first.get().message().runId()));
        }
        return first.get().message();
    }
}
