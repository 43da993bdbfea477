package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.wire.EnginePipeline;
import ug.open.conveyor.driver.wire.EventSize;
import ug.open.conveyor.driver.wire.FirstStep;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * The events of the first step that is run: of each resource of the input the event of the pipeline's first step, or of a later one with the
 * results that the steps before it came to. Events of later steps, of other pipelines and for other drivers begin nothing.
 */
final class PipelineStart implements EventSource {
    private static final String LATER_STEP = "process";
    private static final int MOST_SAID = 20;

    private final PipelineInput input;
    private final EnginePipeline pipeline;
    private final int from;
    private final Environment env;
    private final Consumer<String> say;
    private long others;
    private long given;

    /** @param from the number of the first step that is run */
    PipelineStart(PipelineInput input, EnginePipeline pipeline, int from, Environment env, Consumer<String> say) {
        this.input = input;
        this.pipeline = pipeline;
        this.from = from;
        this.env = env;
        this.say = say;
    }

    /** How many events began nothing. */
    long others() {
        return others;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (true) {
            Optional<Delivery> next = input.next();
            if (next.isEmpty() || begins(next.get())) {
                given += next.isPresent() ? 1 : 0;
                return next.isEmpty() ? next : Optional.of(begun(next.get()));
            }
            others++;
        }
    }

    @Override
    public void close() {
        // whoever opened the input closes it: its results are wanted to the end
    }

    private boolean begins(Delivery event) {
        try {
            DriverMessage message = event.message();
            String first = pipeline.drivers().get(0);
            return !message.event().equals(LATER_STEP)
                    && message.resource().pipeline().orElse(pipeline.name()).equals(pipeline.name())
                    && event.envelope().addressee().orElse(first).equals(first);
        } catch (ConveyorException e) {
            return true; // the session rejects it, with its reason
        }
    }

    private Delivery begun(Delivery event) throws IOException {
        DriverMessage came;
        DriverMessage message;
        try {
            came = event.message();
            message = FirstStep.of(came, pipeline.name(), env.ids());
        } catch (ConveyorException e) {
            return event; // the session rejects it, with its reason
        }
        if (from > 1) {
            return new Begun(event, later(message), true);
        }
        boolean same = message.payload().equals(came.payload()) && message.id().equals(came.id());
        return new Begun(event, message, !same);
    }

    /** The event of the step to begin with. */
    private DriverMessage later(DriverMessage first) throws IOException {
        DriverMessage message = ofEarlierRun(first);
        StringBuilder places = new StringBuilder();
        for (int step = 1; step < from; step++) {
            String driver = pipeline.drivers().get(step - 1);
            EarlierResults.Earlier earlier =
                    input.earlier().find(message.runId(), driver).orElseThrow(unknown(message, step, driver));
            EnginePipeline.Next next = after(message, driver, earlier);
            if (next instanceof EnginePipeline.Next.Stopped) {
                throw refused(message, step, driver, "failed in " + earlier.from() + ", where the pipeline stopped");
            }
            if (next instanceof EnginePipeline.Next.TooLong tooLong) {
                throw refused(
                        message, step, driver, "came to too much in " + earlier.from() + ": " + tooLong.sentence());
            }
            message = ((EnginePipeline.Next.Event) next).message();
            places.append(step == 1 ? "" : ", ").append(driver).append(" from ").append(earlier.from());
        }
        if (given < MOST_SAID) {
            say.accept("run " + Harmless.quoted(message.runId(), 100) + " goes on at step " + from + " with the result"
                    + (from == 2 ? " of " : "s of ") + places);
        }
        return message;
    }

    private EnginePipeline.Next after(DriverMessage message, String driver, EarlierResults.Earlier earlier) {
        return pipeline.after(
                new PipelineEvent("driver.result", message.runId(), driver, earlier.result(), message.payload()),
                env.ids().get());
    }

    /** An event without a run id goes on with the newest run of its resource. */
    private DriverMessage ofEarlierRun(DriverMessage first) throws IOException {
        if (!input.isMade(first.runId())) {
            return first;
        }
        String resource = first.resource().type() + "/" + first.resource().name();
        String driver = pipeline.drivers().get(from - 2);
        String run = input.earlier()
                .newestRun(resource, driver)
                .orElseThrow(() -> new SessionException(
                        ErrorCode.INVALID,
                        Harmless.quoted(resource, 100) + " has no run in the run store in which step " + (from - 1)
                                + " (" + driver + ") succeeded: run it without --from first"));
        return new DriverMessage(first.event(), run, first.id(), first.resource(), first.payload());
    }

    private static Supplier<SessionException> unknown(DriverMessage message, int step, String driver) {
        return () -> refused(message, step, driver, "has no result, neither in the events nor in the run store");
    }

    private static SessionException refused(DriverMessage message, int step, String driver, String why) {
        return new SessionException(
                ErrorCode.INVALID,
                "run " + Harmless.quoted(message.runId(), 100) + ": step " + step + " (" + driver + ") " + why
                        + "; begin with --from " + step + ", or run it without --from");
    }

    /** The event of a step; what a server would not send cannot be read here either. */
    private final class Begun implements Delivery {
        private final Envelope envelope;
        private final DriverMessage message;
        private final int bytes;

        Begun(Delivery came, DriverMessage message, boolean changed) {
            this.message = message;
            byte[] body = Messages.event(message, true);
            bytes = body.length;
            Envelope before = came.envelope();
            envelope = new Envelope(
                    changed ? body : before.body(),
                    Subjects.addressed(
                            pipeline.drivers().get(from - 1), message.resource().type()),
                    OptionalLong.empty(),
                    before.time(),
                    true);
        }

        @Override
        public Envelope envelope() {
            return envelope;
        }

        @Override
        public DriverMessage message() {
            if (bytes > EventSize.MOST) {
                throw new MalformedMessageException(
                        "the event has " + bytes + " bytes, and a server sends at most " + EventSize.MOST, "");
            }
            return message;
        }

        @Override
        public void settle(Outcome outcome) {
            // what is run without a server is never published
        }
    }
}
