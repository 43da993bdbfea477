package ug.open.conveyor.driver.program;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.stream.WatchedStream;
import ug.open.conveyor.driver.stream.WatchedStream.Acknowledgement;
import ug.open.conveyor.driver.stream.WatchedStream.Attached;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;
import ug.open.conveyor.driver.wire.ResultEvents;

/** Reports in a short line each who comes to a stream and leaves it, and what they get, log and publish there. */
final class Visitors implements WatchedStream.Observer {
    private static final int MOST_OF_A_NAME = 100;
    private static final int MOST_OF_A_MESSAGE = 300;
    private static final String ADDRESSED = "drivers.";

    private final LocalPipelines pipelines;
    private final Consumer<String> told;
    private final Map<String, Attached> attached = new ConcurrentHashMap<>();

    Visitors(LocalPipelines pipelines, Consumer<String> told) {
        this.pipelines = pipelines;
        this.told = told;
    }

    @Override
    public void attached(Attached consumer) {
        if (consumer.equals(attached.put(consumer.name(), consumer))) {
            return; // this session has reported it
        }
        told.accept("attached: the driver " + name(consumer.name()) + ", which listens to "
                + Harmless.quoted(String.join(", ", EventExchange.types(consumer)), MOST_OF_A_MESSAGE));
    }

    @Override
    public void left(String driver) {
        if (attached.remove(driver) != null) {
            told.accept("left: the driver " + name(driver));
        }
    }

    @Override
    public boolean seesEvents() {
        return true;
    }

    @Override
    public void event(String subject, byte[] body) {
        String whom = "every driver that listens to it";
        if (subject.startsWith(ADDRESSED)) {
            String[] parts = subject.split("\\.", 3);
            whom = "the driver " + name(parts[1]);
        }
        try {
            DriverMessage message = Messages.read(body);
            told.accept("event: " + name(message.event()) + " for "
                    + name(message.resource().type()) + "/"
                    + name(message.resource().name()) + " to " + whom + ", run " + name(message.runId()));
        } catch (MalformedMessageException e) {
            told.accept("event: one on " + name(subject) + " to " + whom + ", which cannot be read: "
                    + Harmless.quoted(e.getMessage(), MOST_OF_A_MESSAGE));
        }
    }

    @Override
    public void logged(LogEntry entry) {
        told.accept("log: " + name(String.valueOf(entry.driver())) + ": "
                + Harmless.quoted(entry.message(), MOST_OF_A_MESSAGE));
    }

    @Override
    public void result(ResultEvents.Result result) {
        String of =
                result.runId().isEmpty() ? ", resource " + name(result.resourceId()) : ", run " + name(result.runId());
        told.accept("result: " + name(result.driver()) + of + (result.result().success() ? ": ok" : ": FAILED")
                + (result.result().message().isEmpty()
                        ? ""
                        : ": " + Harmless.quoted(result.result().message(), MOST_OF_A_MESSAGE)));
    }

    @Override
    public void step(WatchedStream stream, PipelineEvent result) {
        pipelines.ended(stream, result, attached.keySet(), told);
    }

    @Override
    public void acknowledged(Acknowledgement acknowledgement) {
        // a result tells more
    }

    @Override
    public void noResult(String sentence) {
        told.accept(Harmless.quoted(sentence, MOST_OF_A_MESSAGE));
    }

    @Override
    public void noLogEntry(String sentence) {
        told.accept(Harmless.quoted(sentence, MOST_OF_A_MESSAGE));
    }

    @Override
    public void lost(String sentence) {
        told.accept(Harmless.quoted(sentence, MOST_OF_A_MESSAGE));
    }

    private static String name(String text) {
        return Harmless.quoted(text, MOST_OF_A_NAME);
    }
}
