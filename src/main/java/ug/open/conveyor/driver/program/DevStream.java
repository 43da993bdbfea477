package ug.open.conveyor.driver.program;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.server.ServerChoice;

/** A private Conveyor event stream that stays until it is closed: a driver attaches to it under a debugger, as it is. */
public final class DevStream implements DevPlace {
    private final DataFolder data;
    private final ServedStream served;

    private DevStream(DataFolder data, ServedStream served) {
        this.data = data;
        this.served = served;
    }

    /**
     * Starts it.
     *
     * @param servers the {@code nats-server}
     * @param scratch for short-lived files
     * @param pipelines those whose steps follow each other there
     * @param told takes a short sentence for each driver that attaches or leaves, and each event, log entry and result
     * @throws LoadException where it does not start: a sentence
     */
    public static DevStream open(
            ServerChoice servers, Path scratch, Where where, Time time, LocalPipelines pipelines, Consumer<String> told)
            throws LoadException, InterruptedException {
        Ports.checkFree(OptionalInt.of(where.port()));
        DataFolder held =
                where.data().isPresent() ? DataFolder.hold(where.data().get()) : null;
        try {
            ServedStream served = ServedStream.open(
                    servers, scratch, OptionalInt.of(where.port()), where.data(), time, new Visitors(pipelines, told));
            pipelines.plan().forEach(told);
            return new DevStream(held, served);
        } catch (LoadException | InterruptedException | RuntimeException e) {
            if (held != null) {
                held.close();
            }
            throw e;
        }
    }

    @Override
    public Map<String, String> addresses() {
        return Addresses.of(served.server());
    }

    @Override
    public boolean isAlive() {
        return served.server().isAlive();
    }

    @Override
    public void look() {
        served.look();
    }

    @Override
    public void close() {
        try (data) {
            served.close();
        }
    }
}
