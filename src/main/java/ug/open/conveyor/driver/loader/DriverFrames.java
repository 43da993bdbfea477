package ug.open.conveyor.driver.loader;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stack traces as the author of a driver wants them: without the tool's frames. */
final class DriverFrames {
    private DriverFrames() {}

    /** Cuts the frames below the driver's own, in the causes too. */
    static void only(Throwable thrown) {
        try {
            cut(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        } catch (RuntimeException odd) {
            // The author's own exception class may do what it likes; its trace is then as long as it is.
        }
    }

    private static void cut(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int at = 0; at < frames.length; at++) {
            if (frames[at].getClassName().equals(JavaDriver.class.getName())) {
                thrown.setStackTrace(Arrays.copyOf(frames, at));
                break;
            }
        }
        cut(thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            cut(suppressed, seen);
        }
    }

    /** The innermost frame that is the author's, in brackets and after a blank; empty where there is none. */
    static String where(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
                .filter(frame -> !frame.getClassName().startsWith(DriverFrames.class.getPackageName()))
                .findFirst()
                .map(frame -> " (at " + frame + ")")
                .orElse("");
    }
}
