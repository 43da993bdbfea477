package ug.open.conveyor.driver.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedEvents;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.program.ProgramDriver;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Runs a made-up event once, by the reader of recordings and the driver manager, with a driver that does nothing and with nobody who hears of it. While
 * a program starts, the tool has nothing else to do, and the first event then finds all parts loaded (row {@code program} of the benchmark).
 */
final class Rehearsal implements ProgramDriver.Meanwhile {
    private static final String NAME = "rehearsal";
    private static final String EVENT = """
            {"event":"create","run_id":"rehearsal","payload":{"id":"1","name":"rehearsal","resource":"rehearsal","spec":{}}}
            """;

    private final Time time;

    Rehearsal(Time time) {
        this.time = time;
    }

    @Override
    public void run() throws InterruptedException {
        Input input = Input.stream(NAME, new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)));
        try (RecordedEvents events = Recordings.events(input, ReadOptions.strict(() -> NAME, time::now))) {
            DriverManager.of(DriverDefinition.of(NAME, NAME), (message, context) -> DriverResult.success(""))
                    .time(time)
                    .build()
                    .run(events);
        } catch (IOException e) {
            // nothing depends on it
        }
    }
}
