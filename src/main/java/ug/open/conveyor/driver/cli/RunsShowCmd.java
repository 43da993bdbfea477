package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.record.Execution;
import ug.open.conveyor.driver.record.MalformedInputException;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoredAttempt;
import ug.open.conveyor.driver.terminal.ExecutionHeading;
import ug.open.conveyor.driver.terminal.RunDetails;
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.JsonLine;
import ug.open.conveyor.driver.wire.SyntaxException;

/** {@code runs show}: what is known of a run. */
final class RunsShowCmd extends Cmd {
    private final Opt<String> ref =
            parameter(Kind.RUN, "REF", "The run: " + Kind.REF_FORMS + ".").required("such as @last");
    private final Opt<Boolean> every = flag(
            "Every execution of the run, each under a heading, not only the newest of each driver.",
            "--all-executions");
    private final Opt<Output> output = option(
                    Kind.oneOf(Output.values()),
                    "",
                    "text: for people; json: an object for each attempt.",
                    "-o",
                    "--output")
            .or("text");
    private final TimesOption zone = new TimesOption(this, "Local times in place of UTC; json stays as it is.");

    RunsShowCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_WRITTEN);
        details("Shows each attempt of a run, what it came to, and the event that it was about.");
        examples("conveyor-driver runs show @last", "conveyor-driver runs show @failed~1 -o json");
    }

    @Override
    int call() throws IOException {
        RunStore store = StorePlace.store(env);
        if (!every.get()) {
            show(store, store.findAll(Ref.parse(ref.get())));
            return ExitCodes.OK;
        }
        for (Execution execution : store.executions(Ref.parse(ref.get()))) {
            if (output.get() == Output.TEXT) {
                new RunDetails(env.out(), surfaceOut(), zone.times()).heading(heading(execution));
            }
            show(store, execution.attempts());
        }
        return ExitCodes.OK;
    }

    private void show(RunStore store, List<StoredAttempt> attempts) throws IOException {
        for (StoredAttempt attempt : attempts) {
            Map<String, Object> details = details(store, attempt);
            if (output.get() == Output.JSON) {
                env.printJson(details);
            } else {
                new RunDetails(env.out(), surfaceOut(), zone.times()).print(details);
            }
        }
    }

    static ExecutionHeading heading(Execution execution) {
        return new ExecutionHeading(
                execution.id(),
                execution.runId(),
                execution.driver(),
                execution.started(),
                execution.status().word());
    }

    private Map<String, Object> details(RunStore store, StoredAttempt attempt) throws IOException {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("execution", attempt.execution());
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
