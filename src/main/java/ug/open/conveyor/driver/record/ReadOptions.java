package ug.open.conveyor.driver.record;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How events are read.
 *
 * @param only which of them are meant
 * @param skipInvalid whether a record that cannot be read is passed over, counted and reported instead of ending the reading
 * @param skipped is told each that was passed over: a sentence with its place
 * @param runIds gives a new run id for a bare Resource, and for a driver message without one
 * @param clock gives the time of arrival where the input has none
 */
public record ReadOptions(
        EventFilter only,
        boolean skipInvalid,
        Consumer<String> skipped,
        Supplier<String> runIds,
        Supplier<Instant> clock) {
    /** Checks that nothing is missing. */
    public ReadOptions {
        Objects.requireNonNull(only, "only");
        Objects.requireNonNull(skipped, "skipped");
        Objects.requireNonNull(runIds, "runIds");
        Objects.requireNonNull(clock, "clock");
    }

    /** Every event is meant, and a record that cannot be read ends the reading. */
    public static ReadOptions strict(Supplier<String> runIds, Supplier<Instant> clock) {
        return new ReadOptions(EventFilter.ALL, false, sentence -> {}, runIds, clock);
    }

    /** The same for some of the events. */
    public ReadOptions only(EventFilter filter) {
        return new ReadOptions(filter, skipInvalid, skipped, runIds, clock);
    }

    /** The same, passing over what cannot be read. */
    public ReadOptions skippingInvalid(Consumer<String> report) {
        return new ReadOptions(only, true, report, runIds, clock);
    }
}
