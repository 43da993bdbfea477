package ug.open.conveyor.driver.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.record.Execution;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoredAttempt;

/** {@code runs export}: writes a run to a recording of its own. */
final class RunsExportCmd extends Cmd {
    private final Opt<String> ref =
            parameter(Kind.RUN, "REF", "The run: " + Kind.REF_FORMS + ".").required("such as @last");
    private final Opt<String> file = parameter(
                    Kind.FILE_OR_DASH, "FILE", "The recording to write; - for standard output.")
            .required("such as run.jsonl");
    private final Opt<Boolean> every =
            flag("Every execution of the run, not only the newest of each driver.", "--all-executions");
    private final Opt<Boolean> session =
            flag("All that the session of the run has, whatever run it is of.", "--session");
    private final Opt<Boolean> force = flag("Replace a file that is there.", "--force");

    RunsExportCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(every, session);
        exits(ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_WRITTEN);
        details(
                "Writes the event, the log entries and the result of a run to a recording, byte for byte as they are kept. run --events takes "
                        + "it, and replay --check compares with it.");
        examples(
                "conveyor-driver runs export @last run.jsonl --force",
                "conveyor-driver runs export @last - | gzip -c",
                "conveyor-driver runs export --session @last session.jsonl --force");
    }

    @Override
    int call() throws IOException {
        RunStore store = StorePlace.store(env);
        Ref of = Ref.parse(ref.get());
        List<Execution> executions = every.get() ? store.executions(of) : store.newestExecutions(of);
        if (file.get().equals("-")) {
            write(store, executions, env.out());
            return ExitCodes.OK;
        }
        Path target = OutputFile.of(env, file.get(), force.get());
        if (OutputFile.isSpecial(target)) {
            writeTo(store, executions, target);
        } else {
            writeWhole(store, executions, target);
        }
        env.say("wrote " + what(executions) + " to " + file.get());
        return ExitCodes.OK;
    }

    private String what(List<Execution> executions) {
        if (session.get()) {
            return "the session of " + executions.get(0).id();
        }
        int attempts = 0;
        for (Execution execution : executions) {
            attempts += execution.attempts().size();
        }
        String counted =
                executions.size() == 1 ? "execution " + executions.get(0).id() : executions.size() + " executions";
        return attempts == executions.size() ? counted : counted + " of " + attempts + " attempts";
    }

    private void write(RunStore store, List<Execution> executions, OutputStream out) throws IOException {
        List<StoredAttempt> attempts = new ArrayList<>();
        for (Execution execution : executions) {
            attempts.addAll(execution.attempts());
        }
        if (session.get()) {
            store.exportSessions(attempts, out);
        } else {
            store.export(attempts, out);
        }
    }

    private void writeTo(RunStore store, List<Execution> executions, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(store, executions, out);
        }
    }

    /** All of it or nothing. */
    private void writeWhole(RunStore store, List<Execution> executions, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".export-", ".jsonl");
        try {
            writeTo(store, executions, unfinished);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
