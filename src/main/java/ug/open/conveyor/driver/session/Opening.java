package ug.open.conveyor.driver.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.terminal.PipelineEnd;
import ug.open.conveyor.driver.terminal.RoundVerdict;
import ug.open.conveyor.driver.wire.PipelinePart;

/** Opens the sessions of drivers on recorded events: the only ones, or those of each round of a watch. */
public interface Opening {
    /** The sessions of these drivers follow, one after the other, as steps of a pipeline. */
    void follow(List<ChosenDriver> drivers) throws Exception;

    /**
     * Loads the driver and opens the run store.
     *
     * @param pipeline of which the session is a step
     * @throws Exception as {@link DriverSession#open}
     */
    DriverSession open(ChosenDriver target, PipelinePart pipeline) throws Exception;

    /** The same of a session alone. */
    default DriverSession open(ChosenDriver target) throws Exception {
        return open(target, PipelinePart.NONE);
    }

    /** How the session that ended last is beside the round before. */
    Optional<RoundVerdict> verdict(boolean green);

    /** Listens for signals while no session does, where nobody else would. */
    Signals.Handle listen(Consumer<Signals.Signal> listener);

    /** All steps have ended, with this exit code. */
    void ended(PipelineEnd end, int code) throws Exception;

    /** Of a command that runs its events once. */
    record Once(SessionSettings settings) implements Opening {
        @Override
        public void follow(List<ChosenDriver> drivers) {
            // there is nothing to watch
        }

        @Override
        public DriverSession open(ChosenDriver target, PipelinePart pipeline) throws Exception {
            return DriverSession.open(settings.in(pipeline), target, Mode.OFFLINE);
        }

        @Override
        public Optional<RoundVerdict> verdict(boolean green) {
            return Optional.empty();
        }

        @Override
        public Signals.Handle listen(Consumer<Signals.Signal> listener) {
            return settings.env().signals().listen(listener);
        }

        @Override
        public void ended(PipelineEnd end, int code) throws Exception {
            if (!settings.quiet() || code != ExitCodes.OK) {
                settings.print(end);
            }
        }
    }
}
