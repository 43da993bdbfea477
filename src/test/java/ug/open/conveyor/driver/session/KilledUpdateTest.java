package ug.open.conveyor.driver.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;

/**
 * A process that updates a recording, or appends to it, again and again, killed at any moment: the recording is that before the change or that
 * behind it.
 */
class KilledUpdateTest {
    private static final int RESULTS = 400;
    private static final int LATEST = 30_000_000; // nanoseconds
    private static final Random RANDOM = new Random(7);

    @TempDir
    Path folder;

    @Test
    void tenKillsLeaveNoPart() throws Exception {
        killUpdates(10);
        killAppends(10);
    }

    @Test
    @Tag("soak")
    void twoHundredKillsOfUpdatesLeaveNoPart() throws Exception {
        killUpdates(200);
    }

    @Test
    @Tag("soak")
    void twoHundredKillsOfAppendsLeaveNoPart() throws Exception {
        killAppends(200);
    }

    private void killUpdates(int times) throws Exception {
        Path file = Files.writeString(folder.resolve("a.jsonl"), recording(0));
        for (int i = 0; i < times; i++) {
            kill(Child.start("update", file));
            String left = Files.readString(file);
            int round = Integer.parseInt(left.replaceAll("(?s).*?\"data\":(\\d+).*", "$1"));
            assertThat(left).isEqualTo(recording(round));
        }
        Child.update(file);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).as("the next write removes what is left").containsExactly(file);
        }
    }

    private void killAppends(int times) throws Exception {
        Path file = Files.writeString(folder.resolve("b.jsonl"), recording(0));
        int cases = 0;
        for (int i = 0; i < times; i++) {
            kill(Child.start("append", file));
            String left = Files.readString(file);
            StringBuilder whole = new StringBuilder(recording(0));
            int before = cases;
            for (cases = 0; whole.length() < left.length(); ) {
                whole.append(appended(++cases));
            }
            assertThat(left).isEqualTo(whole.toString());
            assertThat(cases).isGreaterThan(before);
        }
    }

    private static void kill(Process child) throws IOException, InterruptedException {
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("changed");
            LockSupport.parkNanos(RANDOM.nextInt(LATEST));
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
    }

    /** A further case. */
    static String appended(int number) {
        return "{\"kind\":\"session\",\"format\":1}\n"
                + "{\"kind\":\"start\",\"a\":1,\"e\":1,\"runid\":\"more-" + number + "\",\"driver\":\"d\"}\n"
                + finish(1, number);
    }

    static String recording(int round) {
        StringBuilder text = new StringBuilder("{\"kind\":\"session\",\"format\":1}\n");
        for (int e = 1; e <= RESULTS; e++) {
            text.append(finish(e, round));
        }
        return text.toString();
    }

    private static String finish(int e, int round) {
        return "{\"kind\":\"finish\",\"e\":" + e + ",\"runid\":\"run-" + e
                + "\",\"driver\":\"d\",\"success\":true,\"message\":\"\",\"data\":" + round + ",\"pad\":\""
                + "x".repeat(200)
                + "\"}\n";
    }

    /** The process that is killed. */
    static final class Child {
        private Child() {}

        static Process start(String how, Path file) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            how,
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        /** Changes the recording that the second argument names without end: as the first one says, {@code update} or {@code append}. */
        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[1]);
            while (true) {
                if (arguments[0].equals("update")) {
                    update(file);
                } else {
                    append(file, (Files.readAllLines(file).size() - 1 - RESULTS) / 3 + 1);
                }
                System.out.println("changed");
            }
        }

        static void update(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            int next = 1 + Integer.parseInt(lines.get(1).replaceAll(".*\"data\":(\\d+).*", "$1"));
            ResultTarget target = new ResultTarget(file, "a.jsonl", file.getParent());
            long place = lines.get(0).length() + 1L;
            for (String line : lines.subList(1, lines.size())) {
                target.take(place, new DriverResult(true, "", BigDecimal.valueOf(next)), Verdict.DIFFERENT);
                place += line.length() + 1;
            }
            target.write();
        }

        private static void append(Path file, int number) throws IOException {
            Path more = Files.writeString(file.resolveSibling("more"), appended(number));
            new AppendedRecording(file, "b.jsonl").add(more);
        }
    }
}
