package ug.open.conveyor.driver.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Reads the event that an attempt is about. */
final class EventLine {
    private final StoreFolder folder;

    EventLine(StoreFolder folder) {
        this.folder = folder;
    }

    /** The line as it is kept, without its line feed. */
    byte[] of(StoredAttempt attempt) throws IOException {
        try {
            int format = SegmentFile.format(attempt.segment());
            if (format > SegmentFile.FORMAT) {
                throw new StoreException("The recording " + attempt.segment() + " has format " + format
                        + ", which a newer conveyor-driver wrote; this one reads format " + SegmentFile.FORMAT
                        + ". Install a newer one to use it.");
            }
            long at = attempt.place().event();
            byte[] line = at < 0 ? search(attempt) : SegmentFile.line(attempt.segment(), at);
            if (line != null
                    && Bytes.startsWith(line, 0, line.length, SegmentFile.EVENT)
                    && new RecordedLine().read(line, 0, line.length)) {
                return line;
            }
            long number = at < 0 ? 0 : SegmentFile.lineNumber(attempt.segment(), at);
            throw new InputFormatException(
                    attempt.segment().toString(),
                    number,
                    0,
                    "the event of the run " + Harmless.inQuotes(attempt.ref())
                            + " is damaged or gone, so it cannot be replayed",
                    "");
        } catch (FileNotFoundException e) {
            throw gone(attempt);
        }
    }

    private NoSuchRunException gone(StoredAttempt attempt) {
        return new NoSuchRunException(
                "The run " + Harmless.inQuotes(attempt.ref()) + " is no longer in the run store " + folder.home()
                        + ": it was pruned meanwhile. `runs export` keeps a run elsewhere.",
                List.of());
    }

    /** The last event of its number before the attempt; null where there is none. */
    private static byte[] search(StoredAttempt attempt) throws IOException {
        byte[] start = SegmentFile.line(attempt.segment(), attempt.place().start());
        RecordedLine names = new RecordedLine();
        long e = start != null && names.read(start, 0, start.length) ? names.e() : -1;
        Found found = new Found(e, names);
        SegmentFile.read(attempt.segment(), 0, attempt.place().start(), found);
        return found.line;
    }

    private static final class Found implements SegmentFile.Lines {
        private final long e;
        private final RecordedLine names;
        private byte[] line;

        Found(long e, RecordedLine names) {
            this.e = e;
            this.names = names;
        }

        @Override
        public void line(byte[] buffer, int from, int to, long at) {
            if (Bytes.startsWith(buffer, from, to, SegmentFile.EVENT)
                    && names.read(buffer, from, to)
                    && names.e() == e) {
                line = Arrays.copyOfRange(buffer, from, to);
            }
        }
    }
}
