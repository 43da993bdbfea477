package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.live.NatsBinary;

/** {@code kill -9} at any moment of a program's run, or of {@code dev}, leaves no process and no folder, and all that was printed in the store. */
final class KilledProgramIT {
    private static final int EVENTS = 100;
    private static final int LONGEST_MILLIS = 2500;

    /** The kills of the long test; a quarter of them are of {@code dev}. */
    private static final int MANY = Integer.getInteger("killed.times", 200);

    /** What the tool promises of the end of all that it started. */
    private static final int PROMISED_SECONDS = 10;

    @TempDir
    private Path home;

    @TempDir
    private Path scratch;

    private Installation tool;
    private String program;

    @BeforeEach
    void prepare() {
        program = StandIn.program().toString();
        tool = Installation.in(home)
                .with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString())
                .with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothing(boolean dev) throws Exception {
        kill(dev, 3, new Random(dev ? 1 : 2));
    }

    @Test
    @Tag("soak")
    void leavesNothingTwoHundredTimes() throws Exception {
        kill(false, MANY - MANY / 4, new Random());
        kill(true, MANY / 4, new Random());
    }

    private void kill(boolean dev, int times, Random random) throws Exception {
        for (int i = 1; i <= times; i++) {
            String tag = "k" + i;
            int millis = random.nextInt(LONGEST_MILLIS);
            Running running = dev
                    ? Running.start(tool.builder("dev", "--port", "14229"), home)
                    : Running.start(tool.builder("run", "--events", events(tag), "--program", "--", program), home);
            running.endsWithin(millis);
            running.kill();
            try {
                Installation.await(
                        "the end of all that it started, after " + millis + " ms",
                        PROMISED_SECONDS,
                        this::nothingIsLeft);
                assertThat(kept(dev)).containsAll(printed(running, tag));
            } catch (AssertionError e) {
                throw new AssertionError("kill " + i + ", after " + millis + " ms: " + e.getMessage(), e);
            }
        }
    }

    private String events(String tag) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= EVENTS; i++) {
            lines.append(Project.event(tag + "-" + i, tag + "-" + i)).append('\n');
        }
        return Files.writeString(home.resolve(tag + ".jsonl"), lines).toString();
    }

    private Set<String> kept(boolean dev) {
        if (dev) {
            return Set.of();
        }
        Outcome logs = tool.run("logs", "--grep", "got create", "-F", "-o", "raw");
        assertThat(logs.err()).doesNotContain("bug", "Exception");
        return new HashSet<>(logs.out().lines().toList());
    }

    private static List<String> printed(Running running, String tag) {
        return running.lines().stream()
                .filter(line -> line.startsWith("got create for " + tag))
                .toList();
    }

    private boolean nothingIsLeft() {
        try (Stream<Path> folders = Files.list(scratch)) {
            return folders.noneMatch(Files::isDirectory)
                    && ProcessHandle.allProcesses()
                            .noneMatch(process ->
                                    process.info().commandLine().orElse("").contains(scratch.toString()));
        } catch (IOException e) {
            return false;
        }
    }
}
