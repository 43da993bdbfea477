package ug.open.conveyor.driver.stream;

import java.io.IOException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.wire.Messages;

/** An event of the stream, parsed when it is first needed. A bystander has no way back to the server: nothing is published or acknowledged. */
public class SeenEvent implements Delivery {
    private final Envelope envelope;
    private DriverMessage message;

    public SeenEvent(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    public final Envelope envelope() {
        return envelope;
    }

    @Override
    public final synchronized DriverMessage message() {
        if (message == null) {
            message = Messages.read(envelope.body());
        }
        return message;
    }

    @Override
    public void settle(Outcome outcome) throws IOException, InterruptedException {
        // the driver that takes part settles it
    }
}
