package ug.open.conveyor.driver.terminal;

/** Joins the parts of a log line that was too long to be kept as one. Which part is the last is known only by what follows. */
final class OpenLine {
    private long attempt;
    private int part;

    /** Whether a part goes on what is printed already; where not, what is open is ended. */
    boolean goesOn(long attempt, int part, Bytes data) {
        boolean same = part > 1 && part == this.part + 1 && attempt == this.attempt;
        if (!same) {
            end(data);
        }
        this.attempt = attempt;
        this.part = part;
        return same;
    }

    /** Ends what was just printed, unless it may go on. */
    void lineEnd(Bytes data) {
        if (part == 0) {
            data.add('\n');
        }
    }

    /** This attempt says no more. */
    void finished(long attempt, Bytes data) {
        if (attempt == this.attempt) {
            end(data);
        }
    }

    /** Ends what is open. */
    void end(Bytes data) {
        if (part > 0) {
            data.add('\n');
            part = 0;
        }
    }
}
