package ug.open.conveyor.driver.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The signals of this process. By reflection, since the JDK's only door to them, sun.misc, cannot be named without a warning; where it is
 * missing, signals end the process as usual.
 */
final class ProcessSignals implements Signals {
    private volatile boolean exiting;

    /** Does what makes a first {@link #listen} slow. */
    static void prepare() {
        try {
            handler((proxy, method, args) -> null);
        } catch (ReflectiveOperationException e) {
            // who listens meets the same
        }
    }

    @Override
    public Handle listen(Consumer<Signal> listener) {
        Handle interrupt = listen("INT", Signal.INTERRUPT, listener);
        Handle terminate = listen("TERM", Signal.TERMINATE, listener);
        return () -> {
            interrupt.close();
            terminate.close();
        };
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
        listener.apply(call).ifPresent(code -> Main.end(code, true));
        while (true) {
            LockSupport.park(); // the process ends under it
        }
    }

    /** Whether a driver has called System.exit. */
    boolean exiting() {
        return exiting;
    }

    private static Handle listen(String name, Signal signal, Consumer<Signal> listener) {
        try {
            Object handler = handler((proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                    listener.accept(signal);
                    return null;
                }
                return switch (method.getName()) {
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "listener of SIG" + name;
                };
            });
            Object before = handle(name, handler);
            return () -> restore(name, before);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return () -> {};
        }
    }

    /** Its class is made at the first call, which takes the JDK 6 to 15 ms. */
    private static Object handler(InvocationHandler calls) throws ReflectiveOperationException {
        Class<?> handlers = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, calls);
    }

    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signals = Class.forName("sun.misc.Signal");
        Class<?> handlers = Class.forName("sun.misc.SignalHandler");
        Object signal = signals.getConstructor(String.class).newInstance(name);
        return signals.getMethod("handle", signals, handlers).invoke(null, signal, handler);
    }

    private static void restore(String name, Object before) {
        try {
            handle(name, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the handling of SIG" + name + " cannot be restored", e);
        }
    }
}
