package ug.open.conveyor.driver.stream;

import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.wire.Messages;

/** An event that a bystander saw. It has no way back to the server: nothing can be published or acknowledged with it. */
final class ShadowDelivery implements Delivery {
    private final Envelope envelope;
    private DriverMessage message;

    ShadowDelivery(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public synchronized DriverMessage message() {
        if (message == null) {
            message = Messages.read(envelope.body());
        }
        return message;
    }

    @Override
    public void settle(Outcome outcome) {
        // whoever takes part settles it
    }
}
