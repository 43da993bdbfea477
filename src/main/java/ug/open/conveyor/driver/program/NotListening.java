package ug.open.conveyor.driver.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.server.PrivateServer;

/** Says why a program does not listen for events, as far as its server has seen it. */
final class NotListening {
    private static final int USUAL_PORT = 4222;

    private NotListening() {}

    /**
     * The sentence.
     *
     * @param consumers those that are on the stream
     * @param foundNobody whether it has printed that nobody listens at an address
     */
    static String sentence(
            ProgramSpec spec,
            PrivateServer server,
            List<String> consumers,
            RunningProgram program,
            boolean foundNobody) {
        String last = program.lastLine();
        String printed = last.isEmpty() ? "; it printed nothing" : "; the last line that it printed: " + last;
        if (program.isOver()) {
            return program.ending() + ", before it listened for events" + (foundNobody ? elsewhere(spec) : "");
        }
        List<String> clients = clients(server);
        String seen = clients.isEmpty()
                ? "it did not connect to its event stream, " + server.stream() + hint(spec)
                : "it connected as " + String.join(", ", clients)
                        + (consumers.isEmpty()
                                ? ", but made no consumer on the stream 'messages': it waits for something else, or is no driver"
                                : "");
        return "the program does not listen for events after " + spec.ready().toSeconds() + " s: " + seen + printed;
    }

    /** The sentence for a program that found nobody at an address of its own. */
    private static String elsewhere(ProgramSpec spec) {
        return spec.port().isPresent()
                ? "; it looked for a server elsewhere than at port "
                        + spec.port().getAsInt() + ": see which address it has in its source"
                : "; it looked for a server elsewhere than CONVEYOR_NATS_URL and NATS_URL tell it: if its source has nats://localhost:"
                        + USUAL_PORT + ", take `port: " + USUAL_PORT + "` or --port " + USUAL_PORT;
    }

    private static String hint(ProgramSpec spec) {
        return spec.port().isPresent()
                ? ": its source may have another address than port "
                        + spec.port().getAsInt()
                : ", which CONVEYOR_NATS_URL and NATS_URL tell it: its source may have nats://localhost:" + USUAL_PORT
                        + " in it, then take `port: " + USUAL_PORT + "` or --port " + USUAL_PORT
                        + "; or it still compiles: give it --ready 2m or `ready: 2m`; or it is not built on a driver runtime of Conveyor";
    }

    /** The names of the clients that are or were connected, without this tool's own. */
    private static List<String> clients(PrivateServer server) {
        List<String> names = new ArrayList<>();
        try {
            if (Json.parse(server.connections("any")) instanceof Map<?, ?> answer
                    && answer.get("connections") instanceof List<?> connections) {
                for (Object each : connections) {
                    String name = each instanceof Map<?, ?> connection && connection.get("name") instanceof String text
                            ? text
                            : "a client without a name";
                    if (!name.equals(PrivateServer.NAME)) {
                        names.add("'" + name + "'");
                    }
                }
            }
        } catch (IOException | ConveyorException e) {
            // the sentence does without
        }
        return names;
    }
}
