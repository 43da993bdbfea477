package ug.open.conveyor.driver.cli;

import java.io.IOException;

/** What the bare name takes: the options in front of a command. */
final class RootCmd extends Cmd {
    private final Opt<Boolean> version = flag("Show the version.", "-V", "--version");

    RootCmd(Environment env) {
        super(Entry.of("", "Write, run and replay drivers for Conveyor CI, offline, and read what they logged."), env);
        examples(
                "conveyor-driver init demo --lang sh   # a driver project that runs at once",
                "conveyor-driver run demo --events demo/events.jsonl",
                "conveyor-driver logs @last");
    }

    /** Says which version this is. */
    int version() throws IOException {
        env.println(Version.TOOL);
        return ExitCodes.OK;
    }

    /** Without a command there is nothing to do: shows, as git does, what there is to type, and is no success. */
    @Override
    int call() throws IOException {
        if (version.get()) {
            return version();
        }
        env.say(new Help(env).root(this));
        return ExitCodes.USAGE;
    }
}
