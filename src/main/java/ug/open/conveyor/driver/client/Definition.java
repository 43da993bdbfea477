package ug.open.conveyor.driver.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.wire.Json;

/**
 * A resource definition or a pipeline, as people write it; which, its shape tells.
 *
 * @param kind what it is
 * @param name its name
 * @param json for {@link ApiClient#applyDefinition} or {@link ApiClient#createPipeline}
 * @param steps the drivers of a pipeline's steps, in their order
 * @param warning what a server takes and nobody can want
 */
public record Definition(Kind kind, String name, byte[] json, List<String> steps, Optional<String> warning) {
    /** What it is. */
    public enum Kind {
        /** It has a {@code schema}. */
        RESOURCE_DEFINITION,
        /** It has {@code steps}. */
        PIPELINE
    }

    /**
     * Reads those of a text.
     *
     * @param text a JSON object, or YAML of one or several documents
     * @param file what people know it by
     * @throws ConveyorException with the place where one is neither
     */
    public static List<Definition> read(String text, String file) {
        List<Definition> definitions = new ArrayList<>();
        for (Map<String, Object> document : Documents.read(text, file)) {
            definitions.add(of(document, file));
        }
        return definitions;
    }

    private static Definition of(Map<String, Object> document, String file) {
        String name = Documents.text(document, "name", file, "my-app");
        Kind kind;
        List<String> steps = List.of();
        if (document.containsKey("steps")) {
            Documents.text(document, "resource", file, "workflow");
            steps = List.copyOf(drivers(document.get("steps"), file));
            kind = Kind.PIPELINE;
        } else if (document.get("schema") instanceof Map) {
            kind = Kind.RESOURCE_DEFINITION;
        } else {
            throw new ConveyorException(file + ": " + name
                    + " is neither a resource definition, which has a schema, nor a "
                    + "pipeline, which has steps"
                    + (document.containsKey("spec") ? "; a resource is created by 'conveyor-driver trigger'" : ""));
        }
        byte[] json = Json.write(document).getBytes(StandardCharsets.UTF_8);
        return new Definition(kind, name, json, steps, twice(name, steps));
    }

    private static List<String> drivers(Object steps, String file) {
        if (!(steps instanceof List<?> list)) {
            throw new ConveyorException(
                    file + ": 'steps' must be a list, such as [{id: \"1\", name: Clone, driver: git-cloner}]");
        }
        List<String> drivers = new ArrayList<>();
        for (Object step : list) {
            Object driver = step instanceof Map<?, ?> members ? members.get("driver") : null;
            if (!(driver instanceof String name) || name.isBlank()) {
                throw new ConveyorException(file + ": step " + (drivers.size() + 1) + " names no driver; such as "
                        + "{id: \"1\", name: Clone, driver: git-cloner}");
            }
            drivers.add(name);
        }
        return drivers;
    }

    /** The engine goes on behind the first step of a driver's name, whichever step it was that ended. */
    private static Optional<String> twice(String pipeline, List<String> drivers) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < drivers.size(); i++) {
            Integer first = seen.putIfAbsent(drivers.get(i), i);
            if (first != null) {
                return Optional.of("pipeline " + pipeline + " names the driver " + drivers.get(i) + " twice, in steps "
                        + (first + 1) + " and " + (i + 1)
                        + ": a server goes on behind the first of them each time, so that a "
                        + "run of it never ends");
            }
        }
        return Optional.empty();
    }
}
