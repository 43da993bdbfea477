package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import ug.open.conveyor.driver.DriverResult.RetryRequest;
import ug.open.conveyor.driver.Retry;

/** How long to wait before another attempt. */
final class Pauses {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Pauses() {}

    /** The pause of the request; else the definition's pause, doubled for each attempt after the first, up to five minutes. */
    static Duration after(int attempt, Retry retry, RetryRequest request) {
        return request.after().orElseGet(() -> growing(attempt, retry.pause()));
    }

    private static Duration growing(int attempt, Duration first) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return attempt == 1 || pause.compareTo(LONGEST) < 0 || first.compareTo(LONGEST) > 0 ? pause : LONGEST;
    }
}
