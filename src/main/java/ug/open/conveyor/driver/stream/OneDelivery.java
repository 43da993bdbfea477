package ug.open.conveyor.driver.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;

/**
 * Has a server give each event to a consumer once. A server otherwise gives an event again at once after a {@code -NAK}, and after 30 s without an
 * acknowledgement, while this tool counts an attempt as over or still at work.
 */
final class OneDelivery {
    private OneDelivery() {}

    /** Sets it; a consumer that is gone again needs none. */
    static void of(JetStreamManagement management, String consumer) {
        try {
            ConsumerConfiguration made =
                    management.getConsumerInfo(StreamNames.EVENTS, consumer).getConsumerConfiguration();
            if (made.getMaxDeliver() != 1) {
                management.updateConsumer(
                        StreamNames.EVENTS,
                        ConsumerConfiguration.builder(made).maxDeliver(1).build());
            }
        } catch (IOException | JetStreamApiException e) {
            // the program has gone meanwhile, and its end tells more
        }
    }
}
