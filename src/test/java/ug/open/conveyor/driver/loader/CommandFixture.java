package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.FakeResource;
import ug.open.conveyor.driver.fakes.FixedContext;
import ug.open.conveyor.driver.fakes.RecordedLines;
import ug.open.conveyor.driver.loader.CommandSpec.OutputStyle;
import ug.open.conveyor.driver.runtime.Secrets;

/** Runs real commands in a folder of a test. */
final class CommandFixture {
    final RecordedLines lines = new RecordedLines();
    final List<String> hints = new ArrayList<>();
    final Path folder;
    final Path scratch;
    private Map<String, String> env = Map.of();
    private OutputStyle output = OutputStyle.PLAIN;
    private Duration grace = Duration.ofSeconds(10);
    private Duration silence = CommandDriver.SILENCE;

    CommandFixture(Path temporary) {
        try {
            this.folder = Files.createDirectory(temporary.resolve("project"));
            this.scratch = Files.createDirectory(temporary.resolve("scratch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CommandFixture env(Map<String, String> more) {
        env = more;
        return this;
    }

    CommandFixture output(boolean separate, boolean json) {
        output = new OutputStyle(separate, json);
        return this;
    }

    CommandFixture grace(Duration duration) {
        grace = duration;
        return this;
    }

    CommandFixture silence(Duration duration) {
        silence = duration;
        return this;
    }

    Path script(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    CommandDriver load(String... words) throws LoadException {
        CommandSpec spec = new CommandSpec("cloner", List.of(words), List.of(), folder, env, output, grace);
        LoadRequest request = new LoadRequest(
                spec,
                scratch,
                Secrets.none(),
                new OutputCapture(System.out, System.err),
                hints::add,
                Builds.always(line -> {}));
        return CommandDriver.load(spec, request, silence);
    }

    DriverResult shell(String script) throws Exception {
        return run(FakeResource.created("run-1", "app", "{}"), "sh", "-c", script);
    }

    DriverResult run(DriverMessage message, String... words) throws Exception {
        try (CommandDriver driver = load(words)) {
            return driver.reconcile(message, new FixedContext(lines));
        }
    }

    /** Runs a script on a thread of its own, which can be interrupted. */
    Running start(String script) throws LoadException {
        CommandDriver driver = load("sh", "-c", script);
        Running running = new Running(driver, new FixedContext(lines));
        running.start();
        return running;
    }

    /** An attempt in flight. */
    static final class Running extends Thread {
        private final CommandDriver driver;
        private final FixedContext context;
        private volatile Throwable thrown;

        private Running(CommandDriver driver, FixedContext context) {
            this.driver = driver;
            this.context = context;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (driver) {
                driver.reconcile(FakeResource.created("run-1", "app", "{}"), context);
            } catch (Exception e) {
                thrown = e;
            }
        }

        /** What it threw, once it is over; null for nothing. */
        Throwable end() throws InterruptedException {
            join(Duration.ofSeconds(60).toMillis());
            if (isAlive()) {
                throw new AssertionError("the attempt hangs");
            }
            return thrown;
        }
    }
}
