package ug.open.conveyor.driver.cli;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The signals of the process and {@code System.exit} in a driver, for a command that has something to finish. */
interface Signals {
    /** What somebody asked of the process. By the shells' convention, a signal n becomes the exit code 128 + n. */
    enum Signal {
        /** The terminal is closed (SIGHUP). */
        HANGUP("HUP", ExitCodes.HUNG_UP),
        /** Ctrl-C (SIGINT). */
        INTERRUPT("INT", ExitCodes.INTERRUPTED),
        /** SIGTERM: who has drained ends with 0. */
        TERMINATE("TERM", ExitCodes.TERMINATED);

        private final String word;
        private final int code;

        Signal(String word, int code) {
            this.word = word;
            this.code = code;
        }

        /** Its name, without {@code SIG}. */
        String word() {
            return word;
        }

        /** The exit code of a process that it ended. */
        int code() {
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
     * listener gives the code that the process ends with at once, or nothing: then the process ends when {@link Main} is done.
     */
    Handle exits(Function<ExitCall, OptionalInt> listener);

    /**
     * Has something done before Ctrl-Z (SIGTSTP) stops the process, until the handle is closed.
     *
     * @param begin gives what is to be done when the process continues
     */
    Handle suspends(Supplier<Runnable> begin);

    /** Ends listening. */
    interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    /** No signal ever comes. */
    static Signals none() {
        return new Signals() {
            @Override
            public Handle listen(Consumer<Signal> listener) {
                return () -> {};
            }

            @Override
            public Handle suspends(Supplier<Runnable> begin) {
                return () -> {};
            }

            @Override
            public Handle exits(Function<ExitCall, OptionalInt> listener) {
                return () -> {};
            }
        };
    }
}
