package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.OnFull;
import ug.open.conveyor.driver.store.write.SessionInfo;

/** A process that joins as the driver {@code settling}, notes each reconciliation in a file, and stops for ever at one step of a settlement. */
final class SettlingChild {
    static final DriverDefinition DRIVER = DriverDefinition.of("settling", "workflow");
    static final Duration ACK_WAIT = Duration.ofSeconds(1);

    private final Step last;

    private SettlingChild(Step last) {
        this.last = last;
    }

    /** Starts one that goes on for ever where no step is given. */
    static Process start(String url, Path home, Optional<Step> last) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SettlingChild.class.getName(),
                        url,
                        home.toString(),
                        last.map(Step::name).orElse(""))
                .redirectError(home.resolve("child.err").toFile())
                .start();
    }

    /** How often the driver was run. */
    static long runs(Path home) throws IOException {
        File file = home.resolve("runs").toFile();
        return file.exists() ? Files.readAllLines(file.toPath()).size() : 0;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new SettlingChild(args[2].isEmpty() ? null : Step.valueOf(args[2])).run(args[0], Path.of(args[1]));
    }

    private void run(String url, Path home) throws IOException, InterruptedException {
        Connection connection =
                Nats.connect(new Options.Builder().server(url).maxReconnects(-1).build());
        Time time = Time.system();
        SessionInfo info = new SessionInfo(
                "test", DRIVER.name(), Mode.LIVE, time, Retention.DEFAULT, OnFull.CONTINUE, System.err::println);
        try (EventStream stream = Servers.on(stopping(connection), time);
                Journal journal = RunStore.at(home.resolve("store")).open(info);
                EventSource source = stream.join(Join.as(DRIVER, "test").ackWait(ACK_WAIT))) {
            DriverManager.of(DRIVER, (message, context) -> {
                        Files.writeString(
                                home.resolve("runs"),
                                message.runId() + "\n",
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND);
                        return DriverResult.success("settled", List.of(1, 2));
                    })
                    .mode(Mode.LIVE)
                    .time(time)
                    .journal(new StoppingJournal(journal))
                    .toTree(Json::tree)
                    .settling(JoinedEvents.SETTLING)
                    .build()
                    .run(new StoppingSource(source));
        }
    }

    private void at(Step step) {
        if (step == last) {
            System.out.println("at " + step);
            System.out.flush();
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** The same connection, save that it stops where a result was published. */
    private Connection stopping(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(connection, args);
                        boolean publishes =
                                method.getName().equals("requestWithTimeout") && StreamNames.RESULTS.equals(args[0]);
                        return publishes ? stopping((CompletableFuture<?>) result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private <T> CompletableFuture<T> stopping(CompletableFuture<T> published) {
        return published.thenApply(answer -> {
            at(Step.PUBLISHED);
            return answer;
        });
    }

    private final class StoppingSource implements EventSource {
        private final EventSource source;

        StoppingSource(EventSource source) {
            this.source = source;
        }

        @Override
        public Optional<Delivery> next() throws InterruptedException, IOException {
            Optional<Delivery> next = source.next();
            at(Step.RECEIVED);
            return next;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    private final class StoppingJournal implements Journal {
        private final Journal journal;
        private boolean finished;

        StoppingJournal(Journal journal) {
            this.journal = journal;
        }

        @Override
        public void event(long number, Envelope envelope, Optional<String> identity) throws IOException {
            journal.event(number, envelope, identity);
        }

        @Override
        public void start(Attempt attempt) throws IOException {
            journal.start(attempt);
            journal.flush();
            at(Step.STARTED);
        }

        @Override
        public void log(Attempt attempt, LogEntry entry) throws IOException {
            journal.log(attempt, entry);
        }

        @Override
        public void finish(Attempt attempt) throws IOException {
            at(Step.RECONCILED);
            journal.finish(attempt);
            finished = true;
            at(Step.FINISHED);
        }

        @Override
        public void settle(long eventNumber, Outcome outcome) throws IOException {
            at(Step.ACKNOWLEDGED);
            journal.settle(eventNumber, outcome);
            journal.flush();
            at(Step.SETTLED);
        }

        @Override
        public void flush() throws IOException {
            journal.flush();
            if (finished) {
                at(Step.FLUSHED);
            }
        }

        @Override
        public Past past(String identity) throws IOException {
            return journal.past(identity);
        }

        @Override
        public void close() throws IOException {
            journal.close();
        }
    }
}
