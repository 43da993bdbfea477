package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A driver that is a program on one of Conveyor's own runtimes: it connects to an event stream by itself and goes on until it is ended.
 *
 * @param name the driver's name that it has to attach under; empty for any
 * @param resources the resource types that it has to listen to; empty for any
 * @param words the program and its arguments; no shell reads them
 * @param folder the folder it works in; a program with a slash in it is relative to it
 * @param env variables that it gets beside those of this tool
 * @param build the command that builds it; empty for none
 * @param payload how the resource goes into the event
 * @param port the port of its event stream on loopback; empty for any that is free
 * @param ready how long it may take until it listens for events
 * @param byAcknowledgement whether a run is over when its event is acknowledged, for a runtime that publishes no result
 */
public record ProgramSpec(
        Optional<String> name,
        List<String> resources,
        List<String> words,
        Path folder,
        Map<String, String> env,
        List<String> build,
        Payload payload,
        OptionalInt port,
        Duration ready,
        boolean byAcknowledgement)
        implements DriverCode {
    /** How long a program may take until it listens, where nothing else is set: {@code go run} compiles first. */
    public static final Duration READY = Duration.ofSeconds(30);

    /** How the resource goes into the event. */
    public enum Payload {
        /** As a text that holds JSON, as a server of 0.6 and the Go runtime have it. */
        STRING,
        /** As an object, as the Rust runtime needs it. */
        OBJECT
    }

    /** Copies what can change; a program has at least one word. */
    public ProgramSpec {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a program needs at least one word");
        }
        resources = List.copyOf(resources);
        words = List.copyOf(words);
        folder = folder.toAbsolutePath().normalize();
        env = Map.copyOf(env);
        build = List.copyOf(build);
    }
}
