package ug.open.conveyor.driver.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;

/** Checks values by a schema, with the library. It fetches nothing: a reference to another document cannot be used. */
final class SchemaCheck {
    static {
        System.setProperty(
                "slf4j.internal.verbosity", "ERROR"); // the library logs to nobody, which is no news to a user
    }

    private final Object tree;
    private final Schema schema;

    SchemaCheck(Object tree) {
        this.tree = tree;
        SchemaRegistryConfig english =
                SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
        try {
            schema = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(english))
                    .getSchema(Json.write(tree), InputFormat.JSON);
            schema.initializeValidators();
        } catch (SchemaException e) {
            throw unusable(e);
        }
    }

    List<Misfit> misfits(String json) {
        List<Misfit> misfits = new ArrayList<>();
        try {
            for (Error error : schema.validate(json, InputFormat.JSON)) {
                misfits.add(new Misfit(
                        error.getInstanceLocation().toString(),
                        error.getMessage(),
                        expected(error.getSchemaLocation().getFragment().toString())));
            }
        } catch (SchemaException e) {
            throw unusable(e);
        }
        return misfits;
    }

    private static ConveyorException unusable(SchemaException e) {
        return new ConveyorException("the schema cannot be used: " + e.getMessage(), e);
    }

    /** The keyword and its value at a place in the schema; empty for a reference or a branch, which says nothing by itself. */
    private String expected(String pointer) {
        Object value = Pointer.at(tree, pointer);
        String keyword = pointer.substring(pointer.lastIndexOf('/') + 1);
        boolean plain = value != null && !(value instanceof Map) && !keyword.matches("[0-9]*");
        return plain ? Json.write(keyword) + ":" + Json.write(value) : "";
    }
}
