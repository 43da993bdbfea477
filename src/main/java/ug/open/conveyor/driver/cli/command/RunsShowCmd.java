package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.ExecutionHeading;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.RunDetails;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.PipelinePart;
import ug.open.conveyor.driver.wire.RecordedLine;

/** {@code runs show}: shows the attempts of a run. */
public final class RunsShowCmd extends Cmd {
    private static final List<String> MEMBERS = List.of(
            "execution",
            "runid",
            "driver",
            "resource",
            "event",
            "attempt",
            "mode",
            "status",
            "started",
            "ms",
            "message",
            "data",
            "recording",
            "received");

    private final Opt<String> ref =
            parameter(Kind.RUN, "REF", "Run to show: " + Kind.REF_FORMS + ".").required("such as @last");
    private final Opt<Boolean> every = flag(
            "Show every execution of the run under a heading, not only the newest of each driver.", "--all-executions");
    private final OutputOptions output =
            new OutputOptions(this, "text: for people; json: one object per attempt.", MEMBERS);
    private final Opt<Boolean> asVariables = flag(
            "Print, for a shell to source, the variables that a command has in the attempt. Secrets are not shown.",
            "--env");
    private final Opt<Boolean> local = flag("Local times in place of UTC. JSON keeps UTC.", "--local");

    public RunsShowCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.NO_SUCH_RUN, ExitCodes.IO_FAILED);
        apart(asVariables, every);
        output.apart(asVariables);
        apart(asVariables, local);
        details(
                "Shows each attempt of a run with its result and its event. Of a run of run --pipeline, it begins with how each step ended.");
        examples(
                "conveyor-driver runs show @last",
                "conveyor-driver runs show @failed~1 -o json",
                "conveyor-driver runs show @failed --env");
    }

    @Override
    public int call() throws IOException, InterruptedException {
        RunStore store = StorePlace.store(env);
        if (asVariables.get()) {
            env.print(new AttemptVariables(env, store).of(store.find(Ref.parse(ref.get()))));
            return ExitCodes.OK;
        }
        try (Printout<RunDetails> out = output.printers().details(times(local))) {
            if (every.get()) {
                for (StoredExecution execution : store.executions(Ref.parse(ref.get()))) {
                    show(store, Optional.of(heading(execution)), execution.attempts(), out);
                }
            } else {
                Ref what = Ref.parse(ref.get());
                List<StoredAttempt> attempts = store.findAll(what);
                if (!output.isData() && isRun(what, attempts.get(0))) {
                    steps(store, attempts, out);
                }
                show(store, Optional.empty(), attempts, out);
            }
        }
        return ExitCodes.OK;
    }

    private void show(
            RunStore store, Optional<ExecutionHeading> heading, List<StoredAttempt> attempts, Printout<RunDetails> out)
            throws IOException {
        Optional<ExecutionHeading> above = heading;
        for (StoredAttempt attempt : attempts) {
            out.print(new RunDetails(above, details(store, attempt)));
            above = Optional.empty();
        }
    }

    /** Whether a whole run is meant, with whatever drivers it has. */
    private static boolean isRun(Ref what, StoredAttempt found) {
        return !what.isCounted() && what.driver().isEmpty() && !found.isExecution(what.run());
    }

    /** Of a run that this tool took through a pipeline: how each step ended, or that it has not begun. */
    private static void steps(RunStore store, List<StoredAttempt> attempts, Printout<RunDetails> out)
            throws IOException {
        StoredAttempt last = attempts.get(attempts.size() - 1);
        Optional<PipelinePart> way = store.pipeline(last);
        if (way.isEmpty()) {
            return;
        }
        Map<String, Object> steps = new LinkedHashMap<>();
        steps.put("pipeline", way.get().name());
        for (StoredAttempt attempt : attempts) {
            String took = attempt.ms().isPresent() ? " in " + attempt.ms().getAsLong() + " ms" : "";
            steps.put("step " + attempt.driver(), attempt.status().word() + took + ", " + attempt.execution());
        }
        way.get().steps().forEach(driver -> steps.putIfAbsent("step " + driver, "not begun"));
        out.print(new RunDetails(Optional.empty(), steps));
    }

    static ExecutionHeading heading(StoredExecution execution) {
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
        } catch (InputFormatException | SyntaxException e) {
            env.warn(e.getMessage());
            return null;
        }
    }

    /** The message as it was received: JSON where it is, else the line's base64. */
    private static Object received(byte[] line) {
        RecordedLine event = new RecordedLine();
        if (!event.read(line, 0, line.length)) {
            return null;
        }
        Member member = event.received();
        return event.has(member) ? Json.parse(line, event.start(member), event.end(member)) : null;
    }
}
