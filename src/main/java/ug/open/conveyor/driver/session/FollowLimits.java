package ug.open.conveyor.driver.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.host.Environment;

/**
 * The longest waits of a follower.
 *
 * @param idle the longest time without a line or result; empty: {@code endless} holds
 * @param endless the same where the end of the run is not known; empty where a person can end it
 * @param until the end of the time that the user wants to see
 */
public record FollowLimits(Optional<Duration> idle, Optional<Duration> endless, Optional<Instant> until) {
    /** Off a terminal, where no person sees that nothing comes any more. */
    static final Duration ENDLESS = Duration.ofMinutes(10);

    public static FollowLimits of(Environment env, Optional<Duration> idle, Optional<Instant> until) {
        boolean person = env.screen().out() || env.screen().err();
        return new FollowLimits(idle, person ? Optional.empty() : Optional.of(ENDLESS), until);
    }

    /** What ends a follower that waits for something which may never come, for the end of a sentence. */
    public String otherwise() {
        if (idle.isPresent()) {
            return "this ends when nothing comes for " + Durations.text(idle.get());
        }
        return endless.isPresent()
                ? "this ends when nothing comes for " + Durations.text(endless.get()) + ", or for --idle DURATION"
                : "Ctrl-C ends this, or --idle DURATION";
    }

    /** The longest time without a line or result; empty: no limit. */
    Optional<Duration> most(boolean endIsKnown) {
        return idle.isPresent() || endIsKnown ? idle : endless;
    }
}
