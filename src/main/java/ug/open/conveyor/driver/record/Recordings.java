package ug.open.conveyor.driver.record;

import java.io.IOException;

/**
 * Reads recordings and everything else that holds events. One reader takes every form, and tells them apart by what is in them (design.md,
 * Recording):
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
     * @throws MalformedInputException where it cannot be opened, is empty or no text
     */
    public static RecordedEvents events(Input input, ReadOptions options) throws IOException {
        return new RecordedEvents(input, options, Cutters.open(input));
    }

    /**
     * What the input says that each of its events came to. Reads it once from beginning to end; the results themselves are read when they are
     * asked for. Records that cannot be read are passed over here: {@link #events} reports them.
     *
     * @throws MalformedInputException where it cannot be opened, is empty, no text, or breaks off
     */
    public static RecordedResults results(Input input) throws IOException {
        return ResultScan.of(input);
    }
}
