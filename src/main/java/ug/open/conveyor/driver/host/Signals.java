package ug.open.conveyor.driver.host;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Signals of the process, and calls of {@code System.exit} in a driver, for commands that have work to finish. */
public interface Signals {
    /** A request to end the process. By the shells' convention, a signal n becomes the exit code 128 + n. */
    enum Signal {
        /** The terminal is closed (SIGHUP). */
        HANGUP("HUP", ExitCodes.HUNG_UP),
        /** Ctrl-C (SIGINT). */
        INTERRUPT("INT", ExitCodes.INTERRUPTED),
        /** SIGTERM: a session that has drained ends with 0. */
        TERMINATE("TERM", ExitCodes.TERMINATED);

        private final String word;
        private final int code;

        Signal(String word, int code) {
            this.word = word;
            this.code = code;
        }

        /** Its name, without {@code SIG}. */
        public String word() {
            return word;
        }

        /** The exit code of a process that it ended. */
        public int code() {
            return code;
        }
    }

    /**
     * Hands each signal to the listener, on a thread of its own, in place of ending the process, until the handle is closed; there the usual
     * end of the process is restored. One that was ignored when the process started, as by {@code nohup}, stays ignored.
     */
    Handle listen(Consumer<Signal> listener);

    /**
     * Hands a call of {@code System.exit} to the listener, until the handle is closed; it cannot be undone, and its thread never goes on. The
     * listener gives the code that the process ends with at once, or nothing: then the process ends when the command is done.
     */
    Handle exits(Function<ExitCall, OptionalInt> listener);

    /**
     * Calls this before Ctrl-Z (SIGTSTP) stops the process, until the handle is closed.
     *
     * @param begin gives an action for when the process continues
     */
    Handle suspends(Supplier<Runnable> begin);

    /** Calls this whenever the window of the terminal has changed its size (SIGWINCH), from now on. */
    void resizes(Runnable listener);

    /** Ends the process with this exit code; also from a signal's thread, and while another exit is under way. Does not return. */
    void end(int code);

    /** Ends listening. */
    interface Handle extends AutoCloseable {
        @Override
        void close();
    }
}
