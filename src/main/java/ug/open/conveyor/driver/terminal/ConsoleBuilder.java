package ug.open.conveyor.driver.terminal;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import ug.open.conveyor.driver.runtime.RunListener;

/** What a console needs to know; everything has a value that suits a pipe. */
public final class ConsoleBuilder {
    final OutputStream out;
    final OutputStream err;
    final LongSupplier nanos;
    Surface outSurface = Surface.file();
    Surface errSurface = Surface.file();
    boolean sameTarget;
    boolean json;
    boolean quiet;
    boolean prefix;
    boolean ticks = true;
    LongFunction<String> executions = event -> "";
    Console.BeforeWrite beforeWrite = () -> {};
    Runnable onClosed = () -> {};
    TerminalSize live;
    Supplier<Optional<List<String>>> copies = Optional::empty;

    ConsoleBuilder(OutputStream out, OutputStream err, LongSupplier nanos) {
        this.out = out;
        this.err = err;
        this.nanos = nanos;
    }

    /** What the two streams can show. */
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

    /** Lines of a recording instead of text. */
    public ConsoleBuilder json(boolean json) {
        this.json = json;
        return this;
    }

    /** Of what happens, only what is out of the ordinary; log lines all the same. */
    public ConsoleBuilder quiet(boolean quiet) {
        this.quiet = quiet;
        return this;
    }

    /** The resource before each log line, where there is a margin at all: for a driver that reconciles several at a time. */
    public ConsoleBuilder prefix(boolean prefix) {
        this.prefix = prefix;
        return this;
    }

    /** Gives the id of the execution of an event, by its number; empty where it is not kept. Must wait for nobody. */
    public ConsoleBuilder executions(LongFunction<String> ids) {
        executions = ids;
        return this;
    }

    /** What is done before each write. Called on a thread that holds nothing that {@link RunListener#warned} waits for. */
    public ConsoleBuilder beforeWrite(Console.BeforeWrite action) {
        beforeWrite = action;
        return this;
    }

    /** What is done when standard output takes no more, as when {@code head} has seen enough: stopping, most often. */
    public ConsoleBuilder onClosed(Runnable action) {
        onClosed = action;
        return this;
    }

    /** Shows what is in flight at the bottom of a terminal of this size; standard error must be that terminal. */
    public ConsoleBuilder live(TerminalSize size) {
        live = size;
        return this;
    }

    /** The lines to copy with each run that fails, where it is kept: gives what a replay of it needs behind its REF. For sessions that last. */
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
