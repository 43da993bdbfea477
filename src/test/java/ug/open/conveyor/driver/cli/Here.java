package ug.open.conveyor.driver.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import ug.open.conveyor.driver.fakes.NoSignals;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.OutputException;
import ug.open.conveyor.driver.host.Platform;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.host.Voice;
import ug.open.conveyor.driver.runtime.Time;

/** An environment in memory, and what a command line came to in it. */
public final class Here {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Map<String, String> variables = new HashMap<>();
    private OutputStream output = out;
    private byte[] input = {};
    private Screen screen = Screen.NONE;
    private Time time = Time.system();
    private Path folder = Path.of("").toAbsolutePath();

    /** The outcome of a command line. */
    public record Outcome(int code, String out, String err) {}

    public Here screen(Screen seen) {
        screen = seen;
        return this;
    }

    /** Times without a zone are UTC. */
    public Here utc() {
        variables.put("TZ", "UTC");
        return this;
    }

    public Here time(Time clock) {
        time = clock;
        return this;
    }

    /** Works in this folder, and keeps its runs there. */
    public Here folder(Path place) {
        folder = place;
        variables.put("CONVEYOR_DRIVER_HOME", place.resolve("store").toString());
        return this;
    }

    /** With these environment variables too. */
    public Here variables(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** What standard input holds. */
    Here input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Standard output that takes no more. */
    Here outputFails(boolean readerGone) {
        output = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new OutputException(new IOException("No space left on device"), readerGone);
            }
        };
        return this;
    }

    public Environment environment() {
        return new Environment(
                new ByteArrayInputStream(input),
                output,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables,
                folder,
                time,
                () -> "00000000-0000-0000-0000-000000000001",
                new Platform(
                        "Linux",
                        "/nonexistent",
                        Path.of(System.getProperty("java.io.tmpdir")),
                        StandardCharsets.UTF_8,
                        Map.of()),
                screen,
                new NoSignals(),
                new Voice());
    }

    public Outcome run(String... args) {
        int code = Cli.execute(environment(), Cli.read(args));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
