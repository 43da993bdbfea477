package ug.open.conveyor.driver.input;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ug.open.conveyor.driver.wire.InputFormatException;

/**
 * How events are read.
 *
 * @param only the events that are wanted
 * @param skipInvalid whether a record that cannot be read is passed over, counted and reported instead of ending the reading
 * @param skipped takes what is wrong with each record that was passed over
 * @param change what becomes of the events that are wanted
 * @param runIds gives a new run id for a bare Resource, and for a driver message without one
 * @param clock gives the time of arrival where the input has none
 */
public record ReadOptions(
        EventFilter only,
        boolean skipInvalid,
        Consumer<InputFormatException> skipped,
        EventChange change,
        Supplier<String> runIds,
        Supplier<Instant> clock) {
    /** Checks that nothing is missing. */
    public ReadOptions {
        Objects.requireNonNull(only, "only");
        Objects.requireNonNull(skipped, "skipped");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(runIds, "runIds");
        Objects.requireNonNull(clock, "clock");
    }

    /** Takes every event; a record that cannot be read ends the reading. */
    public static ReadOptions strict(Supplier<String> runIds, Supplier<Instant> clock) {
        return new ReadOptions(EventFilter.ALL, false, problem -> {}, EventChange.NONE, runIds, clock);
    }

    /** The same for some of the events. */
    public ReadOptions only(EventFilter filter) {
        return new ReadOptions(filter, skipInvalid, skipped, change, runIds, clock);
    }

    /** The same, passing over records that cannot be read. */
    public ReadOptions skippingInvalid(Consumer<InputFormatException> report) {
        return new ReadOptions(only, true, report, change, runIds, clock);
    }

    /** The same, where events change before they are given. */
    public ReadOptions changing(EventChange how) {
        return new ReadOptions(only, skipInvalid, skipped, how, runIds, clock);
    }
}
