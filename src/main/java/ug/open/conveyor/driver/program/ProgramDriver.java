package ug.open.conveyor.driver.program;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadRequest;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.ProgramOutput;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.server.ServerChoice;
import ug.open.conveyor.driver.stream.PrivateStream;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;

/**
 * A driver that is a program on one of Conveyor's own runtimes, with an event stream that is private to this session. A program that ended is
 * started again for the next event.
 */
public final class ProgramDriver implements LoadedDriver {
    private final ProgramSpec spec;
    private final LoadRequest request;
    private final EventExchange exchange;
    private final Serving serving;
    private ServedStream served; // null once it has made way
    private RunningProgram program;
    private volatile Future<?> givenOnce; // by then the stream gives the program each event once
    private volatile boolean closed;

    private ProgramDriver(ProgramSpec spec, LoadRequest request, EventExchange exchange, Serving serving) {
        this.spec = spec;
        this.request = request;
        this.exchange = exchange;
        this.serving = serving;
    }

    /** Starts the private event stream. */
    private interface Serving {
        ServedStream open() throws LoadException, InterruptedException;
    }

    /**
     * Builds the program, starts a private event stream and then the program, and waits until it listens.
     *
     * @param servers the {@code nats-server} for the stream
     * @throws LoadException where it does not build, start or listen: a sentence
     */
    public static ProgramDriver open(ProgramSpec spec, LoadRequest request, ServerChoice servers, Time time)
            throws LoadException, InterruptedException {
        PrivateStream.prepare();
        request.builds().run(spec.build(), spec.folder());
        EventExchange exchange = new EventExchange(spec.payload(), spec.byAcknowledgement(), request.hint());
        Serving serving = () -> {
            Ports.checkFree(spec.port());
            return ServedStream.open(
                    servers, request.scratch(), spec.port(), Optional.empty(), time, exchange.watching());
        };
        ProgramDriver driver = new ProgramDriver(spec, request, exchange, serving);
        try {
            driver.check(driver.running().consumer());
            return driver;
        } catch (LoadException | InterruptedException | RuntimeException e) {
            driver.close();
            throw e;
        }
    }

    /** The definition with the name and the resource types that the program has attached with. */
    public synchronized DriverDefinition definition(DriverDefinition limits) {
        Attached consumer = program.consumer();
        return new DriverDefinition(
                consumer.name(),
                EventExchange.types(consumer),
                limits.events(),
                limits.timeout(),
                limits.concurrency(),
                limits.retry());
    }

    /** What driver.yaml or the command line says of the driver must be what the program says. */
    private void check(Attached consumer) throws LoadException {
        if (spec.name().isPresent() && !spec.name().get().equals(consumer.name())) {
            throw new LoadException("the program attached as the driver " + consumer.name() + ", not as "
                    + spec.name().get()
                    + ", as the project or the command line has it; take the name out there, or correct it");
        }
        if (!spec.resources().isEmpty()
                && !Set.copyOf(spec.resources()).equals(Set.copyOf(EventExchange.types(consumer)))) {
            throw new LoadException(
                    "the program listens to " + String.join(", ", EventExchange.types(consumer)) + ", not to "
                            + String.join(", ", spec.resources()) + ", as the project or the command line has it");
        }
    }

    /** The program, started again where it has ended. */
    private synchronized RunningProgram running() throws LoadException, InterruptedException {
        if (program != null && !program.isOver()) {
            return program;
        }
        if (closed) {
            throw new LoadException("the session is over");
        }
        if (served == null) {
            served = serving.open();
            exchange.on(served.stream());
        }
        Attachment attachment = new Attachment();
        exchange.watching().expects(attachment);
        Prints prints = new Prints(exchange.inHand(), request.builds().told());
        program = start(attachment, prints);
        if (!attachment.await(spec.ready())) {
            LoadException problem = new LoadException(NotListening.sentence(
                    spec, served.server(), served.stream().consumers(), program, prints.foundNobody()));
            program.stop();
            throw problem;
        }
        String consumer = program.consumer().name();
        PrivateStream stream = served.stream();
        givenOnce = CompletableFuture.runAsync(() -> stream.giveOnce(consumer));
        return program;
    }

    private RunningProgram start(Attachment attachment, Prints prints) throws LoadException {
        ProcessBuilder builder = new ProcessBuilder().directory(spec.folder().toFile());
        builder.environment().putAll(request.variables());
        builder.environment().putAll(spec.env());
        Addresses.of(served.server()).forEach(builder.environment()::put);
        PrivateStream stream = served.stream();
        try {
            return RunningProgram.start(
                    builder,
                    spec.words(),
                    served.folder(),
                    process -> ProgramOutput.of(process, prints, request.secrets()),
                    attachment,
                    over -> ended(over, stream));
        } catch (IOException e) {
            throw new LoadException(e.getMessage(), e);
        }
    }

    /** Everything that the program published before its end has been seen when its runs end. */
    private void ended(RunningProgram over, PrivateStream stream) {
        try {
            stream.settle();
            if (!closed) { // else its consumer goes with the server
                over.attached().ifPresent(consumer -> stream.remove(consumer.name()));
            }
        } catch (StreamException e) {
            // the server has gone too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.end(over, over::ending);
    }

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
        try {
            return exchange.reconcile(message, context, run -> {
                RunningProgram by = running();
                givenOnce.get();
                run.takenBy(by);
                if (by.isOver()) {
                    run.ends(new Ending.Ended(by.ending()));
                }
                return by;
            });
        } catch (LoadException e) {
            return DriverResult.failure(e.getMessage());
        } catch (InterruptedException cancelled) {
            stop(); // nothing else ends a reconcile there
            throw cancelled;
        }
    }

    private void stop() throws InterruptedException {
        RunningProgram running = last();
        if (running != null) {
            running.stop();
        }
    }

    private synchronized RunningProgram last() {
        return program;
    }

    /** With a port of its own, a second one would find it taken. */
    @Override
    public boolean isAlone() {
        return spec.port().isPresent();
    }

    @Override
    public void makeWay() {
        end(false);
    }

    @Override
    public void close() {
        end(true);
    }

    private void end(boolean forGood) {
        try (ServedStream before = forgotten(forGood)) {
            RunningProgram running = last();
            if (running != null) {
                running.stopBeforeFolder();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ServedStream forgotten(boolean forGood) {
        closed = closed || forGood;
        ServedStream before = served;
        served = null;
        return before;
    }
}
