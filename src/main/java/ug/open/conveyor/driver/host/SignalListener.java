package ug.open.conveyor.driver.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Takes one of the process's signals. javac warns about a class that names the JDK's type of signal handlers, so the build adds that type to this
 * class where it makes an installation (src/build/QuickStart.java), with a method that calls {@link #run}. Elsewhere a proxy stands for it, for
 * which the JDK makes a class: 8 ms of processor time of each run on JDK 17 (row {@code start} of the benchmark).
 */
final class SignalListener implements Runnable, InvocationHandler {
    private final String name;
    private final Runnable listener;

    SignalListener(String name, Runnable listener) {
        this.name = name;
        this.listener = listener;
    }

    /** As a handler of this type, an interface of one method. */
    Object as(Class<?> type) {
        return type.isInstance(this)
                ? this
                : Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
    }

    @Override
    public void run() {
        listener.run();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> toString();
            default -> {
                run();
                yield null;
            }
        };
    }

    @Override
    public String toString() {
        return "listener of SIG" + name;
    }
}
