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

/** A process that updates a recording again and again, killed at any moment: the recording is that before an update or that behind it. */
class KilledUpdateTest {
    private static final int RESULTS = 400;
    private static final int LATEST = 30_000_000; // nanoseconds
    private static final Random RANDOM = new Random(7);

    @TempDir
    Path folder;

    @Test
    void tenKillsLeaveNoPart() throws Exception {
        kill(10);
    }

    @Test
    @Tag("soak")
    void twoHundredKillsLeaveNoPart() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        Path file = Files.writeString(folder.resolve("a.jsonl"), recording(0));
        for (int i = 0; i < times; i++) {
            Process child = Child.start(file);
            try (BufferedReader out = child.inputReader()) {
                assertThat(out.readLine()).isEqualTo("updated");
                LockSupport.parkNanos(RANDOM.nextInt(LATEST));
                child.toHandle().destroyForcibly();
                child.waitFor();
            }
            String left = Files.readString(file);
            int round = Integer.parseInt(left.replaceAll("(?s).*?\"data\":(\\d+).*", "$1"));
            assertThat(left).isEqualTo(recording(round));
        }
        Child.update(file);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).as("the next write removes what is left").containsExactly(file);
        }
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

        static Process start(Path file) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        /** Updates the recording that the argument names, without end. */
        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            while (true) {
                update(file);
                System.out.println("updated");
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
    }
}
