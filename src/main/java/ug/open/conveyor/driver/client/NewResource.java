package ug.open.conveyor.driver.client;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.EventSize;
import ug.open.conveyor.driver.wire.Json;

/** A Resource that is to be created, checked for what a server would take and then send no event of. Immutable. */
public final class NewResource {
    private static final List<String> SENT = List.of("name", "resource", "pipeline", "spec");
    /** What a server fills in itself; it drops what is in a request. */
    private static final List<String> OF_THE_SERVER = List.of("id", "metadata");

    private final Map<String, Object> members;
    private final String file;

    /** How the value of an assignment is read. */
    public enum Value {
        /**
         * As the type that the place has: a text stays a text. Elsewhere as JSON where the value is JSON to the letter, else as a text:
         * {@code 1.10} and {@code 1e10}, which a number would lose, are texts.
         */
        AS_IT_IS("--set"),
        /** As a text, whatever it looks like. */
        TEXT("--set-string"),
        /** As JSON, which it has to be. */
        JSON("--set-json");

        private final String option;

        Value(String option) {
            this.option = option;
        }

        /** The option of the command line that reads values so. */
        public String option() {
            return option;
        }
    }

    private NewResource(Map<String, Object> members, String file) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        this.file = file;
    }

    /**
     * Reads one.
     *
     * @param text JSON or YAML with {@code name}, {@code resource}, {@code spec} and perhaps {@code pipeline}
     * @param file what people know it by
     * @throws ConveyorException with the place where it is none
     */
    public static NewResource read(String text, String file) {
        List<Map<String, Object>> documents = Documents.read(text, file);
        if (documents.size() > 1) {
            throw new ConveyorException(file + " has " + documents.size()
                    + " documents: a resource is created from one, so that there is one run id");
        }
        return new NewResource(documents.get(0), file);
    }

    /**
     * With a value in another place.
     *
     * @param kind how the value is read
     * @param assignment such as {@code spec.env[0].name=A}; a backslash takes the next character of a key as it is: {@code spec.a\\.b}
     * @throws ConveyorException where there can be no such place
     */
    public NewResource with(Value kind, String assignment) {
        Assignment set = Assignment.parse(kind, assignment);
        if (!SENT.contains(set.root())) {
            throw set.problem(
                    "a place begins with spec., or is one of name, resource, pipeline, such as spec.branch=main");
        }
        return new NewResource(set.in(members), file);
    }

    /** With something at the end of its name. */
    public NewResource withSuffix(String suffix) {
        Map<String, Object> renamed = new LinkedHashMap<>(members);
        renamed.put("name", name() + suffix);
        return new NewResource(renamed, file);
    }

    /** Its name. */
    public String name() {
        return Documents.text(members, "name", file, "my-app");
    }

    /** Its type, the name of a resource definition. */
    public String type() {
        return Documents.text(members, "resource", file, "workflow");
    }

    /** The pipeline that its event goes through; empty: it goes to every driver that listens for its type. */
    public Optional<String> pipeline() {
        return members.get("pipeline") == null || "".equals(members.get("pipeline"))
                ? Optional.empty()
                : Optional.of(Documents.text(members, "pipeline", file, "my-pipeline"));
    }

    /** What of it the server will not see. */
    public List<String> unknown() {
        TreeSet<String> unknown = new TreeSet<>(members.keySet());
        SENT.forEach(unknown::remove);
        OF_THE_SERVER.forEach(unknown::remove);
        return List.copyOf(unknown);
    }

    /**
     * Its JSON, for {@link ApiClient#createResource}.
     *
     * @throws ConveyorException where a server would refuse it, or keep its name and send no event: a member is missing, its type cannot
     *     be part of a subject, its event would be too long
     */
    public byte[] json() {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("name", name());
        sent.put("resource", checkedType());
        pipeline().ifPresent(pipeline -> sent.put("pipeline", pipeline));
        Object spec = members.get("spec");
        if (spec == null) {
            throw new ConveyorException(file + ": 'spec' is missing; an empty one is spec: {}");
        }
        checkNumbers("spec", spec);
        sent.put("spec", spec);
        checkSize(EventSize.of(name(), type(), pipeline().orElse(null), spec));
        return Json.write(sent).getBytes(StandardCharsets.UTF_8);
    }

    private String checkedType() {
        String type = type();
        boolean odd = type.chars()
                        .anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == '*' || c == '>')
                || type.startsWith(".")
                || type.endsWith(".")
                || type.contains("..");
        if (odd) {
            throw new ConveyorException(
                    file + ": the type '" + type + "' cannot be part of a subject, so that a server would keep "
                            + "the name and send no event: a type has no white space, control character, * or >");
        }
        return type;
    }

    /** A server reads numbers as 64-bit floats; what is beyond them it refuses with words about something else (protocol.md, Bodies). */
    private void checkNumbers(String place, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> checkNumbers(place + "." + key, member));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                checkNumbers(place + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof BigDecimal number && Double.isInfinite(number.doubleValue())) {
            throw new ConveyorException(
                    file + ": " + place + " is the number " + number
                            + ", which is too large for a server (at most 1.8e308). If it is a text, such as a commit, put it in quotes");
        }
    }

    private void checkSize(long bytes) {
        if (bytes > EventSize.MOST) {
            throw new ConveyorException(String.format(
                    Locale.ROOT,
                    "%s: the event of %s/%s would have %,d bytes on the wire, and a server sends at most %,d: it would keep the name "
                            + "and send nothing, so nothing was posted. Put what is large elsewhere, and its place into the spec",
                    file,
                    type(),
                    name(),
                    bytes,
                    EventSize.MOST));
        }
    }
}
