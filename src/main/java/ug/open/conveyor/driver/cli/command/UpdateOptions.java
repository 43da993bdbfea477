package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.session.Differences;
import ug.open.conveyor.driver.session.ResultTarget;
import ug.open.conveyor.driver.terminal.Prompts;

/** Whether new results take the places of the recorded ones. */
final class UpdateOptions {
    private final Environment env;
    private final Opt<Boolean> update;
    private final Consent consent;

    UpdateOptions(Cmd cmd) {
        env = cmd.env;
        update = cmd.flag(
                "With --check: write the results that differ into the recordings, after a question.", "--update");
        consent = new Consent(cmd);
    }

    Opt<Boolean> option() {
        return update;
    }

    boolean given() {
        return update.get();
    }

    /** Says, before anything runs, what speaks against it. */
    void check(boolean checks, boolean failed) {
        if (consent.isGiven() && !given()) {
            throw new UsageException("--yes needs --update");
        }
        if (!given()) {
            return;
        }
        if (!checks) {
            throw new UsageException("--update needs --check");
        }
        if (failed) {
            throw new UsageException("--update writes into recordings, and --failed replays runs of the run store: "
                    + "conveyor-driver runs export REF FILE --append adds a run to a recording");
        }
        if (!consent.isGiven() && env.variable("CI").isPresent()) {
            throw new UsageException(
                    "the variable CI is set: nobody sees what --update would accept; --yes says that it may");
        }
        consent.check("write new results");
    }

    /**
     * Writes new results in place of those that differ.
     *
     * @param code the exit code where nothing is written
     * @throws IOException the first failure; the other files are written all the same
     */
    int apply(List<ResultTarget> targets, Differences differences, int code) throws IOException {
        List<ResultTarget> changed = new ArrayList<>();
        int results = 0;
        int contested = 0;
        for (ResultTarget target : targets) {
            results += target.changes();
            contested += target.contested();
            if (target.changes() > 0) {
                changed.add(target);
            }
        }
        if (contested > 0) {
            env.warn("--update leaves " + count(contested, "result")
                    + " as recorded: several events have one result there, and different ones now");
        }
        if (changed.isEmpty() || !accepts(results, changed.size())) {
            return code;
        }
        write(changed);
        return contested > 0 ? ExitCodes.DIFFERENT : differences.codeOfOthers();
    }

    private boolean accepts(int results, int files) throws IOException {
        try {
            consent.ask("write " + count(results, "new result") + " into " + count(files, "recording"));
            return true;
        } catch (Prompts.CancelledException e) {
            env.say("nothing was written");
            return false;
        }
    }

    private void write(List<ResultTarget> changed) throws IOException {
        IOException failure = null;
        for (ResultTarget target : changed) {
            try {
                target.write();
                env.say("wrote " + count(target.changes(), "new result") + " into " + target.name());
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    env.warn(e.getMessage());
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
