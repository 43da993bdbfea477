package ug.open.conveyor.driver.terminal;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.RunListener;

/** Settings of a console; each has a default that suits a pipe. */
public final class ConsoleBuilder {
    final OutputStream out;
    final OutputStream err;
    final LongSupplier nanos;
    Surface outSurface = Surface.file();
    Surface errSurface = Surface.file();
    boolean sameTarget;
    Format format = Format.TEXT;
    LongSupplier n;
    boolean quiet;
    boolean prefix;
    boolean ticks = true;
    LongFunction<String> executions = event -> "";
    Console.BeforeWrite beforeWrite = () -> {};
    Runnable onClosed = () -> {};
    TerminalSize live;
    Supplier<String> footer = () -> "";
    Function<Attempt, SinceBefore> rounds;
    Supplier<Optional<List<String>>> copies = Optional::empty;

    ConsoleBuilder(OutputStream out, OutputStream err, LongSupplier nanos) {
        this.out = out;
        this.err = err;
        this.nanos = nanos;
    }

    /** The surfaces of the two streams. */
    public ConsoleBuilder surfaces(Surface out, Surface err) {
        outSurface = out;
        errSurface = err;
        return this;
    }

    /** Whether both streams end in the same place, so that their order counts and log lines have a margin: the same terminal, or {@code 2>&1}. */
    public ConsoleBuilder sameTarget(boolean same) {
        sameTarget = same;
        return this;
    }

    /**
     * How data are printed on standard output.
     *
     * @param n gives the {@code n} that the recording has for what happened last on the thread that asks; nanoseconds
     */
    public ConsoleBuilder format(Format format, LongSupplier n) {
        this.format = format;
        this.n = n;
        return this;
    }

    /** Show only what failed, and log lines. */
    public ConsoleBuilder quiet(boolean quiet) {
        this.quiet = quiet;
        return this;
    }

    /** The resource before each log line, where there is a margin at all: for a driver that reconciles several at a time. */
    public ConsoleBuilder prefix(boolean prefix) {
        this.prefix = prefix;
        return this;
    }

    /** Gives the id of the execution of an event, by its number; empty where it is not kept. Must not wait. */
    public ConsoleBuilder executions(LongFunction<String> ids) {
        executions = ids;
        return this;
    }

    /** An action before each write. Called on a thread that holds nothing that {@link RunListener#warned} waits for. */
    public ConsoleBuilder beforeWrite(Console.BeforeWrite action) {
        beforeWrite = action;
        return this;
    }

    /** An action for when standard output takes no more, as when {@code head} has read enough: most often, to stop. */
    public ConsoleBuilder onClosed(Runnable action) {
        onClosed = action;
        return this;
    }

    /** Shows what is in flight at the bottom of a terminal of this size; standard error must be that terminal. */
    public ConsoleBuilder live(TerminalSize size) {
        live = size;
        return this;
    }

    /** A line that stays at the bottom of the terminal. */
    public ConsoleBuilder footer(Supplier<String> line) {
        footer = line;
        return this;
    }

    /** Shows a round of several: one line a run, when it is over, with how its result compares with that of the round before. */
    public ConsoleBuilder rounds(Function<Attempt, SinceBefore> since) {
        rounds = since;
        return this;
    }

    /** Prints the lines to copy with each stored run that fails: this gives the words that a replay needs behind its REF. For long sessions. */
    public ConsoleBuilder copies(Supplier<Optional<List<String>>> tail) {
        copies = tail;
        return this;
    }

    /** Without a thread of its own: whoever has it calls {@link Console#flush}. */
    ConsoleBuilder withoutTicks() {
        ticks = false;
        return this;
    }

    /** Ready; close it before anything else is written to the streams. */
    public Console open() {
        return new Console(this);
    }
}
