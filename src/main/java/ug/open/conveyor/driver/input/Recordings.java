package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.SortedMap;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.wire.InputFormatException;

/**
 * Reads recordings and everything else that holds events. One reader takes every form, and tells them apart by what is in them (recordings.md,
 * Other input):
 *
 * <ul>
 *   <li>lines of a recording; captured traffic, a line with {@code subject} and {@code body} each; a bare driver message or a bare Resource
 *       per line
 *   <li>a JSON array of any of these, or objects that go over many lines
 *   <li>YAML documents, by the name of the file or because it begins with neither { nor [
 *   <li>each of them packed by gzip
 * </ul>
 *
 * <p>All are streamed: memory does not grow with the input, and the longest record is 64 MiB. A byte order mark, carriage returns and blank lines
 * do no harm; kinds, subjects and fields that are not known are passed over.
 */
public final class Recordings {
    private Recordings() {}

    /**
     * The events of an input.
     *
     * @throws InputFormatException where it cannot be opened, is empty or no text
     */
    public static RecordedEvents events(Input input, ReadOptions options) throws IOException {
        return new RecordedEvents(input, options, Cutters.open(input));
    }

    /**
     * The results that the input has of its events. Reads the input once for their places, and each result on demand. Passes over records
     * that cannot be read: {@link #events} reports them.
     *
     * @throws InputFormatException where it cannot be opened, is empty, no text, or breaks off
     */
    public static RecordedResults results(Input input) throws IOException {
        return ResultScan.of(input, false);
    }

    /** The same for {@link RecordedResults#last}: the sessions of a pipeline's steps each count their events from 1. */
    public static RecordedResults resultsByRun(Input input) throws IOException {
        return ResultScan.of(input, true);
    }

    /**
     * Copies a recording with other results, byte for byte the same elsewhere.
     *
     * @param recording from its beginning to its end; it is not closed
     * @param results new ones, by the places where the records of the old ones begin
     */
    public static void update(InputStream recording, SortedMap<Long, DriverResult> results, OutputStream out)
            throws IOException {
        new ResultUpdate(recording, out).write(results);
    }
}
