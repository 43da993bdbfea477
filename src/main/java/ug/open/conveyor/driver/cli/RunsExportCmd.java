package ug.open.conveyor.driver.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoredAttempt;

/** {@code runs export}: writes a run to a recording of its own. */
final class RunsExportCmd extends Cmd {
    private final Opt<String> ref = parameter(
                    Kind.RUN, "REF", "The run: [driver/]run-id[#attempt], a prefix of an id, @last or @failed.")
            .required("such as @last");
    private final Opt<String> file = parameter(
                    Kind.FILE_OR_DASH, "FILE", "The recording to write; - for standard output.")
            .required("such as run.jsonl");
    private final Opt<Boolean> force = flag("Replace a file that is there.", "--force");

    RunsExportCmd(Entry entry, Environment env) {
        super(entry, env);
        exits(ExitCodes.NO_SUCH_RUN, ExitCodes.NOT_WRITTEN);
        details(
                "Writes the event, the log entries and the result of a run to a recording, byte for byte as they are kept. run --events takes "
                        + "it, and replay --check compares with it.");
        examples(
                "conveyor-driver runs export @last run.jsonl --force", "conveyor-driver runs export @last - | gzip -c");
    }

    @Override
    int call() throws IOException {
        RunStore store = StorePlace.store(env);
        List<StoredAttempt> attempts = store.findAll(Ref.parse(ref.get()));
        if (file.get().equals("-")) {
            store.export(attempts, env.out());
            return ExitCodes.OK;
        }
        Path target = OutputFile.of(env, file.get(), force.get());
        if (OutputFile.isSpecial(target)) {
            writeTo(store, attempts, target);
        } else {
            write(store, attempts, target);
        }
        env.say("wrote " + attempts.size() + (attempts.size() == 1 ? " attempt" : " attempts") + " to " + file.get());
        return ExitCodes.OK;
    }

    private static void writeTo(RunStore store, List<StoredAttempt> attempts, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            store.export(attempts, out);
        }
    }

    /** All of it or nothing. */
    private static void write(RunStore store, List<StoredAttempt> attempts, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".export-", ".jsonl");
        try {
            writeTo(store, attempts, unfinished);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
