package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.terminal.Prompts;

/** A person's consent to what cannot be taken back: {@code --yes}, or an answer on the terminal. */
final class Consent {
    private final Cmd cmd;
    private final Opt<Boolean> yes;

    Consent(Cmd cmd) {
        this.cmd = cmd;
        yes = cmd.flag("Do not ask. Needed where a question has no terminal.", "--yes");
    }

    /** Whether the command line has it, so that nobody is asked. */
    boolean isGiven() {
        return yes.get();
    }

    /**
     * Makes sure that somebody can be asked, unless {@code --yes} is there.
     *
     * @param act as for {@link #ask}
     * @throws UsageException without a terminal
     */
    void check(String act) {
        if (!yes.get() && (!cmd.env.screen().in() || !cmd.env.screen().err())) {
            throw new UsageException("there is no terminal to ask whether to " + act + ": --yes says so");
        }
    }

    /**
     * Asks on a terminal, unless {@code --yes} is there.
     *
     * @param act what will be done, a few words without a full stop, like {@code remove the consumer demo}
     * @throws UsageException without a terminal
     * @throws Prompts.CancelledException where the answer is no: nothing may be done then
     */
    void ask(String act) throws IOException, Prompts.CancelledException {
        check(act);
        if (yes.get()) {
            return;
        }
        List<Prompts.Choice> choices =
                List.of(new Prompts.Choice("yes", "do it"), new Prompts.Choice("no", "leave everything as it is"));
        try (Prompts prompts = Prompts.open(cmd.surfaceErr().style())) {
            if (!prompts.choice("Really " + Harmless.oneLine(act), choices, "no")
                    .equals("yes")) {
                throw new Prompts.CancelledException();
            }
        }
    }
}
