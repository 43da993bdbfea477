package ug.open.conveyor.driver.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/**
 * A pipeline as a server's engine goes through it: after the success of a step comes the event of the next one, after a failure nothing
 * (protocol.md, Bodies). As an engine it keeps no state of a run, and goes on behind the first step of a driver's name.
 *
 * @param name its name
 * @param drivers the drivers of its steps, in their order
 */
public record EnginePipeline(String name, List<String> drivers) {
    private static final int ID_DIGITS = 24;

    /** Keeps a copy. */
    public EnginePipeline {
        drivers = List.copyOf(drivers);
    }

    /** What follows the result of a driver. Steps count from 1. */
    public sealed interface Next {
        /** Nothing: the driver is none of the steps. */
        record Nothing() implements Next {}

        /** Nothing: the step failed. */
        record Stopped(int step) implements Next {}

        /** Nothing: it was the last step. */
        record Done() implements Next {}

        /**
         * The event of the next step.
         *
         * @param body the message as it is published
         */
        record Event(int step, String driver, DriverMessage message, byte[] body) implements Next {
            /** Where it is published. */
            public String subject() {
                return Subjects.addressed(driver, message.resource().type());
            }
        }

        /** Nothing, though the step succeeded: its event would be longer than a server sends. The sentence says how long. */
        record TooLong(int step, String sentence) implements Next {}
    }

    /**
     * A driver that is the driver of two steps, as a sentence: a server goes on behind the first of them, whichever ended.
     *
     * @param places gives the place in a file, for messages, where a step names its driver; steps count from 0
     */
    public Optional<String> twice(IntFunction<String> places) {
        for (int i = 0; i < drivers.size(); i++) {
            int first = drivers.indexOf(drivers.get(i));
            if (first < i) {
                return Optional.of(places.apply(i) + ": pipeline " + name + " names the driver " + drivers.get(i)
                        + " twice, in steps "
                        + (first + 1) + " and " + (i + 1)
                        + ": a server goes on behind the first of them each time, so that a "
                        + "run of it never ends");
            }
        }
        return Optional.empty();
    }

    /**
     * What follows a result.
     *
     * @param id a UUID, which becomes the id of the next message
     * @throws ConveyorException where the resource in the result cannot be read
     */
    public Next after(PipelineEvent result, String id) {
        int step = drivers.indexOf(result.driver()) + 1;
        if (step == 0) {
            return new Next.Nothing();
        }
        if (!result.result().success()) {
            return new Next.Stopped(step);
        }
        if (step == drivers.size()) {
            return new Next.Done();
        }
        DriverMessage message = NextStep.after(result, id(id));
        byte[] body = Messages.event(message, true);
        return body.length > EventSize.MOST
                ? new Next.TooLong(step + 1, tooLong(result, body.length))
                : new Next.Event(step + 1, drivers.get(step), message, body);
    }

    /** The id of a message, 24 digits, from a UUID. */
    static String id(String uuid) {
        String digits = uuid.replace("-", "");
        return digits.substring(0, Math.min(ID_DIGITS, digits.length()));
    }

    private String tooLong(PipelineEvent result, int bytes) {
        String json = result.resourceJson();
        DriverMessage done = new DriverMessage("process", result.runId(), "", Messages.resource(json), json);
        long own = EventSize.next(done, result.driver(), result.result()).result();
        return new EventSize.Next(bytes, own).tooLong(name, EventSize.MOST);
    }
}
