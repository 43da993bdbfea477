package ug.open.conveyor.driver.input;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * A record with the result of an event.
 *
 * @param runId the run
 * @param driver the driver that gave the result
 * @param event tells the event among those of the recording, see {@link SessionScope}; 0 where it is unknown
 * @param messageId the {@code Nats-Msg-Id} of the published result; may be empty
 * @param time when it was captured; {@link Instant#EPOCH} where that is unknown
 * @param json the driver result
 */
record ResultLine(String runId, String driver, long event, String messageId, Instant time, byte[] json) {
    /** Reads the driver result; throws a {@link ug.open.conveyor.driver.ConveyorException} where it is none. */
    DriverResult result() {
        return Messages.result(json);
    }

    /** Finds such records among others. For one thread. */
    static final class Reader {
        private final RecordMembers members = new RecordMembers("");
        private final JsonLine pipelineEvent = new JsonLine("run_id", "driverresult");
        private final JsonLine driverResult = new JsonLine("driver");
        private final SessionScope scope = new SessionScope();

        /** The record where it has the final result of a run: no broken one, and none that was tried again. */
        Optional<ResultLine> read(Piece piece) {
            try {
                members.read(piece);
                String kind = members.text(Field.KIND);
                if (kind.equals("session")) {
                    scope.begins(members);
                }
                if (kind.equals("finish")) {
                    return members.text(Field.RETRY).equals("true") ? Optional.empty() : Optional.of(finish(piece));
                }
                boolean captured = !members.has(Field.KIND)
                        && members.text(Field.SUBJECT).equals(Subjects.DRIVER_RESULT)
                        && members.has(Field.BODY);
                return captured ? published(members.bytes(Field.BODY)) : Optional.empty();
            } catch (InputFormatException e) {
                return Optional.empty(); // whoever reads the events says so
            }
        }

        private ResultLine finish(Piece piece) throws InputFormatException {
            return new ResultLine(
                    members.text(members.has(Field.RUNID) ? Field.RUNID : Field.RUN_ID),
                    members.text(Field.DRIVER),
                    scope.event(members),
                    "",
                    Instant.EPOCH,
                    piece.copy());
        }

        private Optional<ResultLine> published(byte[] body) throws InputFormatException {
            if (!pipelineEvent.read(body, 0, body.length) || !pipelineEvent.present(1)) {
                return Optional.empty();
            }
            byte[] result = Arrays.copyOfRange(body, pipelineEvent.start(1), pipelineEvent.end(1));
            if (!driverResult.read(result, 0, result.length)) {
                return Optional.empty();
            }
            String runId = pipelineEvent.present(0) ? pipelineEvent.string(0) : "";
            String driver = driverResult.present(0) ? driverResult.string(0) : "";
            Instant time = members.time().orElse(Instant.EPOCH);
            return Optional.of(new ResultLine(runId, driver, 0, members.header("Nats-Msg-Id"), time, result));
        }
    }
}
