package ug.open.conveyor.driver.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ug.open.conveyor.driver.ResourceDefinition;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.Definition;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.schema.SpecSchema;

/** The schemas of resource definitions, by their type: those of files, or those of a server, which is asked once for each. */
public final class SpecSchemas {
    private static final int MOST_OF_A_TYPE = 60;

    private final Map<String, Optional<SpecSchema>> known = new HashMap<>();
    private final ApiClient server;
    private final String place;

    private SpecSchemas(ApiClient server, String place) {
        this.server = server;
        this.place = place;
    }

    /** Those of files. Of two of one name the later counts, as where both are applied. */
    public static SpecSchemas of(List<Definition> definitions) {
        Map<String, Optional<SpecSchema>> schemas = new TreeMap<>();
        for (Definition definition : definitions) {
            if (definition.kind() == Definition.Kind.RESOURCE_DEFINITION) {
                Map<?, ?> members = (Map<?, ?>) Json.parse(definition.json(), 0, definition.json().length);
                schemas.put(definition.name(), Optional.of(SpecSchema.of(members.get("schema"))));
            }
        }
        SpecSchemas of = new SpecSchemas(
                null, schemas.isEmpty() ? "no definition" : "only " + String.join(", ", schemas.keySet()));
        of.known.putAll(schemas);
        return of;
    }

    /** Those of a server. */
    public static SpecSchemas of(ApiClient server) {
        return new SpecSchemas(server, "no such definition on the server");
    }

    /** The schema of a type; empty where there is none. */
    public Optional<SpecSchema> find(String type) throws InterruptedException {
        Optional<SpecSchema> schema = known.get(type);
        if (schema == null) {
            schema = server == null
                    ? Optional.empty()
                    : server.definition(type).map(ResourceDefinition::schema).map(SpecSchema::of);
            known.put(type, schema);
        }
        return schema;
    }

    /** The type, where there is one alone. */
    public Optional<String> only() {
        return server == null && known.size() == 1 ? known.keySet().stream().findFirst() : Optional.empty();
    }

    /** That there is none of a type, as a sentence without its full stop. */
    public String missing(String type) {
        return "the type " + Harmless.quoted(type, MOST_OF_A_TYPE) + " has no definition: there is " + place;
    }
}
