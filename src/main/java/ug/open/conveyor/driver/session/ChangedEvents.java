package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.client.PayloadChanges;
import ug.open.conveyor.driver.input.EventChange;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.wire.Messages;

/** Recorded events that become others: by values for places, by another name, and the only one by a person. */
public final class ChangedEvents implements EventChange {
    private static final int MOST_OF_A_RUN = 60;

    private final PayloadChanges sets;
    private final Optional<String> name;
    private final Optional<EventEditor> editor;
    private boolean edited;

    /**
     * These changes, in this order.
     *
     * @param name the name that the events get
     * @param editor changes the one event that there may be then
     */
    public ChangedEvents(PayloadChanges sets, Optional<String> name, Optional<EventEditor> editor) {
        this.sets = sets;
        this.name = name;
        this.editor = editor;
    }

    @Override
    public byte[] in(byte[] body, DriverMessage message) throws IOException, InterruptedException {
        DriverMessage set = sets.in(message);
        String event = name.orElse(set.event());
        DriverMessage changed = event.equals(set.event())
                ? set
                : new DriverMessage(event, set.runId(), set.id(), set.resource(), set.payload());
        byte[] result = changed == message ? body : Messages.changed(body, changed);
        return editor.isPresent() ? edited(editor.get(), result, message.runId()) : result;
    }

    private byte[] edited(EventEditor by, byte[] body, String run) throws IOException, InterruptedException {
        if (edited) {
            throw new ConveyorException("--edit opens one event, and there is another one, of the run "
                    + Harmless.quoted(run, MOST_OF_A_RUN) + "; nothing was run. Choose one, such as by --only run="
                    + "ID or --only name=NAME");
        }
        edited = true;
        return by.edit(body);
    }
}
