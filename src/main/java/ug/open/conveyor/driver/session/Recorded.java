package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ug.open.conveyor.driver.input.RecordedResults.Found;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;

/** Events to replay, and their recorded results. */
public interface Recorded extends EventSource {
    /** The recorded result of an event that this gave: that of the driver of this name, or of the only one that there is. */
    Optional<Found> result(Delivery event, String driver) throws IOException;

    /** The recording, as the user named it; empty for a run of the run store. */
    String file();

    /** The line of the recording where an event that this gave begins, from 1. */
    long line(Delivery event);

    /** Where new results are written to, if they are. */
    default Optional<ResultTarget> target() {
        return Optional.empty();
    }

    /** The number of events; empty where it is not known before the end. */
    OptionalLong count();

    /** How many events were read and not given, because they were not asked for. */
    long others();

    /** A few words about events that are addressed to other drivers and were not given; the empty text for none. */
    default String addressed() {
        return "";
    }

    /** The drivers with recorded results. */
    Set<String> drivers();
}
