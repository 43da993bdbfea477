package ug.open.conveyor.driver.browse;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import ug.open.conveyor.driver.host.ExitCall;
import ug.open.conveyor.driver.host.Signals;

/** The signals of a command that runs inside the screen: it is stopped by a key, and ends the process only when the terminal has been given back. */
final class InnerSignals implements Signals {
    private final Signals real;
    private final Runnable restore;
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final List<Supplier<Runnable>> suspending = new CopyOnWriteArrayList<>();

    /** @param restore gives the terminal back as it was */
    InnerSignals(Signals real, Runnable restore) {
        this.real = real;
        this.restore = restore;
    }

    /** Asks the command to stop, as Ctrl-C does. */
    void stop() {
        listeners.forEach(listener -> listener.accept(Signal.INTERRUPT));
    }

    /** What has to be done before Ctrl-Z stops the process; gives what is to be done when it goes on. */
    Runnable suspend() {
        List<Runnable> later = suspending.stream().map(Supplier::get).toList();
        return () -> later.forEach(Runnable::run);
    }

    @Override
    public Handle listen(Consumer<Signal> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Handle exits(Function<ExitCall, OptionalInt> listener) {
        return real.exits(call -> {
            OptionalInt code = listener.apply(call);
            if (code.isPresent()) {
                restore.run();
            }
            return code;
        });
    }

    @Override
    public Handle suspends(Supplier<Runnable> begin) {
        suspending.add(begin);
        return () -> suspending.remove(begin);
    }

    @Override
    public void resizes(Runnable listener) {
        // nothing of it is drawn
    }

    @Override
    public void end(int code) {
        restore.run();
        real.end(code);
    }
}
