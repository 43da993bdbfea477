package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.ServerLogs;
import ug.open.conveyor.driver.config.ConfigException;
import ug.open.conveyor.driver.config.CredentialsException;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.session.FollowLimits;
import ug.open.conveyor.driver.session.FollowedRun;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.stream.StreamException;

/** The part of {@code logs} that reads from a server. Its classes are loaded only then. */
final class LogsAtServer {
    private final Environment env;
    private final ServerOptions server;
    private final LogQuery query;
    private final KnownSteps steps;
    private final FollowLimits limits;

    /** Prints lines; returns the exit code that they give. */
    interface Printing {
        int print(LogSource logs, LogQuery query, boolean severalDrivers) throws IOException, InterruptedException;
    }

    LogsAtServer(Environment env, ServerOptions server, LogQuery query, KnownSteps steps, FollowLimits limits) {
        this.env = env;
        this.server = server;
        this.query = query;
        this.steps = steps;
        this.limits = limits;
    }

    /** Prints the answer of the server. */
    int ask(Printing printing) throws IOException, InterruptedException {
        if (query.run().isEmpty()) {
            throw new UsageException("--from server needs a REF: a server lists neither runs nor the log of all");
        }
        Optional<String> not = notAtServer(query.run().get());
        if (not.isPresent()) {
            throw new UsageException(not.get());
        }
        return end(begin(), printing);
    }

    /**
     * The same for a run that the run store does not have.
     *
     * @param unknown the answer of the store
     * @param notAtServer the reason why a server cannot answer; empty: it can
     */
    int otherwise(NoSuchRunException unknown, Optional<String> notAtServer, Printing printing)
            throws IOException, InterruptedException {
        Ref ref = query.run().orElseThrow();
        Optional<String> not = notAtServer.or(() -> notAtServer(ref));
        if (not.isPresent() || ref.isOfStoreAlone()) {
            throw unknown;
        }
        Begun begun;
        try {
            begun = begin();
        } catch (CredentialsException | ConfigException | UsageException e) {
            throw e;
        } catch (ConveyorException | StreamException e) {
            if (e instanceof ApiException api && api.reason() == ApiException.Reason.NOT_AUTHENTICATED) {
                throw api;
            }
            throw also(unknown, e.getMessage());
        }
        return end(begun, printing);
    }

    private static NoSuchRunException also(NoSuchRunException unknown, String answer) {
        String ofStore = unknown.getMessage();
        return new NoSuchRunException(
                ofStore + (ofStore.endsWith("\n") ? "" : "\n") + "logs tried a server too: " + answer, unknown.near());
    }

    private static Optional<String> notAtServer(Ref ref) {
        if (ref.isCounted()) {
            return Optional.of(ref.run() + " belongs to the run store: a server needs the run id itself");
        }
        if (ref.attempt().isPresent()) {
            return Optional.of(
                    "a server keeps no attempts: expected run-id or driver/run-id, not '" + ref.text() + "'");
        }
        return Optional.empty();
    }

    private String runId() {
        return query.run().orElseThrow().run();
    }

    private Optional<String> driver() {
        Optional<String> named = query.run().orElseThrow().driver();
        if (named.isPresent() && !query.drivers().takes(named.get())) {
            throw new UsageException(query.run().get().text() + " and --driver "
                    + query.drivers().text() + " name two drivers");
        }
        return named.or(query::driver);
    }

    private Begun begin() throws IOException, InterruptedException {
        return query.follow() ? followed() : stored();
    }

    private Begun stored() throws InterruptedException {
        ServerLogs logs = logs();
        if (logs.isEmpty()) {
            throw new NoSuchRunException(
                    "the server at " + ServerUrl.shown(server.settings().api()) + " has no log entry of the run "
                            + query.run().orElseThrow().text() + "; it needs the whole run id",
                    List.of());
        }
        logs.doubt().ifPresent(env::say);
        return new Begun(logs, logs.ofSeveralDrivers(), Optional.empty());
    }

    private Begun followed() throws IOException, InterruptedException {
        FollowedRun run = FollowedRun.open(env, server::stream, new FollowedRun.Wanted(driver(), steps, limits));
        try {
            ServerLogs stored = logs();
            LogSource logs = run.of(runId(), driver(), stored);
            if (stored.isEmpty()) {
                env.say("the server has stored no log entry of the run yet: waiting");
            }
            run.end().joinsLate();
            stored.doubt().ifPresent(env::say);
            return new Begun(logs, driver().isEmpty(), Optional.of(run));
        } catch (IOException | InterruptedException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private int end(Begun begun, Printing printing) throws IOException, InterruptedException {
        try (begun) {
            int found = printing.print(begun.logs(), query, begun.severalDrivers());
            return begun.run().isPresent() ? Math.max(found, begun.run().get().code()) : found;
        }
    }

    /** Stored lines, and perhaps a run in progress. */
    private record Begun(LogSource logs, boolean severalDrivers, Optional<FollowedRun> run) implements AutoCloseable {
        @Override
        public void close() throws IOException, InterruptedException {
            logs.close();
            if (run.isPresent()) {
                run.get().close();
            }
        }
    }

    private ServerLogs logs() {
        ApiClient client = server.client();
        return client.logSource(runId(), driver());
    }
}
