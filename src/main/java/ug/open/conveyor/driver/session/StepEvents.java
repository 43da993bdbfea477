package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Outcome;

/** The events of a pipeline's step; it reports to an {@link Ends} how each ends. */
final class StepEvents implements EventSource {
    private final EventSource events;
    private final Ends ends;

    /** Learns how each event ended. */
    interface Ends {
        void done(DriverMessage message, DriverResult result);

        /** It was not for this driver. */
        void passed(DriverMessage message);
    }

    StepEvents(EventSource events, Ends ends) {
        this.events = events;
        this.ends = ends;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        Optional<Delivery> next = events.next();
        return next.isPresent() ? Optional.of(new Told(next.get())) : next;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }

    private final class Told implements Delivery {
        private final Delivery event;

        Told(Delivery event) {
            this.event = event;
        }

        @Override
        public Envelope envelope() {
            return event.envelope();
        }

        @Override
        public DriverMessage message() throws MalformedMessageException {
            return event.message();
        }

        @Override
        public void settle(Outcome outcome) throws IOException, InterruptedException {
            if (outcome instanceof Outcome.Done done) {
                ends.done(message(), done.result());
            } else if (outcome instanceof Outcome.Pass) {
                ends.passed(message());
            }
            event.settle(outcome);
        }
    }
}
