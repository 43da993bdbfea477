/**
 * JSON Schema: whether a value fits, and a value that does.
 *
 * <p>Definitions, resources and events belong in {@code client}, {@code wire} and {@code session}. The checking library is loaded by the
 * first check, and only few commands check.
 *
 * <p>Start at {@link ug.open.conveyor.driver.schema.SpecSchema}.
 */
package ug.open.conveyor.driver.schema;
