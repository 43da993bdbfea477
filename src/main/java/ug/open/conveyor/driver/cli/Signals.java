package ug.open.conveyor.driver.cli;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Ctrl-C, SIGTERM and {@code System.exit} in a driver, for a command that has something to finish. */
interface Signals {
    /** What somebody asked of the process. */
    enum Signal {
        /** Ctrl-C (SIGINT): the exit code is 130 afterwards. */
        INTERRUPT,
        /** SIGTERM: whoever drains ends as usual. */
        TERMINATE
    }

    /**
     * Hands each signal to the listener, on a thread of its own, in place of ending the process, until the handle is closed; there the usual
     * end of the process is restored.
     */
    Handle listen(Consumer<Signal> listener);

    /**
     * Hands a call of {@code System.exit} to the listener, until the handle is closed; it cannot be undone, and its thread never goes on. The
     * listener gives the code that the process ends with at once, or nothing: then the process ends when {@link Main} is done.
     */
    Handle exits(Function<ExitCall, OptionalInt> listener);

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
            public Handle exits(Function<ExitCall, OptionalInt> listener) {
                return () -> {};
            }
        };
    }
}
