package ug.open.conveyor.driver.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Who keeps the processors busy while a driver is measured: the driver, the server, or the benchmark itself, which sends the events. Where all
 * of them together have all cores, the driver's share tells what a faster driver could win at most.
 */
final class Shares {
    private final Supplier<Duration> server;
    private final Process driver;
    private final long[] begun = new long[4];
    private final long[] all = new long[4];

    /** @param server how long the processors have worked for it */
    Shares(Supplier<Duration> server, Process driver) {
        this.server = server;
        this.driver = driver;
    }

    void begin() {
        look(begun);
    }

    /** @param counts whether what was since the begin is to be counted */
    void end(boolean counts) {
        long[] now = new long[begun.length];
        look(now);
        for (int i = 0; counts && i < now.length; i++) {
            all[i] += now[i] - begun[i];
        }
    }

    private void look(long[] nanos) {
        nanos[0] = driver.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        nanos[1] = server.get().toNanos();
        nanos[2] = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
        nanos[3] = System.nanoTime();
    }

    /** The cores that each had. */
    String words() {
        return String.format(
                Locale.ROOT,
                "of %d cores the tool had %.2f, the server %.2f, the benchmark %.2f",
                Runtime.getRuntime().availableProcessors(),
                cores(0),
                cores(1),
                cores(2));
    }

    private double cores(int of) {
        return all[3] == 0 ? 0 : (double) all[of] / all[3];
    }
}
