package ug.open.conveyor.driver.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.wire.Subjects;

/** The subjects that a bystander may listen to. */
final class TapSubjects {
    /** White space ends the connection, and {@code >} is never listened to (protocol.md, Streams). A star would bring an event twice. */
    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{Cntrl}>*]|^\\.|\\.$|\\.\\.");

    /** One part of a subject, whatever it is. */
    private static final String ANY = "*";

    private TapSubjects() {}

    /** As the driver's consumer filters, each once. */
    static List<String> of(DriverDefinition definition) throws StreamException {
        if (definition.resources().isEmpty()) {
            throw new StreamException(
                    "the driver " + definition.name()
                            + " names no resource type; a live stream needs to know them: say resources: [workflow] or the like");
        }
        for (String resource : definition.resources()) {
            if (!fits(resource)) {
                throw new StreamException(refused("resource type", resource + "' of the driver '" + definition.name()));
            }
        }
        return StreamNames.subjects(definition).stream().distinct().toList();
    }

    /** Of what the driver's consumer filters, and of the results that the driver of this name publishes, in either form. */
    static List<String> withResults(DriverDefinition definition) throws StreamException {
        List<String> subjects = new ArrayList<>(of(definition));
        subjects.add(StreamNames.RESULTS);
        subjects.add(StreamNames.otherResults(definition.name()));
        return subjects;
    }

    /**
     * Of events, results and log lines; none of them overlaps another, since what two of them match would come twice.
     *
     * @param driver whose pipeline steps; empty: those of all
     * @param resources the resource types; empty: all whose name has no dot
     * @throws ConveyorException where a name cannot be listened to
     */
    static List<String> of(Optional<String> driver, Collection<String> resources) {
        if (driver.isPresent() && !fits(driver.get())) {
            throw new ConveyorException(refused("driver", driver.get()));
        }
        for (String resource : resources) {
            if (!fits(resource)) {
                throw new ConveyorException(refused("resource type", resource));
            }
        }
        List<String> subjects = new ArrayList<>();
        for (String resource : resources.isEmpty() ? List.of(ANY) : List.copyOf(resources)) {
            subjects.add(Subjects.broadcast(resource));
            subjects.add(Subjects.addressed(driver.orElse(ANY), resource));
        }
        subjects.add(StreamNames.RESULTS);
        subjects.add(StreamNames.logs(ANY));
        return subjects.stream().distinct().toList();
    }

    private static boolean fits(String name) {
        return !name.isEmpty() && !UNFIT.matcher(name).find();
    }

    private static String refused(String what, String name) {
        return "the " + what + " '" + name + "' cannot be listened to: expected one without white space, '*' and '>'";
    }
}
