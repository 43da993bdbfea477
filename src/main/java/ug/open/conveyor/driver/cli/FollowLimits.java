package ug.open.conveyor.driver.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.config.Durations;

/**
 * How long a follower waits.
 *
 * @param idle ends it when nothing has come for so long; empty: as long as {@code endless}
 * @param endless the same where nobody knows what ends it; empty: a person does
 * @param until the time that is asked for is over then
 */
record FollowLimits(Optional<Duration> idle, Optional<Duration> endless, Optional<Instant> until) {
    /** Off a terminal nobody is there who could see that nothing comes any more. */
    static final Duration ENDLESS = Duration.ofMinutes(10);

    static FollowLimits of(Environment env, Optional<Duration> idle, Optional<Instant> until) {
        boolean person = env.screen().out() || env.screen().err();
        return new FollowLimits(idle, person ? Optional.empty() : Optional.of(ENDLESS), until);
    }

    /** What ends a follower that waits for something which may never come, for the end of a sentence. */
    String otherwise() {
        if (idle.isPresent()) {
            return "this ends when nothing comes for " + Durations.text(idle.get());
        }
        return endless.isPresent()
                ? "this ends when nothing comes for " + Durations.text(endless.get()) + ", or for --idle TIME"
                : "Ctrl-C ends this, or --idle TIME";
    }

    /** How long nothing may come. */
    Optional<Duration> most(boolean endIsKnown) {
        return idle.isPresent() || endIsKnown ? idle : endless;
    }
}
