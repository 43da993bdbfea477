package ug.open.conveyor.driver.stream;

import java.util.function.Consumer;

/** Counts the events from before the point where a driver begins, and reports their number once. For one thread at a time. */
final class PassedOver {
    /** The most events of one request. */
    private static final int MOST = 256;

    private final Place place;
    private final Consumer<String> said;
    private long events;
    private boolean over;

    PassedOver(Place place, Consumer<String> said) {
        this.place = place;
        this.said = said;
        this.over = place.after() == 0;
    }

    /** One more. */
    void count() {
        events++;
        if (events == place.older()) {
            end();
        }
    }

    /** How many of them to request next; 0 where the number is unknown, or all came. */
    int toAsk() {
        return over ? 0 : (int) Math.max(0, Math.min(MOST, place.older() - events));
    }

    /** No more of them come. */
    void end() {
        if (!over && events > 0) {
            said.accept(events + (events == 1 ? " event that waited was" : " events that waited were")
                    + " skipped: the driver begins after " + (events == 1 ? "it" : "them"));
        }
        over = true;
    }
}
