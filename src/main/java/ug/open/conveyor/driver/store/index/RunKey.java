package ug.open.conveyor.driver.store.index;

import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Bytes;

/** A run id, or the beginning of one, as start lines of indexes have it: escaped, so that bytes can be compared. */
public final class RunKey implements StartKey {
    private final byte[] line;
    private final boolean prefix;

    private RunKey(byte[] line, boolean prefix) {
        this.line = line;
        this.prefix = prefix;
    }

    public static RunKey exact(String runId) {
        return new RunKey(start(runId).add('"').toArray(), false);
    }

    public static RunKey prefix(String beginning) {
        return new RunKey(start(beginning).toArray(), true);
    }

    private static Buffer start(String runId) {
        return new Buffer(2 * runId.length() + 64).add(IndexLines.START).escaped(runId);
    }

    boolean isPrefix() {
        return prefix;
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, line);
    }

    /** The escaped text alone. */
    byte[] text() {
        return java.util.Arrays.copyOfRange(line, IndexLines.START.length, prefix ? line.length : line.length - 1);
    }
}
