package ug.open.conveyor.driver.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.wire.JsonLine;
import ug.open.conveyor.driver.wire.Messages;

/**
 * A record that says what an event came to.
 *
 * @param runId the run
 * @param driver whose result it is
 * @param event the number of the event in the recording, 0 where it is not said
 * @param messageId the {@code Nats-Msg-Id} it was published with, may be empty
 * @param time when it was captured, {@link Instant#EPOCH} where it is not said
 * @param json the driver result
 */
record ResultLine(String runId, String driver, long event, String messageId, Instant time, byte[] json) {
    /** Reads the driver result; throws a {@link ug.open.conveyor.driver.ConveyorException} where it is none. */
    DriverResult result() {
        return Messages.result(json);
    }

    /** Tells such records from others. For one thread. */
    static final class Reader {
        private final RecordMembers members = new RecordMembers("");
        private final JsonLine pipelineEvent = new JsonLine("run_id", "driverresult");
        private final JsonLine driverResult = new JsonLine("driver");

        /** What the record says, where it is the last word on a run: neither a result that was tried again nor broken. */
        Optional<ResultLine> read(Piece piece) {
            try {
                members.read(piece);
                if (members.text(Member.KIND).equals("finish")) {
                    return members.text(Member.RETRY).equals("true") ? Optional.empty() : Optional.of(finish(piece));
                }
                boolean captured = !members.has(Member.KIND)
                        && members.text(Member.SUBJECT).equals(Subjects.DRIVER_RESULT)
                        && members.has(Member.BODY);
                return captured ? published(members.bytes(Member.BODY)) : Optional.empty();
            } catch (MalformedInputException e) {
                return Optional.empty(); // whoever reads the events says so
            }
        }

        private ResultLine finish(Piece piece) throws MalformedInputException {
            return new ResultLine(
                    members.text(members.has(Member.RUNID) ? Member.RUNID : Member.RUN_ID),
                    members.text(Member.DRIVER),
                    members.number(Member.E).orElse(0),
                    "",
                    Instant.EPOCH,
                    piece.copy());
        }

        private Optional<ResultLine> published(byte[] body) throws MalformedInputException {
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
