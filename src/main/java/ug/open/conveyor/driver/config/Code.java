package ug.open.conveyor.driver.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a driver project starts for an event. */
public sealed interface Code {
    /**
     * A command, started once for each event.
     *
     * @param words the program and its arguments; no shell reads them
     * @param separateStreams whether output and error are told apart, which costs their true order
     * @param jsonLogs whether a printed line that is a JSON object is a log entry with level and labels
     */
    record Command(List<String> words, boolean separateStreams, boolean jsonLogs) implements Code {
        /** Copies the words. */
        public Command {
            words = List.copyOf(words);
        }
    }

    /**
     * A class that implements {@code Driver}.
     *
     * @param name its binary name
     * @param build the command that builds it, in the project's folder
     * @param classpath where its class files are, from the project's folder, {@code folder/*} for all jars in one; empty if the project's
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
