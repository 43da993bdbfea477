package ug.open.conveyor.driver.cli.command;

import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.loader.CommandSpec;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.loader.TerminalSpec;
import ug.open.conveyor.driver.session.ChosenDriver;
import ug.open.conveyor.driver.session.SessionSettings;
import ug.open.conveyor.driver.terminal.Format;

/** The terminal for a command, in place of a recorded standard output: for its own debugger. */
final class TtyOption {
    /** No time limit: a person thinks. */
    static final Duration NO_LIMIT = Duration.ofDays(36_500);

    private final Screen screen;
    private final Opt<Boolean> tty;

    TtyOption(Cmd cmd, DriverOptions driver) {
        screen = cmd.env.screen();
        tty = cmd.flag(
                "Give the command the terminal and no time limit, for breakpoint() or another debugger. The run store keeps none of its output.",
                "--tty");
        cmd.apart(tty, driver.timeout());
        cmd.apart(tty, driver.concurrency());
    }

    Opt<Boolean> opt() {
        return tty;
    }

    /**
     * Refuses it where there is no terminal.
     *
     * @param inputs the words that name the events
     */
    void check(List<String> inputs) {
        if (tty.get()) {
            needTerminal("--tty", screen, inputs);
        }
    }

    /**
     * The driver with the terminal where it is asked for, else as it is.
     *
     * @throws UsageException where it cannot have it
     */
    ChosenDriver of(ChosenDriver driver, SessionSettings settings) {
        if (!tty.get()) {
            return driver;
        }
        CommandSpec command = command("--tty", driver.code());
        if (settings.format() == Format.JSON) {
            throw new UsageException(
                    "--tty and -o json cannot be used together: the command prints to standard output");
        }
        DriverDefinition definition = driver.definition().withTimeout(NO_LIMIT).withConcurrency(1);
        return new ChosenDriver(definition, new TerminalSpec(command), driver.secrets(), driver.tail(), driver.again());
    }

    /** The command that an option needs. */
    static CommandSpec command(String option, DriverCode code) {
        if (code instanceof CommandSpec command) {
            return command;
        }
        throw new UsageException(option + " is for a command, and this driver is "
                + (code instanceof ProgramSpec ? programs() : "a Java class: replay --debug waits for its debugger"));
    }

    /** What a program has instead. */
    static String programs() {
        return "a program on a runtime of its own: conveyor-driver dev keeps an event stream for it under a debugger,"
                + " and conveyor-driver send gives it events";
    }

    /** Refuses an option for which a person has to be there. */
    static void needTerminal(String option, Screen screen, List<String> inputs) {
        if (inputs.contains("-")) {
            throw new UsageException(
                    option + " leaves standard input to the debugger: put the events into a file in place of -");
        }
        if (!screen.in() || !screen.out()) {
            throw new UsageException(
                    option + " needs a terminal, and standard " + (screen.in() ? "output" : "input") + " is none");
        }
    }
}
