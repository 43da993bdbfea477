package ug.open.conveyor.driver.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The answer of {@code /health}.
 *
 * @param status the server's word, {@code healthy} where it is; untrusted text
 * @param time the server's clock, in whole seconds, cut; empty where it does not tell
 */
public record Health(String status, Optional<Instant> time) {
    /** A token is refused where our clock is this far ahead of the server's. */
    public static final Duration MOST_AHEAD = ApiToken.BACK_DATED;

    /** And where it is this far behind. */
    public static final Duration MOST_BEHIND = ApiToken.LIFE;

    /** Of the second that the server cuts, a half is the best guess. */
    private static final Duration CUT = Duration.ofMillis(500);

    static Health of(String status, Optional<String> date) {
        return new Health(status, date.flatMap(Health::read));
    }

    private static Optional<Instant> read(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * How far our clock is ahead of the server's, to half a second, negative where it is behind; empty where the server does not tell.
     *
     * @param answered our time when the answer came
     * @param took the time from the request to the answer
     */
    public Optional<Duration> ahead(Instant answered, Duration took) {
        return time.map(theirs -> Duration.between(theirs.plus(CUT), answered.minus(took.dividedBy(2))));
    }

    /** Whether it says that all is well. */
    public boolean healthy() {
        return status.equals("healthy");
    }
}
