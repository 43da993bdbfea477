package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Tells since when a connection has been lost, which may be longer than the client library knows: this process may have been stopped, the machine
 * asleep, or the server silent. Missed beats show the first two, unanswered pings the third.
 */
final class Pulse {
    private static final Duration BEAT = Duration.ofSeconds(1);

    /** Beats may be late under load. */
    private static final Duration STOPPED = Duration.ofSeconds(3);

    /** Bytes read later than this after a stop did not wait in a buffer: the connection lives. */
    private static final Duration BUFFERED = Duration.ofSeconds(1);

    private static final int SILENT_PINGS = 2;

    /** A moment on both clocks: the monotonic one stands still while the machine sleeps, the wall clock may be set. */
    record Moment(long nanos, Instant wall) {
        static Moment now(Time time) {
            return new Moment(time.nanos(), time.now());
        }

        /** How long before another it was, by the clock that saw more of it. */
        Duration until(Moment later) {
            Duration counted = Duration.ofNanos(later.nanos - nanos);
            Duration shown = Duration.between(wall, later.wall);
            return counted.compareTo(shown) > 0 ? counted : shown;
        }
    }

    private final Time time;
    private Moment last;
    private Moment stopped;
    private Moment woken;
    private Moment asked;
    private int unanswered;
    private volatile boolean doubtful;

    Pulse(Time time) {
        this.time = time;
        last = Moment.now(time);
    }

    Time time() {
        return time;
    }

    /** Beats on a thread of its own, until that is interrupted. */
    Thread start() {
        Thread thread = new Thread(this::run, "pulse");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void run() {
        try {
            while (true) {
                time.sleep(BEAT);
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void beat() {
        Moment now = Moment.now(time);
        if (last.until(now).compareTo(STOPPED) > 0) {
            stopped = last;
            woken = now;
            doubtful = true;
        }
        last = now;
    }

    /** A ping was sent. */
    synchronized void asked() {
        asked = unanswered == 0 ? Moment.now(time) : asked;
        unanswered++;
        doubtful = true;
    }

    /** Something was read. */
    void heard() {
        if (doubtful) {
            lives();
        }
    }

    private synchronized void lives() {
        unanswered = 0;
        if (woken != null && woken.until(Moment.now(time)).compareTo(BUFFERED) > 0) {
            woken = null;
        }
        doubtful = woken != null;
    }

    /** Of a connection that is lost, as we hear now: since when. */
    synchronized Moment lostSince() {
        beat();
        if (woken != null) {
            return stopped;
        }
        return unanswered >= SILENT_PINGS ? asked : last;
    }

    /** How long ago that was, in seconds. */
    String secondsSince(Moment lost) {
        return seconds(goneSince(lost));
    }

    Duration goneSince(Moment lost) {
        return lost.until(Moment.now(time));
    }

    static String seconds(Duration gone) {
        return String.format(Locale.ROOT, "%.1f s", gone.toNanos() / 1e9);
    }
}
