package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;

/** {@code __complete}: the answers to completion scripts. A line is a word, a tab and a description. */
public final class CompleteCmd extends Cmd {
    private final Opt<Topic> topic = parameter(Kind.oneOf(Topic.values()), "WHAT", "Sort of words to complete.")
            .required("runs, drivers, contexts or powershell");
    private final Opt<String> prefix =
            parameter(Kind.TEXT, "PREFIX", "The typed part of the word.").or("");

    private final CommandTable commands;

    public CompleteCmd(Entry entry, Environment env, CommandTable commands) {
        super(entry, env);
        this.commands = commands;
    }

    /** The questions. */
    enum Topic {
        RUNS,
        DRIVERS,
        CONTEXTS,
        /** All words that may come next; standard input has those before, as {@link PowerShellWords} reads them. */
        POWERSHELL
    }

    @Override
    public int call() throws IOException {
        for (String line : lines(new LiveWords(env))) {
            env.println(line);
        }
        return ExitCodes.OK;
    }

    private List<String> lines(LiveWords live) throws IOException {
        return switch (topic.get()) {
            case RUNS -> live.of(Kind.Hint.RUN, prefix.get());
            case DRIVERS -> live.of(Kind.Hint.DRIVER, prefix.get());
            case CONTEXTS -> live.of(Kind.Hint.CONTEXT, prefix.get());
            case POWERSHELL -> PowerShellWords.read(env.in()).next(new NextWords(commands, env, live));
        };
    }
}
