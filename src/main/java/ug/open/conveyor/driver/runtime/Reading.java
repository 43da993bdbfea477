package ug.open.conveyor.driver.runtime;

import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Resource;

/** The kind of an event, known once it is read. */
sealed interface Reading {
    /** For this driver. */
    record Ours(DriverMessage message) implements Reading {}

    /** For somebody else. */
    record NotOurs(String reason) implements Reading {}

    /** Cannot be read. */
    record Malformed(String reason) implements Reading {}

    /** Not read, because the session ends. */
    record Unread() implements Reading {}

    /** Reads the event and its addressee. */
    static Reading of(Delivery delivery, DriverDefinition definition) {
        DriverMessage message;
        Resource resource;
        String type;
        try {
            message = delivery.message();
            resource = message.resource();
            type = resource.type();
            resource.name();
        } catch (ConveyorException e) {
            return new Malformed(Failures.text(e));
        }
        Optional<String> addressee = delivery.envelope().addressee();
        if (addressee.isPresent() && !addressee.get().equals(definition.name())) {
            return new NotOurs("addressed to " + addressee.get());
        }
        if (!definition.takes(type)) {
            return new NotOurs("the driver takes resources of type " + String.join(", ", definition.resources())
                    + ", not " + type);
        }
        return addressee.isPresent() || definition.listensTo(message.event())
                ? new Ours(message)
                : new NotOurs("the driver does not listen to the event " + message.event());
    }
}
