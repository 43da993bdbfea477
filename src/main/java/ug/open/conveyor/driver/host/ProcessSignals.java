package ug.open.conveyor.driver.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The signals of this process. By reflection: the JDK's only door to them is {@code sun.misc}, and newer compilers warn about a class that names
 * it, which no option silences together with {@code --release}. Where it is missing, signals end the process as usual.
 *
 * <p>jline's own signals are not used: they cannot tell a signal that was ignored when the process started.
 */
public final class ProcessSignals implements Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    /** Ctrl-Z. */
    private static final String STOP = "TSTP";

    /** Lets those go on that are given, then stops the process that has started it. */
    private static final String SUSPEND = "kill -s CONT \"$@\" 2>/dev/null; kill -s " + STOP + " $PPID";

    private volatile boolean exiting;

    @Override
    public Handle listen(Consumer<Signal> listener) {
        List<Handle> handles = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            handles.add(listen(signal.word(), () -> listener.accept(signal)));
        }
        return () -> handles.forEach(Handle::close);
    }

    @Override
    public Handle suspends(Supplier<Runnable> begin) {
        return listen(STOP, () -> suspend(begin));
    }

    /**
     * Whether a process without a handler stops depends on whether somebody is there who could continue it: so the system does it. One at a
     * time: on a busy machine the system may stop the process only after its handler is back, and so calls it once more.
     */
    private static synchronized void suspend(Supplier<Runnable> begin) {
        Runnable end = begin.get();
        try {
            Object ours = handle(STOP, usual("SIG_DFL"));
            List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SUSPEND, "suspend"));
            words.addAll(becoming());
            new ProcessBuilder(words).start().waitFor();
            handle(STOP, ours);
        } catch (ReflectiveOperationException | IOException e) {
            // it goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.run();
        }
    }

    /**
     * The children that this process has made and that are not yet another program. The terminal's Ctrl-Z stops such a child too; the thread that
     * makes it waits for it where nothing interrupts it, so this process would never count as stopped, and the shell would wait for ever.
     */
    private static List<String> becoming() {
        Optional<String> ours = ProcessHandle.current().info().command();
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().equals(ours))
                .map(child -> Long.toString(child.pid()))
                .toList();
    }

    @Override
    public void resizes(Runnable listener) {
        listen("WINCH", listener);
    }

    @Override
    public Handle exits(Function<ExitCall, OptionalInt> listener) {
        Thread hook =
                new Thread(() -> ExitCall.find().ifPresent(call -> exiting(call, listener)), "end of the process");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // it is at work
            }
        };
    }

    private void exiting(ExitCall call, Function<ExitCall, OptionalInt> listener) {
        exiting = true;
        listener.apply(call).ifPresent(this::end);
        while (true) {
            LockSupport.park(); // the process ends under it
        }
    }

    /** While an exit is under way, another one would wait for it for ever. */
    @Override
    public void end(int code) {
        if (exiting) {
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }

    private static Handle listen(String name, Runnable listener) {
        try {
            Object handler = new SignalListener(name, listener).as(Class.forName(HANDLER));
            Object before = handle(name, handler);
            if (before == usual("SIG_IGN")) {
                restore(name, before);
                return () -> {};
            }
            return () -> restore(name, before);
        } catch (ReflectiveOperationException | NoClassDefFoundError | IllegalArgumentException e) {
            return () -> {};
        }
    }

    private static Object usual(String name) throws ReflectiveOperationException {
        return Class.forName(HANDLER).getField(name).get(null);
    }

    private static Object signal(String name) throws ReflectiveOperationException {
        return Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
    }

    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signals = Class.forName(SIGNAL);
        return signals.getMethod("handle", signals, Class.forName(HANDLER)).invoke(null, signal(name), handler);
    }

    private static void restore(String name, Object before) {
        try {
            handle(name, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the handling of SIG" + name + " cannot be restored", e);
        }
    }
}
