package ug.open.conveyor.driver.fakes;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import ug.open.conveyor.driver.host.ExitCall;
import ug.open.conveyor.driver.host.Signals;

/** Signals of a process to which none ever comes. */
public final class NoSignals implements Signals {
    @Override
    public Handle listen(Consumer<Signal> listener) {
        return () -> {};
    }

    @Override
    public Handle suspends(Supplier<Runnable> begin) {
        return () -> {};
    }

    @Override
    public void resizes(Runnable listener) {}

    @Override
    public Handle exits(Function<ExitCall, OptionalInt> listener) {
        return () -> {};
    }

    @Override
    public void end(int code) {
        throw new IllegalStateException("there is no process to end, with exit code " + code);
    }
}
