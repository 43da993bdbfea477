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
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.JsonLine;
import ug.open.conveyor.driver.wire.Messages;

/**
 * An event of a recording and what it came to, for a unit test that a driver still does the same: {@code conveyor-driver replay --check} within
 * the project's own tests.
 *
 * @param message what the driver was given
 * @param result what it gave
 */
public record RecordedRun(DriverMessage message, DriverResult result) {
    private static final int KIND = 0;
    private static final int EVENT = 1;
    private static final int ATTEMPT = 2;
    private static final int MESSAGE = 3;

    /** Checks that both are there. */
    public RecordedRun {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(result, "result");
    }

    /**
     * Those of a recording, one JSON object a line, in the order of their results. An event without a result is left out; of a run that was tried
     * again each attempt is one.
     *
     * @throws IOException where the file cannot be read
     * @throws ConveyorException where it is no recording; names file and line
     */
    public static List<RecordedRun> in(Path recording) throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        Map<String, DriverMessage> messages = new HashMap<>();
        Map<String, String> eventOf = new HashMap<>();
        JsonLine line = new JsonLine("kind", "e", "a", "message");
        try (BufferedReader reader = Files.newBufferedReader(recording)) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (!line.read(bytes, 0, bytes.length)) {
                    throw new ConveyorException(
                            recording + ":" + number + ": expected a line of a recording, a JSON object");
                }
                if (line.is(KIND, "event") && line.isObject(MESSAGE)) {
                    byte[] message = Arrays.copyOfRange(bytes, line.start(MESSAGE), line.end(MESSAGE));
                    messages.put(line.string(EVENT), Messages.read(message));
                } else if (line.is(KIND, "start")) {
                    eventOf.put(line.string(ATTEMPT), line.string(EVENT));
                } else if (line.is(KIND, "finish")) {
                    String event = line.present(EVENT) ? line.string(EVENT) : eventOf.get(line.string(ATTEMPT));
                    if (messages.containsKey(event)) {
                        runs.add(new RecordedRun(messages.get(event), Messages.result(bytes)));
                    }
                }
            }
        }
        return List.copyOf(runs);
    }

    /**
     * A result in the form that can be compared with the recorded one: its data as JSON has them, and the recorded message, since a message is for
     * people and may differ.
     */
    public DriverResult asRecorded(DriverResult actual) {
        Object data = actual.data() == null ? null : Json.tree(actual.data());
        return new DriverResult(actual.success(), result.message(), data);
    }
}
