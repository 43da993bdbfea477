package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.runtime.Time;

/** A project that is watched, in a time that goes on as fast as it is looked at: between two looks the next step of a test is done. */
final class WatchFixture implements Time {
    private static final int LOOKS_AFTER_THE_LAST_STEP = 15;

    final List<String> told = new ArrayList<>();
    final Set<Object> ownFiles = new HashSet<>();
    final Path folder;

    private final Deque<Step> steps = new ArrayDeque<>();
    private SourceWatch watch;
    private boolean running;
    private long nanos;
    private int idle;

    WatchFixture(Path folder) {
        this.folder = folder;
    }

    /** Something that happens between two looks. */
    interface Step {
        void happen() throws IOException;
    }

    WatchFixture file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    WatchFixture command(String... words) {
        return builtCommand(List.of(), words);
    }

    WatchFixture builtCommand(List<String> build, String... words) {
        return watches(new CommandSpec(
                "demo", List.of(words), build, folder, Map.of(), CommandSpec.OutputStyle.PLAIN, Duration.ofSeconds(1)));
    }

    WatchFixture javaClass(List<String> build, String... classpath) {
        return watches(new JavaSpec("demo.Demo", folder, build, List.of(classpath)));
    }

    private WatchFixture watches(DriverCode code) {
        watch = SourceWatch.of(code, this, ownFiles);
        return this;
    }

    /** What has changed, by these steps, one before each look; empty where nothing that counts. */
    String changed(Step... each) {
        steps.addAll(List.of(each));
        idle = 0;
        try {
            return watch.await(() -> running, told::add).toString();
        } catch (InterruptedException nothing) {
            return "";
        }
    }

    /** The same, while a run is at work. */
    String changedDuringARun(Step... each) {
        running = true;
        try {
            return changed(each);
        } finally {
            running = false;
            changed(); // a look without a run
        }
    }

    /** A build that writes, after which the watch goes on. */
    void builds(DriverCode code, Step writes) throws IOException {
        watch.follow(code);
        writes.happen();
    }

    @Override
    public Instant now() {
        return Time.system().now();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void park(long atMost) {
        nanos += atMost;
        Step next = steps.poll();
        try {
            if (next != null) {
                next.happen();
            } else if (++idle > LOOKS_AFTER_THE_LAST_STEP) {
                Thread.currentThread().interrupt();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
