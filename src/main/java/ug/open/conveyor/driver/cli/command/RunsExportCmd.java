package ug.open.conveyor.driver.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.mask.Redactor;
import ug.open.conveyor.driver.session.AppendedRecording;
import ug.open.conveyor.driver.session.RedactedLines;
import ug.open.conveyor.driver.session.StorePlace;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.StoredExecution;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** {@code runs export}: writes a run to a recording. */
public final class RunsExportCmd extends Cmd {
    private final Opt<String> ref =
            parameter(Kind.RUN, "REF", "Run to export: " + Kind.REF_FORMS + ".").required("such as @last");
    private final Opt<List<String>> words = parameters(
            Kind.RUN_OR_FILE, "REF|FILE", "Further runs, and last the recording to write; - for standard output.");
    private final Opt<Boolean> every =
            flag("Export every execution of the run, not only the newest of each driver.", "--all-executions");
    private final Opt<Boolean> session = flag("Export the whole session of the run, with its other runs.", "--session");
    private final Opt<Boolean> force = flag("Replace an existing file.", "--force");
    private final Opt<Boolean> append =
            flag("Add to the recording FILE if it exists; refuse an execution that it has.", "--append");

    private final RedactOptions redact = new RedactOptions(this);
    private final OutputOptions output = new OutputOptions(
            this,
            "text: nothing; json: an object about the written file.",
            List.of("file", "executions", "attempts", "sessions", "appended", "redacted"));
    private Redactor redactor; // null: nothing is replaced

    public RunsExportCmd(Entry entry, Environment env) {
        super(entry, env);
        apart(every, session);
        apart(force, append);
        exits(ExitCodes.NO_SUCH_RUN, ExitCodes.IO_FAILED);
        details("""
                Writes the event, the log entries and the result of a run to a recording, byte for byte as stored. run --events reads it;
                replay --check compares with it. A FILE that ends in .gz is packed by gzip. --append makes a run a further case of a suite.

                --redact replaces secrets by ***redacted***, so that you can show the recording to others: values with the shape of a known
                key or token, passwords in URLs and settings, private keys, and members with names such as password. It finds them in
                escaped text and base64 too, and prints how many it replaced and what it did not look into.""");
        examples(
                "conveyor-driver runs export @last run.jsonl --force",
                "conveyor-driver runs export @last - | gzip -c",
                "conveyor-driver runs export @last shared.jsonl --redact --force",
                "conveyor-driver runs export --session @last session.jsonl --force",
                "conveyor-driver runs export @last cases.jsonl --append");
    }

    @Override
    public int call() throws IOException {
        String file = file();
        redactor = redact.redactor().orElse(null);
        RunStore store = StorePlace.store(env);
        List<StoredExecution> executions = executions(store);
        if (file.equals("-")) {
            if (append.get()) {
                throw new UsageException("--append adds to a file, not to standard output");
            }
            write(store, executions, env.out());
            redacted();
            return ExitCodes.OK;
        }
        Path path = env.resolve(Kind.FILE.read(file));
        boolean appends = append.get() && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        Path target = appends ? path : OutputFile.of(env, file, force.get());
        if (appends) {
            append(store, executions, new AppendedRecording(path, file));
        } else {
            writeTo(store, executions, target);
        }
        output.tell(
                (appends ? "added " : "wrote ") + what(executions) + " to " + file,
                file,
                executions.stream().map(StoredExecution::id).toList(),
                StoredRefs.attempts(executions).size(),
                session.get(),
                appends,
                redactor == null ? Optional.empty() : redactor.counts().values());
        redacted();
        return ExitCodes.OK;
    }

    private void redacted() {
        if (redactor != null) {
            redact.sum(redactor, "lines").forEach(env::say);
        }
    }

    private String file() {
        List<String> all = words.get();
        if (all.isEmpty() || all.get(all.size() - 1).startsWith("@")) {
            throw new UsageException("FILE is missing: such as run.jsonl, behind the last REF");
        }
        return all.get(all.size() - 1);
    }

    /** Of all REFs, each once. */
    private List<StoredExecution> executions(RunStore store) throws IOException {
        List<String> refs = new ArrayList<>(List.of(ref.get()));
        refs.addAll(words.get().subList(0, words.get().size() - 1));
        return StoredRefs.executions(store, refs, every.get());
    }

    private void append(RunStore store, List<StoredExecution> executions, AppendedRecording recording)
            throws IOException {
        Path more = Files.createTempFile("conveyor-driver-export", ".jsonl");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(more), 1 << 16)) {
                write(store, executions, out);
            }
            recording.add(more);
        } finally {
            Files.deleteIfExists(more);
        }
    }

    private String what(List<StoredExecution> executions) {
        if (session.get()) {
            return executions.size() == 1
                    ? "the session of " + executions.get(0).id()
                    : "the sessions of " + executions.size() + " executions";
        }
        int attempts = 0;
        for (StoredExecution execution : executions) {
            attempts += execution.attempts().size();
        }
        String counted =
                executions.size() == 1 ? "execution " + executions.get(0).id() : executions.size() + " executions";
        return attempts == executions.size() ? counted : counted + " of " + attempts + " attempts";
    }

    private void write(RunStore store, List<StoredExecution> executions, OutputStream to) throws IOException {
        OutputStream out = redactor == null ? to : new RedactedLines(to, redactor);
        List<StoredAttempt> attempts = StoredRefs.attempts(executions);
        if (session.get()) {
            store.exportSessions(attempts, out);
        } else {
            store.export(attempts, out);
        }
    }

    /** Packs a file whose name says so. */
    private void writeTo(RunStore store, List<StoredExecution> executions, Path target) throws IOException {
        boolean packs = target.toString().endsWith(".gz") && !OutputFile.isSpecial(target);
        OutputFile.write(env, target, out -> {
            if (packs) {
                GZIPOutputStream packing = new GZIPOutputStream(out, 1 << 13);
                write(store, executions, packing);
                packing.finish();
            } else {
                write(store, executions, out);
            }
        });
    }
}
