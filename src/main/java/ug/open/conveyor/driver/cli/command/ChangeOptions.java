package ug.open.conveyor.driver.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.client.Assignments;
import ug.open.conveyor.driver.client.PayloadChanges;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.session.ChangedEvents;
import ug.open.conveyor.driver.session.EventEditor;

/** What becomes of recorded events before a driver gets them. */
final class ChangeOptions {
    private final Environment env;
    private final SetOptions sets;
    private final Opt<String> event;
    private final Opt<Boolean> edit;

    ChangeOptions(Cmd cmd) {
        env = cmd.env;
        sets = new SetOptions(cmd);
        event = cmd.option(Kind.EVENT, "NAME", "Make each event one of this name, like update.", "--event");
        edit = cmd.flag("Open the event in the editor that VISUAL or EDITOR names, and run what you save.", "--edit");
    }

    /** All of them, for what they need. */
    List<Opt<?>> all() {
        List<Opt<?>> all = new ArrayList<>(sets.all());
        all.addAll(List.of(event, edit));
        return all;
    }

    /** Whether somebody changes an event by hand, which has to happen before anything runs. */
    boolean byHand() {
        return edit.get();
    }

    /**
     * Reads events so that they change.
     *
     * @param inputs the words that name the events
     * @throws UsageException where nobody could edit them
     */
    ReadOptions changing(ReadOptions reading, List<String> inputs) {
        for (Opt<?> opt : all()) {
            if (opt.given()) {
                return reading.changing(changes(inputs));
            }
        }
        return reading;
    }

    /** Refuses what a person would have to do again in each round. */
    void refuseInRounds(Opt<?> watching) {
        if (edit.get()) {
            throw new UsageException(edit.name() + " opens the event once, and " + watching.name()
                    + " runs it again and again; save the changed event in a file, or change it by --set");
        }
    }

    /** The same for the events that begin a pipeline. */
    ReadOptions ofPipeline(ReadOptions reading, List<String> inputs) {
        if (edit.get()) {
            throw new UsageException(
                    "--edit opens the event of one driver; with --pipeline, change the first event by --set");
        }
        return changing(reading, inputs);
    }

    private ChangedEvents changes(List<String> inputs) {
        event.find().filter(name -> !Kind.EVENT.choices().contains(name)).ifPresent(this::warn);
        Assignments assignments = sets.assignments();
        return new ChangedEvents(
                new PayloadChanges(assignments, false, env::warn),
                event.find(),
                edit.get() ? Optional.of(editor(inputs)) : Optional.empty());
    }

    private void warn(String name) {
        env.warn("--event " + name + ": no Conveyor server sends such an event"
                + Nearest.question(name, Kind.EVENT.choices()));
    }

    private EventEditor editor(List<String> inputs) {
        if (inputs.contains("-")) {
            throw new UsageException(
                    "--edit leaves standard input to the editor: put the events into a file in place of -");
        }
        EventEditor editor = EventEditor.of(env)
                .orElseThrow(() -> new UsageException(
                        "--edit needs an editor, and neither VISUAL nor EDITOR names one: such as EDITOR=nano;"
                                + " --set changes an event without one"));
        if (!env.screen().in() || !env.screen().err()) {
            throw new UsageException("--edit needs a terminal, and standard "
                    + (env.screen().in() ? "error" : "input") + " is none; --set changes an event without one");
        }
        return editor;
    }
}
