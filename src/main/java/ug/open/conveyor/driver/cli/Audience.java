package ug.open.conveyor.driver.cli;

import java.io.IOException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.stream.EventStream;

/** Whether anybody listens for a resource type, for who is about to create a resource of it. */
final class Audience {
    private final Environment env;
    private final ServerOptions server;

    Audience(Environment env, ServerOptions server) {
        this.env = env;
        this.server = server;
    }

    /** Says it where nobody does, or it cannot be told; it keeps nobody from anything. */
    void warnWhereThereIsNone(String type) throws InterruptedException {
        try (EventStream stream = server.stream("trigger", text -> {})) {
            if (!stream.hasListener(type)) {
                env.say("warning: " + nobody(type));
            }
        } catch (IOException | ConveyorException e) {
            env.say("warning: whether a driver listens for " + type + " cannot be told: " + e.getMessage());
        }
    }

    static String nobody(String type) {
        return "no driver listens for " + type + ": no consumer of the stream takes resources." + type
                + ", so that the event is not kept";
    }
}
