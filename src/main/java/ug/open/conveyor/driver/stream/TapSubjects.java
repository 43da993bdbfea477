package ug.open.conveyor.driver.stream;

import java.util.List;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.DriverDefinition;

/** The subjects that a bystander may listen to. */
final class TapSubjects {
    /** White space ends the connection, and {@code >} is never listened to (protocol.md, Streams). A star would bring an event twice. */
    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{Cntrl}>*]|^\\.|\\.$|\\.\\.");

    private TapSubjects() {}

    /** As the driver's consumer filters, each once. */
    static List<String> of(DriverDefinition definition) throws StreamException {
        if (definition.resources().isEmpty()) {
            throw new StreamException(
                    "the driver " + definition.name()
                            + " names no resource type; a live stream needs to know them: say resources: [workflow] or the like");
        }
        for (String resource : definition.resources()) {
            if (UNFIT.matcher(resource).find()) {
                throw new StreamException("the resource type '" + resource + "' of the driver " + definition.name()
                        + " cannot be listened to: expected one without white space, '*' and '>'");
            }
        }
        return StreamNames.subjects(definition).stream().distinct().toList();
    }
}
