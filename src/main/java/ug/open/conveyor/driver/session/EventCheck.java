package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.InvalidSpecException;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedEvents;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.schema.Misfit;
import ug.open.conveyor.driver.schema.SpecSchema;
import ug.open.conveyor.driver.terminal.EventFinding;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Checks the specs of recorded events by the schemas of their types. Records that cannot be read are findings too. */
public final class EventCheck {
    private final SpecSchemas schemas;
    private final Printout<EventFinding> out;
    private long events;
    private long findings;
    private IOException failure;

    /** @param out takes the findings */
    public EventCheck(SpecSchemas schemas, Printout<EventFinding> out) {
        this.schemas = schemas;
        this.out = out;
    }

    /**
     * Checks the events of an input.
     *
     * @throws InputFormatException where nothing of it can be read
     * @throws ConveyorException where a schema cannot be used
     */
    public void check(Input input, ReadOptions reading) throws IOException, InterruptedException {
        long before = findings;
        try (RecordedEvents source = Recordings.events(input, reading.skippingInvalid(this::unreadable))) {
            for (Optional<Delivery> event = source.next(); event.isPresent(); event = source.next()) {
                events++;
                check(event.get(), input.name(), source.line());
            }
        } catch (InputFormatException e) {
            if (e.line() > 0) {
                unreadable(e);
            } else if (findings == before) {
                throw e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The number of events that could be read. */
    public long events() {
        return events;
    }

    /** The number of findings. */
    public long findings() {
        return findings;
    }

    private void check(Delivery event, String file, long line) throws IOException, InterruptedException {
        DriverMessage message;
        Object spec;
        try {
            message = event.message();
            spec = message.resource().spec();
        } catch (MalformedMessageException e) {
            found(new EventFinding(file, line, 0, "", "", e.problem(), e.expected()));
            return;
        } catch (InvalidSpecException e) {
            found(new EventFinding(file, line, 0, event.message().runId(), "/spec", e.problem(), ""));
            return;
        }
        String type = message.resource().type();
        Optional<SpecSchema> schema = schemas.find(type);
        if (schema.isEmpty()) {
            found(new EventFinding(file, line, 0, message.runId(), "/resource", schemas.missing(type), ""));
            return;
        }
        try {
            for (Misfit misfit : schema.get().misfits(spec)) {
                found(new EventFinding(
                        file, line, 0, message.runId(), "/spec" + misfit.place(), misfit.problem(), misfit.expected()));
            }
        } catch (ConveyorException e) {
            throw new ConveyorException("the definition of the type " + type + ": " + e.getMessage(), e);
        }
    }

    private void found(EventFinding finding) throws IOException {
        findings++;
        out.print(finding);
    }

    private void unreadable(InputFormatException e) {
        try {
            found(new EventFinding(e.file(), e.line(), e.column(), "", "", e.problem(), e.expected()));
        } catch (IOException full) {
            failure = full;
        }
    }
}
