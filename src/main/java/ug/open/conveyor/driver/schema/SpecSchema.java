package ug.open.conveyor.driver.schema;

import java.util.List;
import ug.open.conveyor.driver.json.Json;

/** The JSON Schema of a resource definition. A schema that names no version is one of 2020-12, as for a Conveyor server. */
public final class SpecSchema {
    private final Object schema;
    private SchemaCheck check;

    private SpecSchema(Object schema) {
        this.schema = schema;
    }

    /**
     * One that was read.
     *
     * @param schema a tree as {@link Json#parse} gives it
     */
    public static SpecSchema of(Object schema) {
        return new SpecSchema(schema);
    }

    /**
     * A value to start from: what the schema requires, and what it has examples or defaults of. Of {@code anyOf} and {@code oneOf} it fits the
     * first branch. It is a best effort: {@link #misfits} tells whether it fits.
     */
    public Object example() {
        return new Example(schema).value();
    }

    /**
     * Where a value does not fit.
     *
     * @param value a tree
     * @throws ug.open.conveyor.driver.ConveyorException where the schema cannot be used
     */
    public List<Misfit> misfits(Object value) {
        if (check == null) {
            check = new SchemaCheck(schema);
        }
        return check.misfits(Json.write(value));
    }
}
