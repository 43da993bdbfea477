package ug.open.conveyor.driver.session;

import java.io.IOException;
import ug.open.conveyor.driver.config.CacheHome;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.loader.AttachedSpec;
import ug.open.conveyor.driver.loader.Builds;
import ug.open.conveyor.driver.loader.CommandSpec;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.JavaSpec;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadRequest;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.Loader;
import ug.open.conveyor.driver.loader.OutputCapture;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.loader.TerminalSpec;
import ug.open.conveyor.driver.program.ProgramDriver;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.SameTarget;

/** Loads a driver of whichever kind: a command or a class, or a program with a private event stream. */
final class DriverLoading {
    private DriverLoading() {}

    /** Whether a signal may have to end the loading: a build runs, or a program starts. */
    static boolean takesLong(DriverCode code) {
        return code instanceof ProgramSpec
                || code instanceof JavaSpec java && !java.build().isEmpty()
                || code instanceof CommandSpec command && !command.build().isEmpty();
    }

    /** The same choice with the name and the resource types that a program has attached with. */
    static ChosenDriver named(ChosenDriver chosen, LoadedDriver loaded) {
        return loaded instanceof ProgramDriver program
                ? new ChosenDriver(
                        program.definition(chosen.definition()), chosen.code(), chosen.secrets(), chosen.tail())
                : chosen;
    }

    /** What a driver is loaded with that reports to a console meanwhile. */
    static LoadRequest request(
            SessionSettings settings, DriverCode code, Secrets secrets, OutputCapture capture, Console console) {
        if (code instanceof TerminalSpec) {
            console.note(
                    "the command has the terminal, and the resource is in the file CONVEYOR_PAYLOAD alone: no output of it is kept, and no time limit ends it");
        }
        Environment env = settings.env();
        Builds builds = new Builds(
                CacheHome.resolve(env.variables(), env.platform().userHome()).map(cache -> cache.resolve("builds")),
                settings.rebuild(),
                SameTarget.standardStreams(),
                line -> console.note(secrets.mask(line)));
        return new LoadRequest(
                code, env.platform().scratch(), secrets, capture, hint -> console.warned(secrets.mask(hint)), builds);
    }

    /**
     * Loads it.
     *
     * @throws LoadException where it does not build, load or start; without secrets in its message
     * @throws IOException where it is somebody else's, and cannot be reached
     */
    static LoadedDriver load(Environment env, LoadRequest request)
            throws LoadException, IOException, InterruptedException {
        try {
            if (request.code() instanceof AttachedSpec attached) {
                return attached.opening().open(request);
            }
            return request.code() instanceof ProgramSpec program
                    ? ProgramDriver.open(program, request, PrivateServers.choice(env), env.time())
                    : Loader.load(request);
        } catch (LoadException e) {
            throw request.secrets().isEmpty()
                    ? e
                    : new LoadException(request.secrets().mask(e.getMessage()), e.getCause());
        }
    }
}
