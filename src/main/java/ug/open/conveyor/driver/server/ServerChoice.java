package ug.open.conveyor.driver.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code nats-server} of a user. The question for its version costs a process, so whoever starts a server asks what answers there, and comes
 * back where that is none, or too old.
 *
 * @param variables the environment
 * @param cache where {@link NatsServerDownload} leaves one; the folder need not be there
 */
public record ServerChoice(Map<String, String> variables, Optional<Path> cache) {
    /**
     * The one that comes first, of any version.
     *
     * @throws IOException where there is none: says how to get one
     */
    public Path first() throws IOException {
        return NatsServerProgram.named(variables)
                .or(() -> NatsServerProgram.candidates(variables, cache).findFirst())
                .orElseThrow(ServerChoice::missing);
    }

    /**
     * The first one that is new enough.
     *
     * @throws IOException where there is none, or the variable names another program: a sentence
     */
    public Path newEnough() throws IOException {
        return NatsServerProgram.find(variables, cache).orElseThrow(ServerChoice::missing);
    }

    private static IOException missing() {
        return new IOException(NatsServerProgram.MISSING);
    }
}
