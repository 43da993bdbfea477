package ug.open.conveyor.driver.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why a server refuses a request, by the sentences it has for it: it answers 500 to what is 404 or 409 elsewhere. */
final class RefusedRequest {
    private static final Pattern EXISTS =
            Pattern.compile("resource with name (.*) and type (.*) already exists", Pattern.DOTALL);
    private static final Pattern NO_DEFINITION =
            Pattern.compile("resource definition with name (.*) not found", Pattern.DOTALL);
    private static final Pattern SCHEMA = Pattern.compile(
            "validation failed: (?:validation failed: )?jsonschema: '(.*?)' does not validate with [^#\\s]*#(\\S*?): (.*)",
            Pattern.DOTALL);

    ApiException of(Request request, int status, String said) {
        Matcher exists = EXISTS.matcher(said);
        if (exists.find()) {
            return new AlreadyExistsException("there is a resource " + exists.group(2) + "/" + exists.group(1)
                    + " already, and a server takes each name once: give another name, or delete it first");
        }
        if (said.contains("already exists")) {
            return new AlreadyExistsException("the server has it already: " + said);
        }
        Matcher definition = NO_DEFINITION.matcher(said);
        if (definition.find()) {
            return new ApiException("the server has no resource definition " + definition.group(1)
                    + ": make it first, with 'conveyor-driver apply FILE'");
        }
        if (said.contains("pipeline not found")) {
            return new ApiException(
                    "the server has no such pipeline: make it first, with 'conveyor-driver apply FILE'");
        }
        if (said.startsWith("Failed to publish resource event")) {
            return new ApiException("the server stored the resource but sent no event (it says: " + said
                    + "): no driver hears of it, and the name is taken until the resource is deleted");
        }
        Matcher schema = SCHEMA.matcher(said);
        if (schema.find()) {
            return new ApiException("the spec does not fit the schema of its resource definition: at spec"
                    + schema.group(1) + ": " + schema.group(3) + " (schema " + schema.group(2) + ")");
        }
        if (said.equals("Invalid request payload")) {
            return new ApiException(
                    "the server cannot read what was sent (it says: " + said
                            + "): what it wants as a text, such as the "
                            + "version of a resource definition, has to be one, in YAML with quotes where it is a number: version: \"1\"");
        }
        if (said.contains("schema is required") || said.contains("failed to compile schema")) {
            return new ApiException(
                    "the resource definition has no schema that works, so that no resource of it can be made "
                            + "(it says: " + said + "): mend it with 'conveyor-driver apply FILE'");
        }
        return new ApiException("the server refuses " + request + " with " + status + ApiErrors.quoted(said));
    }
}
