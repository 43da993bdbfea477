package ug.open.conveyor.driver.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Finds what an attempt came to, without reading all that it logged: its finish line is the last before the end of its place. */
final class FinishLine implements SegmentFile.Lines {
    private static final long WINDOW = 64 * 1024;

    private final long number;
    private final RecordedLine members = new RecordedLine();
    private byte[] line;
    private long last = -1;

    private FinishLine(long number) {
        this.number = number;
    }

    /** Empty where the attempt has none. */
    static Optional<DriverResult> of(StoreFolder folder, StoredAttempt attempt) throws IOException {
        StoredAttempt.Place place = attempt.place();
        if (place.end() < 0) {
            return Optional.empty();
        }
        FinishLine finish = new FinishLine(attempt.number());
        for (long back = WINDOW; finish.line == null; back *= 4) {
            long from = Math.max(0, place.end() - back);
            try {
                SegmentFile.read(place.last(), from, place.end(), finish);
            } catch (FileNotFoundException e) {
                return Optional.empty(); // pruned meanwhile
            }
            if (from == 0) {
                break;
            }
        }
        try {
            if (finish.line != null) {
                return Optional.of(Messages.result(finish.line));
            }
        } catch (ConveyorException e) {
            // the store warns of it below
        }
        folder.damaged(place.last(), Math.max(0, finish.last));
        return Optional.empty();
    }

    @Override
    public void line(byte[] buffer, int from, int to, long at) {
        last = at;
        if (Bytes.startsWith(buffer, from, to, SegmentFile.FINISH)
                && members.read(buffer, from, to)
                && members.a() == number) {
            line = Arrays.copyOfRange(buffer, from, to);
        }
    }
}
