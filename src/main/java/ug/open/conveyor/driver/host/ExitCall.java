package ug.open.conveyor.driver.host;

import java.util.Optional;

/**
 * A call of {@code System.exit} that waits for the shutdown hooks.
 *
 * @param thread the caller's
 * @param at the place of the call
 */
public record ExitCall(Thread thread, StackTraceElement at) {
    /** The call that began the shutdown, if one did and not a signal. Asked in a shutdown hook, while the caller waits. */
    static Optional<ExitCall> find() {
        return Thread.getAllStackTraces().entrySet().stream()
                .flatMap(each -> in(each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    /** What it means where no event is reconciled, a sentence. */
    public String outside() {
        return "the driver called System.exit in " + at
                + ", outside of reconcile, which ends this tool; throw an exception instead";
    }

    private static Optional<ExitCall> in(Thread thread, StackTraceElement[] frames) {
        for (int i = 1; i < frames.length; i++) {
            boolean exit = frames[i - 1].getClassName().equals("java.lang.Runtime")
                    && frames[i - 1].getMethodName().equals("exit");
            if (exit) {
                int caller = frames[i].getClassName().equals("java.lang.System") ? i + 1 : i;
                boolean ours =
                        caller >= frames.length || frames[caller].getClassName().equals(ProcessSignals.class.getName());
                return ours ? Optional.empty() : Optional.of(new ExitCall(thread, frames[caller]));
            }
        }
        return Optional.empty();
    }
}
