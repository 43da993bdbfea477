package ug.open.conveyor.driver.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.wire.Subjects;

/** Finds the traps of a server's consumers of events: only what the server's answers show. */
final class Traps {
    private static final String ADDRESSED = "drivers.";

    private final Map<String, List<String>> names = new HashMap<>(); // by their lower-case form

    /** Among all consumers of a server. */
    Traps(List<DriverConsumer> all) {
        for (DriverConsumer consumer : all) {
            names.computeIfAbsent(folded(consumer.name()), name -> new ArrayList<>())
                    .add(consumer.name());
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Those of one of them, the worst first. */
    List<Trap> of(DriverConsumer consumer) {
        List<Trap> traps = new ArrayList<>();
        standingStill(consumer, traps);
        keeping(consumer, traps);
        losing(consumer, traps);
        sharing(consumer, traps);
        listening(consumer, traps);
        takingOver(consumer, traps);
        oneAtATime(consumer, traps);
        return traps;
    }

    private static void standingStill(DriverConsumer consumer, List<Trap> traps) {
        if (consumer.paused().isPresent()) {
            traps.add(new Trap(
                    "paused", "somebody paused it until " + consumer.paused().get() + ": until then it gets nothing"));
        }
        long most = consumer.mostUnacknowledged();
        if (most > 0 && consumer.unacknowledged() >= most && consumer.waiting() > 0) {
            traps.add(new Trap(
                    "held-up",
                    "it has " + most + " of at most " + most
                            + " unacknowledged events, and the server delivers no other before one of them is acknowledged; "
                            + "it delivers each again after an ack wait of " + Durations.text(consumer.ackWait())));
        }
    }

    private static void losing(DriverConsumer consumer, List<Trap> traps) {
        if (!consumer.acknowledgement().equals("explicit")) {
            traps.add(
                    new Trap(
                            "ack-policy",
                            "its ack policy is " + consumer.acknowledgement()
                                    + ": an event can count as acknowledged before the driver has reconciled it, and is lost if the driver ends"));
        }
        if (consumer.mostDeliveries() > 0) {
            traps.add(new Trap(
                    "gives-up",
                    "the server gives up an event after " + consumer.mostDeliveries()
                            + (consumer.mostDeliveries() == 1 ? " delivery" : " deliveries")));
        }
    }

    private static void sharing(DriverConsumer consumer, List<Trap> traps) {
        if (consumer.pulls() > 1) {
            traps.add(
                    new Trap(
                            "several-pulls",
                            consumer.pulls()
                                    + " pull requests wait on it. If they are of several processes, each event goes to one of them; "
                                    + "if these ask for different resource types, the newest replaced the filter, and what only the others ask for goes to nobody"));
        }
    }

    private static void oneAtATime(DriverConsumer consumer, List<Trap> traps) {
        if (consumer.mostUnacknowledged() == 1) {
            traps.add(new Trap(
                    "one-at-a-time",
                    "the server delivers the next event only when the one before is acknowledged (max ack pending 1): "
                            + "one that nobody acknowledges holds up the others"));
        }
    }

    private static void keeping(DriverConsumer consumer, List<Trap> traps) {
        String kept = consumer.kept().map(Durations::text).orElse("");
        if (!consumer.durable()
                && (consumer.owner().isPresent() || consumer.process().isPresent())) {
            traps.add(new Trap(
                    "lost-durable-name",
                    "conveyor-driver made it durable, and another program of this name took the durable name away: at a restart of the server "
                            + "it can go with all that waits; stop that program and join again"));
        } else if (!consumer.durable()) {
            traps.add(new Trap(
                    "ephemeral",
                    "not durable, as the Go runtime makes it: the server removes it, with all that waits for it, when its driver is away"
                            + (kept.isEmpty() ? "" : " for " + kept)));
        } else if (consumer.presence() == DriverConsumer.Presence.NOBODY) {
            traps.add(new Trap(
                    "undrained",
                    "nobody is on it, and the server keeps every event of its types for it"
                            + (kept.isEmpty() ? "" : ", until nobody was on it for " + kept)
                            + ": start the driver, or remove it with conveyor-driver server leave"));
        }
    }

    private void listening(DriverConsumer consumer, List<Trap> traps) {
        if (consumer.subjects().isEmpty()) {
            traps.add(new Trap("no-filter", "it listens to everything, also to the pipeline steps of other drivers"));
        }
        List<String> others = new ArrayList<>();
        for (String subject : consumer.subjects()) {
            if (subject.startsWith(ADDRESSED) && !subject.startsWith(ADDRESSED + consumer.name() + ".")) {
                others.add(subject);
            }
        }
        if (!others.isEmpty()) {
            traps.add(new Trap(
                    "other-driver",
                    "it takes pipeline steps that are addressed to another driver: " + String.join(", ", others)));
        }
        List<String> missed = new ArrayList<>();
        for (String type : consumer.types()) {
            String step = Subjects.addressed(consumer.name(), type);
            if (consumer.subjects().stream().noneMatch(subject -> Consumers.matches(subject, step))) {
                missed.add(step);
            }
        }
        if (!missed.isEmpty()) {
            traps.add(new Trap(
                    "no-steps",
                    "no pipeline step reaches it, since it does not listen to " + String.join(", ", missed)));
        }
        for (String other : names.get(folded(consumer.name()))) {
            if (!other.equals(consumer.name())) {
                traps.add(
                        new Trap(
                                "similar-name",
                                "its name differs from " + other
                                        + " in upper and lower case only: they are two drivers, and each gets the events of its types"));
            }
        }
    }

    private static void takingOver(DriverConsumer consumer, List<Trap> traps) {
        if (!consumer.beginsWithAll()) {
            traps.add(
                    new Trap(
                            "deliver-policy",
                            "it was made with the deliver policy " + consumer.begins()
                                    + ": a driver on the Go runtime cannot take it over (error 10012); remove it before such a driver starts"));
        }
        if (consumer.push()) {
            traps.add(
                    new Trap(
                            "push",
                            "a push consumer, as the Python runtime makes it: a driver that pulls cannot take it over (error 10012), conveyor-driver run --join included"));
        }
    }
}
