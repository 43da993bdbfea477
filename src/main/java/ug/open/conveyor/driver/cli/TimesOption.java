package ug.open.conveyor.driver.cli;

import ug.open.conveyor.driver.terminal.Times;

/** {@code --local}: in which zone text output has its times. */
final class TimesOption {
    private final Environment env;
    private final Opt<Boolean> local;

    /** Declares it. */
    TimesOption(Cmd cmd, String description) {
        env = cmd.env;
        local = cmd.flag(description, "--local");
    }

    Times times() {
        return local.get() ? Times.in(env.zone()) : Times.UTC;
    }
}
