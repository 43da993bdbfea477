package ug.open.conveyor.driver.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The code that a driver project runs for an event. */
public sealed interface Code {
    /** The command that builds it, in the project's folder; empty for none. */
    Optional<List<String>> build();

    /**
     * A command, started once for each event.
     *
     * @param words the program and its arguments; no shell reads them
     * @param build the command that builds it, in the project's folder
     * @param separateStreams whether log entries of standard error get a label; then the order among both streams is lost
     * @param jsonLogs whether a printed line that is a JSON object is a log entry with level and labels
     */
    record Command(List<String> words, Optional<List<String>> build, boolean separateStreams, boolean jsonLogs)
            implements Code {
        /** Copies the lists. */
        public Command {
            words = List.copyOf(words);
            build = build.isPresent() ? Optional.of(List.copyOf(build.get())) : build;
        }
    }

    /**
     * A program on one of Conveyor's own runtimes: it connects to an event stream by itself and goes on.
     *
     * @param name the name that it has to attach under; empty for any
     * @param words the program and its arguments; no shell reads them
     * @param build the command that builds it, in the project's folder
     * @param objectPayload whether the resource goes into an event as an object, as the Rust runtime needs it, and not as a text
     * @param port the port of its event stream; empty for any that is free
     * @param ready how long it may take until it listens; empty for the usual time
     * @param byAcknowledgement whether a run is over when its event is acknowledged
     */
    record Program(
            Optional<String> name,
            List<String> words,
            Optional<List<String>> build,
            boolean objectPayload,
            OptionalInt port,
            Optional<Duration> ready,
            boolean byAcknowledgement)
            implements Code {
        /** Copies the lists. */
        public Program {
            words = List.copyOf(words);
            build = build.isPresent() ? Optional.of(List.copyOf(build.get())) : build;
        }
    }

    /**
     * A class that implements {@code Driver}.
     *
     * @param name its binary name
     * @param build the command that builds it, in the project's folder
     * @param classpath the places of its class files, from the project's folder, {@code folder/*} for all jars in one; empty if the project's
     *     {@code src/main/java} is to be compiled
     */
    record JavaClass(String name, Optional<List<String>> build, List<String> classpath) implements Code {
        /** Copies the lists. */
        public JavaClass {
            Objects.requireNonNull(name, "name");
            build = build.isPresent() ? Optional.of(List.copyOf(build.get())) : build;
            classpath = List.copyOf(classpath);
        }
    }
}
