package ug.open.conveyor.driver.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.stream.DriverConsumer;
import ug.open.conveyor.driver.stream.ServerLook;
import ug.open.conveyor.driver.stream.Trap;
import ug.open.conveyor.driver.terminal.Done;
import ug.open.conveyor.driver.terminal.DriverRow;

/** The drivers of a server, in words for people and members for programs. */
public final class AttachedDrivers {
    private AttachedDrivers() {}

    /** A row of a table. */
    public static DriverRow row(ServerLook.Seen seen) {
        DriverConsumer consumer = seen.consumer();
        return new DriverRow(
                consumer.name(),
                (consumer.durable() ? "durable" : "ephemeral") + (consumer.push() ? ", push" : ""),
                listens(consumer),
                consumer.waiting(),
                consumer.unacknowledged(),
                consumer.delivered(),
                consumer.process().orElse(attached(consumer)),
                seen.traps().stream().map(Trap::sentence).toList(),
                members(seen));
    }

    private static List<String> listens(DriverConsumer consumer) {
        return consumer.subjects().isEmpty()
                ? List.of("everything")
                : consumer.types().isEmpty() ? consumer.subjects() : consumer.types();
    }

    private static String attached(DriverConsumer consumer) {
        return switch (consumer.presence()) {
            case ATTACHED -> "yes";
            case PERHAPS -> "perhaps";
            case NOBODY -> "no";
        };
    }

    private static Map<String, Object> members(ServerLook.Seen seen) {
        DriverConsumer consumer = seen.consumer();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("driver", consumer.name());
        members.put("durable", consumer.durable());
        members.put("push", consumer.push());
        members.put("types", consumer.types());
        members.put("subjects", consumer.subjects());
        members.put("waiting", consumer.waiting());
        members.put("unacknowledged", consumer.unacknowledged());
        members.put("redelivered", consumer.redelivered());
        members.put("attached", attached(consumer));
        members.put("pulls", consumer.pulls());
        put("process", consumer.process(), members);
        put("owner", consumer.owner(), members);
        put("created", consumer.created(), members);
        put("delivered", consumer.delivered(), members);
        put("acknowledged", consumer.acknowledged(), members);
        members.put("ack_wait_ms", consumer.ackWait().toMillis());
        members.put("max_unacknowledged", consumer.mostUnacknowledged());
        put("kept_ms", consumer.kept().map(Duration::toMillis), members);
        members.put("begins", consumer.begins());
        members.put("warnings", warnings(seen.traps()));
        return members;
    }

    private static List<Map<String, Object>> warnings(List<Trap> traps) {
        List<Map<String, Object>> warnings = new ArrayList<>();
        for (Trap trap : traps) {
            Map<String, Object> warning = new LinkedHashMap<>();
            warning.put("warning", trap.word());
            warning.put("message", trap.sentence());
            warnings.add(warning);
        }
        return warnings;
    }

    private static void put(String name, Optional<?> value, Map<String, Object> members) {
        value.ifPresent(there -> members.put(name, there));
    }

    /** What goes with a consumer, for somebody who is about to remove it. */
    public static String stakes(DriverConsumer consumer) {
        if (consumer.waiting() == 0 && consumer.unacknowledged() == 0) {
            return "nothing waits for " + consumer.name();
        }
        return consumer.name() + " has " + events(consumer)
                + ": this driver loses them; the server keeps an event that another driver is to get";
    }

    private static String events(DriverConsumer consumer) {
        return count(consumer.waiting(), "waiting event") + " and "
                + count(consumer.unacknowledged(), "delivered event") + " that nobody acknowledged";
    }

    private static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** A consumer that was removed. */
    public static Done removed(DriverConsumer consumer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("driver", consumer.name());
        members.put("waiting", consumer.waiting());
        members.put("unacknowledged", consumer.unacknowledged());
        return new Done("removed the consumer " + consumer.name() + " with " + events(consumer), members);
    }
}
