package ug.open.conveyor.driver.host;

/**
 * How the tool speaks on standard error: prose for people, or one JSON object a line where the command's data are JSON; all of it, or errors
 * alone. The command line decides both, before the tool prints a line there.
 */
public final class Voice {
    private boolean json;
    private volatile boolean quiet;
    private volatile boolean failed;

    /** Speaks JSON. */
    public void speakJson() {
        json = true;
    }

    /** Says errors alone. */
    public void beQuiet() {
        quiet = true;
    }

    /** Whether it speaks JSON. */
    public boolean isJson() {
        return json;
    }

    /** Whether it says errors alone. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Whether it said why the command fails. */
    public boolean hasFailed() {
        return failed;
    }

    void failed() {
        failed = true;
    }
}
