package ug.open.conveyor.driver.input;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Goes once through an input and notes the places of its results; results that a file does not hold as lines are copied to a temporary file. */
final class ResultScan {
    private static final int MOST_DRIVERS = 100;

    private final Input input;
    private final Offsets offsets = new Offsets();
    private final Set<String> drivers = new TreeSet<>();
    private final ResultLine.Reader reader = new ResultLine.Reader();
    private final Repeats repeats = new Repeats();
    private Path copied;
    private OutputStream copy;
    private long copyLength;

    private final boolean byRun;

    private ResultScan(Input input, boolean byRun) {
        this.input = input;
        this.byRun = byRun;
    }

    /** @param byRun whether the last result of a run and driver is wanted, whichever event of the recording it is of */
    static RecordedResults of(Input input, boolean byRun) throws IOException {
        ResultScan scan = new ResultScan(input, byRun);
        try (Cutter cutter = Cutters.open(input)) {
            scan.read(cutter);
        } catch (IOException | RuntimeException e) {
            scan.giveUp();
            throw e;
        }
        return scan.done();
    }

    private void read(Cutter cutter) throws IOException {
        while (true) {
            try {
                Optional<Piece> piece = cutter.next();
                if (piece.isEmpty()) {
                    return;
                }
                Optional<ResultLine> line = reader.read(piece.get());
                if (line.isPresent()) {
                    note(line.get(), piece.get(), cutter.place());
                }
            } catch (InputFormatException e) {
                if (e.isEnding()) {
                    throw e;
                }
            }
        }
    }

    private void note(ResultLine line, Piece piece, OptionalLong place) throws IOException {
        if (repeats.isRepeat(line.messageId(), line.time())) {
            return;
        }
        if (drivers.size() < MOST_DRIVERS) {
            drivers.add(line.driver());
        }
        long at = place.isPresent() ? place.getAsLong() : copy(piece);
        offsets.put(Offsets.hash(line.runId(), line.driver(), byRun ? 0 : line.event()), at);
    }

    /** As one line: a line feed in JSON is white space. */
    private long copy(Piece piece) throws IOException {
        if (copy == null) {
            copied = Files.createTempFile("conveyor-driver-results", ".jsonl");
            copied.toFile().deleteOnExit(); // where a signal ends the process
            copy = new BufferedOutputStream(Files.newOutputStream(copied), 1 << 16);
        }
        byte[] line = piece.copy();
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
        }
        copy.write(line);
        copy.write('\n');
        long at = copyLength;
        copyLength += line.length + 1L;
        return at;
    }

    private RecordedResults done() throws IOException {
        if (copy != null) {
            copy.close();
        }
        Optional<Path> file = copied == null ? input.path() : Optional.of(copied);
        return new RecordedResults(file, Optional.ofNullable(copied), offsets, drivers);
    }

    private void giveUp() throws IOException {
        if (copy != null) {
            copy.close();
            Files.deleteIfExists(copied);
        }
    }
}
