package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.capture.Recorder;
import ug.open.conveyor.driver.capture.RecordingCounts;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.host.StopRequests;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.Tap;

/** Writes what a tap receives to a recording, until a signal or a limit ends it. */
public final class LiveRecording {
    /** The wait for results, once the wanted number of events is recorded. */
    private static final Duration FOR_RESULTS = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration QUIET = Duration.ofMillis(100);

    private final Environment env;
    private final Tap tap;
    private final Recorder recorder;
    private final Unseen unseen;
    private final Limits limits;
    private final StopRequests requests;
    private final long began;
    private volatile boolean atOnce;
    private long recorded;
    private long quietSince;
    private StreamException lost;

    /** Limits at which the recording ends by itself: a number of events, a time, a time without events. */
    public record Limits(Optional<Long> maxEvents, Optional<Duration> lasting, Optional<Duration> idle) {}

    public LiveRecording(Environment env, Tap tap, Recorder recorder, Unseen unseen, Limits limits) {
        this.env = env;
        this.tap = tap;
        this.recorder = recorder;
        this.unseen = unseen;
        this.limits = limits;
        this.requests = new StopRequests(env.time(), tap::finish, this::stopNow);
        this.began = env.time().nanos();
        this.quietSince = began;
    }

    /**
     * Records.
     *
     * @return the exit code, where the connection held
     * @throws IOException where the recording cannot be written
     */
    public int run() throws IOException, InterruptedException {
        try (Signals.Handle handle = env.signals().listen(requests)) {
            while (!atOnce && !tap.isOver()) {
                Optional<Envelope> next = tap.next(recorder.isBehind() ? SOON : QUIET);
                if (next.isPresent()) {
                    take(next.get());
                } else {
                    recorder.flushIfLate();
                }
                if (isEnough()) {
                    tap.finish();
                }
            }
        } catch (StreamException e) {
            lost = e;
        }
        tap.finish();
        recorder.flush();
        Signals.Signal asked = requests.asked();
        if (asked != null && asked != Signals.Signal.TERMINATE) {
            return asked.code();
        }
        return recorder.counts().total() == 0 ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private void take(Envelope message) throws IOException {
        recorder.take(unseen.hide(message));
        long total = recorder.counts().total();
        if (total > recorded) {
            recorded = total;
            quietSince = env.time().nanos();
        }
    }

    private boolean isEnough() {
        long now = env.time().nanos();
        Duration quiet = Duration.ofNanos(now - quietSince);
        if (limits.lasting().isPresent()
                && Duration.ofNanos(now - began).compareTo(limits.lasting().get()) >= 0) {
            return true;
        }
        if (limits.idle().isPresent() && quiet.compareTo(limits.idle().get()) >= 0) {
            return true;
        }
        if (limits.maxEvents().isEmpty()) {
            return false;
        }
        RecordingCounts counts = recorder.counts();
        return counts.events() >= limits.maxEvents().get()
                && (counts.unanswered() == 0 || quiet.compareTo(limits.idle().orElse(FOR_RESULTS)) >= 0);
    }

    private void stopNow() {
        atOnce = true;
    }

    public RecordingCounts counts() {
        return recorder.counts();
    }

    public long lost() {
        return tap.lost();
    }

    public List<String> missed() {
        return tap.missed();
    }

    /**
     * The exit code.
     *
     * @throws StreamException where the connection was lost for good
     */
    public int codeOrFailure(int code) throws StreamException {
        if (lost != null) {
            throw lost;
        }
        return code;
    }
}
