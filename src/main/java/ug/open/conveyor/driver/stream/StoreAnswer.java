package ug.open.conveyor.driver.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import java.io.IOException;

/** Reads what a server answers to a message that one of its streams is to store. */
final class StoreAnswer {
    private static final int NOBODY = 503;

    private StoreAnswer() {}

    /**
     * The number that the stream gave to the message.
     *
     * @throws JetStreamApiException where the server refuses the message
     * @throws StreamException where no stream takes it, or the answer cannot be read
     */
    static long number(Message answer) throws StreamException, JetStreamApiException {
        if (answer.isStatusMessage()) {
            int code = answer.getStatus().getCode();
            throw new StreamException(
                    code == NOBODY
                            ? StreamProblem.NO_STREAM
                            : StreamProblem.said(answer.getStatus().getMessage(), code));
        }
        try {
            return new PublishAck(answer).getSeqno(); // throws where it is none
        } catch (IOException e) {
            throw new StreamException(StreamProblem.UNREADABLE, e);
        }
    }
}
