package ug.open.conveyor.driver.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.server.NatsServerProgram;
import ug.open.conveyor.driver.session.PrivateServers;
import ug.open.conveyor.driver.terminal.Finding;

/**
 * The {@code nats-server} for private event streams.
 *
 * @param needed whether the project's driver cannot run without one
 */
record NatsServerCheck(Environment env, boolean needed) implements Check {
    private static final String GET = "conveyor-driver dev --get-server";
    private static final int MOST_SHOWN = 60;

    @Override
    public String name() {
        return "nats-server";
    }

    @Override
    public List<Finding> look() throws IOException {
        Optional<String> named = env.variable(NatsServerProgram.VARIABLE);
        return List.of(named.isPresent() ? ofVariable(Path.of(named.get()).toAbsolutePath()) : found());
    }

    private Finding ofVariable(Path program) {
        String seen = shown(program) + ", by " + NatsServerProgram.VARIABLE;
        return NatsServerProgram.isNewEnough(program)
                ? Finding.ok(name(), seen)
                : Finding.wrong(
                        name(),
                        seen + ", is no nats-server of 2.10 or newer",
                        GET + " && unset " + NatsServerProgram.VARIABLE);
    }

    private Finding found() throws IOException {
        Optional<Path> cache = PrivateServers.cache(env);
        Optional<Path> program = NatsServerProgram.find(env.variables(), cache);
        if (program.isPresent()) {
            boolean cached = cache.isPresent() && program.get().startsWith(cache.get());
            return Finding.ok(name(), shown(program.get()) + (cached ? ", in the cache" : ", on the PATH"));
        }
        Optional<Path> old =
                NatsServerProgram.candidates(env.variables(), cache).findFirst();
        String seen =
                old.map(it -> shown(it) + " is older than 2.10").orElse("none was found on the PATH or in the cache")
                        + "; `program:` drivers and `dev` need one of 2.10 or newer";
        return needed ? Finding.wrong(name(), seen, GET) : Finding.warn(name(), seen, GET);
    }

    private static String shown(Path program) {
        String version = Harmless.quoted(
                NatsServerProgram.version(program).lines().findFirst().orElse(""), MOST_SHOWN);
        return program + (version.isEmpty() ? " (does not run)" : " (" + version + ")");
    }
}
