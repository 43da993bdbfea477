package ug.open.conveyor.driver.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.LineKind;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * An event of a recording with its result, for a unit test that a driver still gives the same: {@code conveyor-driver replay --check} within the
 * project's own tests.
 *
 * @param message the message that the driver got
 * @param result the result that it gave
 */
public record RecordedRun(DriverMessage message, DriverResult result) {
    /** Checks that both are there. */
    public RecordedRun {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(result, "result");
    }

    /**
     * All of a recording, in the order of their results. An event without a result is left out; each attempt of a run counts.
     *
     * @param recording a file with one JSON object a line
     *
     * @throws IOException where the file cannot be read
     * @throws ConveyorException where it is no recording; the message names file and line
     */
    public static List<RecordedRun> in(Path recording) throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        Map<String, DriverMessage> messages = new HashMap<>();
        Map<String, String> eventOf = new HashMap<>();
        RecordedLine line = new RecordedLine();
        try (BufferedReader reader = Files.newBufferedReader(recording)) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (!line.read(bytes, 0, bytes.length)) {
                    throw new ConveyorException(
                            recording + ":" + number + ": expected a line of a recording, a JSON object");
                }
                if (line.is(LineKind.EVENT) && line.isObject(Member.MESSAGE)) {
                    byte[] message = Arrays.copyOfRange(bytes, line.start(Member.MESSAGE), line.end(Member.MESSAGE));
                    messages.put(line.text(Member.E), Messages.read(message));
                } else if (line.is(LineKind.START)) {
                    eventOf.put(line.text(Member.A), line.text(Member.E));
                } else if (line.is(LineKind.FINISH)) {
                    String event = line.has(Member.E) ? line.text(Member.E) : eventOf.get(line.text(Member.A));
                    if (messages.containsKey(event)) {
                        runs.add(new RecordedRun(messages.get(event), Messages.result(bytes)));
                    }
                }
            }
        }
        return List.copyOf(runs);
    }

    /**
     * A result in the form of the recorded one, to compare the two: with its data as JSON has them, and with the recorded message, since a message
     * is for people and may differ.
     */
    public DriverResult asRecorded(DriverResult actual) {
        Object data = actual.data() == null ? null : Json.tree(actual.data());
        return new DriverResult(actual.success(), result.message(), data);
    }
}
