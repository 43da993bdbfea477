package ug.open.conveyor.driver.fakes;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.Envelope;

/** Makes messages, envelopes and deliveries. */
public final class Events {
    /** The type of resource of what is made here. */
    public static final String TYPE = "workflow";

    private Events() {}

    /** A {@code create} of the named workflow; its run id is {@code run-<name>}. */
    public static DriverMessage message(String name) {
        return message("create", name);
    }

    /** An event of the named workflow. */
    public static DriverMessage message(String event, String name) {
        return new DriverMessage(
                event,
                "run-" + name,
                "",
                new FakeResource(TYPE, name, Optional.empty()),
                "{\"name\":\"" + name + "\"}");
    }

    /** An envelope with this body and subject. */
    public static Envelope envelope(String body, String subject) {
        return new Envelope(body.getBytes(StandardCharsets.UTF_8), subject, OptionalLong.empty(), FakeTime.BEGIN);
    }

    /** A broadcast {@code create} of the named workflow. */
    public static FakeDelivery delivery(String name) {
        return FakeDelivery.of(message(name));
    }
}
