package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.DateTimeException;

/** A request to the server, whose failure becomes a sentence. */
interface StreamRequest<T> {
    T ask() throws IOException, JetStreamApiException, InterruptedException;

    /**
     * Asks it.
     *
     * @param unanswered what cannot be done without the answer, the beginning of the sentence
     */
    static <T> T asking(Connection connection, String unanswered, StreamRequest<T> request) throws StreamException {
        try {
            return request.ask();
        } catch (ApiRequest.NoStreamException e) {
            throw new StreamException(e.getMessage(), e);
        } catch (JetStreamApiException e) {
            throw e.getApiErrorCode() == Consumers.NO_STREAM
                    ? Consumers.noStream(StreamNames.EVENTS, e)
                    : failed(connection, unanswered, e);
        } catch (IOException | DateTimeException | IllegalArgumentException | ClassCastException e) {
            // the last three where the client library reads an odd answer
            throw failed(connection, unanswered, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException(unanswered + ": interrupted", e);
        }
    }

    private static StreamException failed(Connection connection, String unanswered, Exception e) {
        return new StreamException(unanswered + StreamProblem.at(connection) + ": " + StreamProblem.of(e), e);
    }
}
