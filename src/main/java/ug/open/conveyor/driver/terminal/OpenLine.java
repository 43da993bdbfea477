package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;

/** Joins the parts of a log line that was too long to be kept as one. Which part is the last is known only by what follows. */
final class OpenLine {
    private long source;
    private long part;

    /**
     * Whether a part goes on what is printed already; where not, what is open is ended.
     *
     * @param source what the line is of: an attempt, or a run
     * @param part counts the parts of a long line from 1; 0 for a line that is whole
     */
    boolean goesOn(long source, long part, Buffer data) {
        boolean same = part > 1 && part == this.part + 1 && source == this.source;
        if (!same) {
            end(data);
        }
        this.source = source;
        this.part = part;
        return same;
    }

    /** Ends what was just printed, unless it may go on. */
    void lineEnd(Buffer data) {
        if (part == 0) {
            data.add('\n');
        }
    }

    /** Nothing more comes of this source. */
    void finished(long source, Buffer data) {
        if (source == this.source) {
            end(data);
        }
    }

    /** Ends what is open. */
    void end(Buffer data) {
        if (part > 0) {
            data.add('\n');
            part = 0;
        }
    }
}
