package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.record.MalformedInputException;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoredAttempt;
import ug.open.conveyor.driver.terminal.RunDetails;
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.JsonLine;
import ug.open.conveyor.driver.wire.SyntaxException;

/** {@code runs show}: what is known of a run. */
final class RunsShowCmd extends Cmd {
    private final Opt<String> ref = parameter(
                    Kind.RUN, "REF", "The run: [driver/]run-id[#attempt], a prefix of an id, @last or @failed.")
            .required("such as @last");
    private final Opt<Output> output = option(
                    Kind.oneOf(Output.values()),
                    "",
                    "text: for people; json: an object for each attempt.",
                    "-o",
                    "--output")
            .or("text");

    RunsShowCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_WRITTEN);
        details("Shows each attempt of a run, what it came to, and the event that it was about.");
        examples("conveyor-driver runs show @last", "conveyor-driver runs show @last -o json");
    }

    @Override
    int call() throws IOException {
        RunStore store = StorePlace.store(env);
        for (StoredAttempt attempt : store.findAll(Ref.parse(ref.get()))) {
            Map<String, Object> details = details(store, attempt);
            if (output.get() == Output.JSON) {
                env.println(Json.write(details));
            } else {
                new RunDetails(env.out(), surfaceOut()).print(details);
            }
        }
        return ExitCodes.OK;
    }

    private Map<String, Object> details(RunStore store, StoredAttempt attempt) throws IOException {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("runid", attempt.runId());
        details.put("driver", attempt.driver());
        details.put("resource", attempt.resource());
        details.put("event", attempt.event());
        details.put("attempt", attempt.attempt());
        details.put("mode", RunsListCmd.row(attempt).mode());
        details.put("status", attempt.status().word());
        details.put("started", attempt.started());
        attempt.ms().ifPresent(ms -> details.put("ms", ms));
        Optional<DriverResult> result = store.result(attempt);
        if (result.isPresent()) {
            details.put("message", result.get().message());
            details.put("data", result.get().data());
        }
        details.put("recording", attempt.segment().toString());
        details.put("received", received(store, attempt));
        return details;
    }

    /** Null where the event is damaged, which is no reason to show nothing of the run. */
    private Object received(RunStore store, StoredAttempt attempt) throws IOException {
        try {
            return received(store.event(attempt));
        } catch (MalformedInputException | SyntaxException e) {
            env.say("warning: " + e.getMessage());
            return null;
        }
    }

    /** The message as it was received: JSON where it is, else the line's base64. */
    private static Object received(byte[] line) {
        JsonLine members = new JsonLine("message", "bytes");
        if (!members.read(line, 0, line.length)) {
            return null;
        }
        int member = members.present(0) ? 0 : 1;
        if (!members.present(member)) {
            return null;
        }
        return Json.parse(line, members.start(member), members.end(member));
    }
}
