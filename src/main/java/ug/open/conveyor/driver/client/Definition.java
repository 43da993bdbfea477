package ug.open.conveyor.driver.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.EnginePipeline;

/**
 * A resource definition or a pipeline, as people write it.
 *
 * @param kind which of both it is
 * @param name its name
 * @param json for {@link ApiClient#applyDefinition} or {@link ApiClient#createPipeline}
 * @param steps the drivers of a pipeline's steps, in their order
 * @param warning a sentence about something that a server accepts and nobody can want
 */
public record Definition(Kind kind, String name, byte[] json, List<String> steps, Optional<String> warning) {
    /** The kinds of definitions. */
    public enum Kind {
        /** It has a {@code schema}. */
        RESOURCE_DEFINITION,
        /** It has {@code steps}. */
        PIPELINE
    }

    /**
     * Reads the definitions of a text.
     *
     * @param text a JSON object, or YAML of one or several documents
     * @param file its name for messages
     * @throws ConveyorException with the place where one is neither
     */
    public static List<Definition> read(String text, String file) {
        List<Definition> definitions = new ArrayList<>();
        for (Map<String, Object> document : Documents.read(text, file)) {
            int number = definitions.size();
            definitions.add(of(document, file, step -> Documents.place(text, file, number, step)));
        }
        return definitions;
    }

    /** @param places where a step names its driver */
    private static Definition of(Map<String, Object> document, String file, IntFunction<String> places) {
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
        byte[] json = Json.utf8(document);
        return new Definition(kind, name, json, steps, new EnginePipeline(name, steps).twice(places));
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
}
