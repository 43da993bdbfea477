package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Map;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Help;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Failure;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.terminal.Done;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;

/** The bare name: options in front of a command. */
final class RootCmd extends Cmd {
    private final Opt<Boolean> version = flag("Show the version.", "-V", "--version");
    private final Opt<Format> output = option(
                    Kind.oneOf(Format.ofValues()), "", "With --version: text, or json: an object.", "-o", "--output")
            .or("text");

    private final CommandTable commands;

    RootCmd(Environment env, CommandTable commands) {
        super(Entry.of("", "Write, run and replay drivers for Conveyor CI, offline, and read their logs."), env);
        this.commands = commands;
        examples(
                "conveyor-driver init demo --lang sh   # a driver project that runs at once",
                "conveyor-driver run demo --events demo/events.jsonl",
                "conveyor-driver logs @last");
    }

    /** Prints the version. */
    static int version(Environment env) throws IOException {
        env.println(Version.TOOL);
        return ExitCodes.OK;
    }

    /** Without a command: lists the commands on standard error, as git does, and fails. */
    @Override
    public int call() throws IOException {
        if (version.get()) {
            return output.get() == Format.JSON ? versionAsJson() : version(env);
        }
        Failure missing = Failure.of(ErrorCode.USAGE, "a command is missing; conveyor-driver --help lists them");
        return env.fail(missing, new Help(env).root(this, commands.rows()));
    }

    private int versionAsJson() throws IOException {
        try (Printout<Done> out = new Printers(env.out(), surfaceOut(), Format.JSON).done()) {
            out.print(new Done("", Map.of("version", Version.NUMBER)));
        }
        return ExitCodes.OK;
    }
}
