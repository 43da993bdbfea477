package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

/** Run stores full of what log lines can be: sessions and attempts that run beside each other, odd characters, labels, parts, damage, half lines. */
final class RandomLogs {
    private static final String[] PIECES = {
        "needle",
        "plain words ",
        "\"",
        "\\",
        "\t",
        "\n",
        "\r",
        "\u0000",
        "\u001b[31m",
        "\u007f",
        "é",
        "✓",
        "😀",
        "\ud800",
        "\\u0041",
        "</a>",
        "7"
    };
    private static final byte[] DAMAGE = Bytes.ascii("\"\\\n{}\u0001z");

    private final SplittableRandom random;
    private final StoreRig rig;
    private long runs;

    private RandomLogs(StoreRig rig, long seed) {
        this.rig = rig;
        random = new SplittableRandom(seed);
    }

    /** Fills a store; the same seed gives the same. */
    static StoreRig fill(Path home, long seed, boolean parts) throws IOException {
        StoreRig rig = new StoreRig(home);
        rig.limits = new SegmentLimits(20_000, 1 << 20, Duration.ofHours(24));
        new RandomLogs(rig, seed).write(parts);
        return rig;
    }

    private record Running(SessionWriter session, Attempt attempt) {}

    private void write(boolean parts) throws IOException {
        List<SessionWriter> sessions = new ArrayList<>();
        List<Running> running = new ArrayList<>();
        long[] numbers = new long[3];
        for (int i = 0; i < 3; i++) {
            sessions.add(rig.open("driver-" + i % 2));
        }
        for (int step = 0; step < 1500; step++) {
            rig.manual.advance(Duration.ofMillis(1));
            if (running.size() < 4 && random.nextInt(12) == 0) {
                int session = random.nextInt(3);
                running.add(begin(sessions.get(session), ++numbers[session]));
            } else if (!running.isEmpty() && random.nextInt(60) == 0) {
                end(running.remove(random.nextInt(running.size())));
            } else if (!running.isEmpty()) {
                log(running.get(random.nextInt(running.size())), parts);
            }
        }
        for (SessionWriter session : sessions) {
            session.close();
        }
        for (Path segment : rig.segments()) {
            damage(segment);
        }
    }

    private Running begin(SessionWriter session, long number) throws IOException {
        Attempt attempt = rig.attempt(number, number, "driver-x", "run-" + ++runs);
        session.event(number, rig.envelope(StoreRig.BODY), java.util.Optional.empty());
        session.start(attempt);
        return new Running(session, attempt);
    }

    private static void end(Running over) throws IOException {
        over.session().finish(StoreRig.finished(over.attempt(), true));
    }

    private void log(Running of, boolean parts) throws IOException {
        int length = parts && random.nextInt(30) == 0 ? 70_000 : 0;
        int part = length > 0 ? 1 + random.nextInt(2) : 0;
        Map<String, ?> labels = random.nextInt(8) == 0 ? Map.of("step", text()) : Map.of();
        LogEntry plain = rig.entry(of.attempt(), Level.values()[random.nextInt(4)], text() + "x".repeat(length));
        of.session()
                .log(
                        of.attempt(),
                        new LogEntry(
                                plain.runId(),
                                plain.driver(),
                                "",
                                plain.timestamp(),
                                plain.level(),
                                plain.message(),
                                labels,
                                part,
                                random.nextInt(40) == 0 ? "/w==" : ""));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            boolean common = random.nextInt(3) > 0;
            text.append(common ? "plain words " : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Some bytes behind the beginning of a message, and the end of the file. */
    private void damage(Path segment) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        byte[] message = Bytes.ascii("\"message\":\"");
        for (int at = 0; at < bytes.length; at++) {
            boolean isLog = Bytes.startsWith(bytes, at, bytes.length, message) && random.nextInt(25) == 0;
            if (isLog) {
                int place = Math.min(bytes.length - 1, at + message.length + random.nextInt(30));
                bytes[place] = DAMAGE[random.nextInt(DAMAGE.length)];
            }
        }
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - random.nextInt(3) * random.nextInt(60)));
    }
}
