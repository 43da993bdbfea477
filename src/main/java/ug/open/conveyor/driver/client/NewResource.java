package ug.open.conveyor.driver.client;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.EventSize;

/** A Resource to create, checked for what a server would store without sending an event. Immutable. */
public final class NewResource {
    private static final List<String> SENT = List.of("name", "resource", "pipeline", "spec");
    /** Members that a server fills in itself; it drops those of a request. */
    private static final List<String> OF_THE_SERVER = List.of("id", "metadata");

    private final Map<String, Object> members;
    private final String file;

    private NewResource(Map<String, Object> members, String file) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        this.file = file;
    }

    /**
     * One that a program gives.
     *
     * @param pipeline null: none
     * @param spec a tree of plain values
     */
    static NewResource of(String type, String name, String pipeline, Object spec) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("resource", type);
        members.put("pipeline", pipeline);
        members.put("spec", spec);
        return new NewResource(members, "resource " + type + "/" + name);
    }

    /**
     * Reads one.
     *
     * @param text JSON or YAML with {@code name}, {@code resource}, {@code spec} and perhaps {@code pipeline}
     * @param file its name for messages
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
     * The same resource with values in their places.
     *
     * @param doubts takes a sentence about each new place that may be a slip
     * @throws ConveyorException where there can be no such place
     */
    public NewResource with(Assignments sets, Consumer<String> doubts) {
        sets.check(SENT, "a place begins with spec., or is one of name, resource, pipeline, such as spec.branch=main");
        sets.doubts(members).forEach(doubts);
        return new NewResource(sets.in(members), file);
    }

    /** The same resource with a suffix on its name. */
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

    /** Its spec, a tree; null where it has none. */
    public Object spec() {
        return members.get("spec");
    }

    /** The pipeline that its event goes through; empty: the event goes to every driver that listens to its type. */
    public Optional<String> pipeline() {
        return members.get("pipeline") == null || "".equals(members.get("pipeline"))
                ? Optional.empty()
                : Optional.of(Documents.text(members, "pipeline", file, "my-pipeline"));
    }

    /** The names of members that the server drops. */
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
        Map<String, Object> sent = sent();
        checkSize(EventSize.of(name(), type(), pipeline().orElse(null), sent.get("spec")));
        return Json.utf8(sent);
    }

    /** Its JSON for a new version, which replaces the metadata too and sends no event. */
    byte[] json(Map<String, String> metadata) {
        Map<String, Object> sent = sent();
        sent.put("metadata", metadata);
        return Json.utf8(sent);
    }

    private Map<String, Object> sent() {
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
        return sent;
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
