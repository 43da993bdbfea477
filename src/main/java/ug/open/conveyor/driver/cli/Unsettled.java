package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.wire.Harmless;

/** Keeps which runs ended without the server having their results. */
final class Unsettled implements RunListener {
    private static final int MOST_NAMED = 20;

    private static final int MOST_OF_AN_ID = 100;

    private volatile List<String> runs = List.of();

    /** The server does not have all results. */
    static final class UnsettledException extends IOException {
        private static final long serialVersionUID = 1;

        UnsettledException(String message) {
            super(message);
        }
    }

    @Override
    public void unsettled(List<String> runIds) {
        runs = runIds.stream().map(id -> Harmless.quoted(id, MOST_OF_AN_ID)).toList();
    }

    /** As a sentence; empty where the server has all. */
    Optional<String> sentence() {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        int more = runs.size() - MOST_NAMED;
        return Optional.of("the server has not confirmed the result"
                + (runs.size() == 1 ? " of run " : "s of " + runs.size() + " runs: ")
                + String.join(", ", runs.subList(0, Math.min(MOST_NAMED, runs.size())))
                + (more > 0 ? " and " + more + " more" : "")
                + (runs.size() == 1 ? ": the run store has it" : ": the run store has them")
                + ", and 'run --join' here publishes it when the server sends the event again");
    }
}
