package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordingFolder;
import ug.open.conveyor.driver.session.Recorded;
import ug.open.conveyor.driver.session.RecordedFile;
import ug.open.conveyor.driver.session.ResultTarget;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Opens the recordings that words name: files, and all below a folder; each once. */
final class SuiteFiles {
    private static final String RECORDING =
            "a recording with results: conveyor-driver runs export REF FILE writes one, --append adds to one";

    private final Environment env;
    private final ReadOptions options;
    private final boolean updates;
    private final Set<Path> opened = new HashSet<>();

    /** @param updates whether new results are written into them */
    SuiteFiles(Environment env, ReadOptions options, boolean updates) {
        this.env = env;
        this.options = options;
        this.updates = updates;
    }

    /**
     * Opens what a word names.
     *
     * @param taker takes each as soon as it is open, to close it
     * @throws InputFormatException where it cannot be read, or new results cannot be written into it
     */
    void open(InputFile word, Consumer<Recorded> taker) throws IOException {
        if (word.isStandard()) {
            if (updates) {
                throw new UsageException("--update cannot write into standard input: name a file");
            }
            taker.accept(new RecordedFile(word.events(), options));
            return;
        }
        Path path = word.path();
        if (!Files.isDirectory(path)) {
            open(word, path.toAbsolutePath().getParent(), true, taker);
            return;
        }
        for (Path each : RecordingFolder.recordings(path, word.name())) {
            String name = Path.of(word.word()).resolve(path.relativize(each)).toString();
            open(new InputFile(env, name), path, false, taker);
        }
    }

    private void open(InputFile file, Path within, boolean named, Consumer<Recorded> taker) throws IOException {
        if (!opened.add(file.path().toRealPath())) {
            return;
        }
        if (!updates) {
            taker.accept(new RecordedFile(file.events(), options));
            return;
        }
        ResultTarget target = new ResultTarget(file.path(), file.name(), within);
        RecordedFile recording = new RecordedFile(file.events(), options, Optional.of(target));
        taker.accept(recording);
        if (named && !recording.hasResults()) {
            throw refused(file, "has no results to update, only events");
        }
        if (recording.hasResults() && !recording.hasResultsInPlace()) {
            throw refused(file, "is YAML, into which --update writes no results");
        }
    }

    private static InputFormatException refused(InputFile file, String problem) {
        return new InputFormatException(file.name(), 0, 0, problem, RECORDING);
    }
}
