package ug.open.conveyor.driver.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ApiException.Reason;

/** Explains a refused request by the server's own sentence: a Conveyor server answers 500 where others answer 404 or 409. */
final class RefusedRequest {
    private static final Pattern EXISTS =
            Pattern.compile("resource with name (.*) and type (.*) already exists", Pattern.DOTALL);
    private static final Pattern NO_RESOURCE = Pattern.compile(
            "resource with name (.*?)(?: and|,) type (.*?)(?: and version (.*?))? not found", Pattern.DOTALL);
    private static final Pattern NO_DEFINITION =
            Pattern.compile("resource definition with name (.*) not found", Pattern.DOTALL);
    private static final Pattern SCHEMA = Pattern.compile(
            "validation failed: (?:validation failed: )?jsonschema: '(.*?)' does not validate with [^#\\s]*#(\\S*?): (.*)",
            Pattern.DOTALL);

    private RefusedRequest() {}

    /** The exception for a status that is no success, whatever that is. */
    static ApiException of(Request request, int status, String said) {
        ApiException missing = missing(said);
        if (missing != null) {
            return missing;
        }
        Matcher exists = EXISTS.matcher(said);
        if (exists.find()) {
            return failure(
                    Reason.ALREADY_EXISTS,
                    "there is a resource " + exists.group(2) + "/" + exists.group(1)
                            + " already, and a server takes each name once: give another name, or delete it first");
        }
        return said.contains("already exists")
                ? failure(Reason.ALREADY_EXISTS, "the server has it already: " + said)
                : failure(Reason.REFUSED, refusal(request, status, said));
    }

    /** Null where the server misses nothing. */
    private static ApiException missing(String said) {
        Matcher definition = NO_DEFINITION.matcher(said);
        if (definition.find()) {
            return failure(
                    Reason.NOT_FOUND,
                    "the server has no resource definition " + definition.group(1)
                            + ": make it first, with 'conveyor-driver apply FILE'");
        }
        Matcher resource = NO_RESOURCE.matcher(said);
        if (resource.find()) {
            String version = resource.group(3) == null ? "" : " in version " + resource.group(3);
            return failure(
                    Reason.NOT_FOUND,
                    "the server has no resource " + resource.group(2) + "/" + resource.group(1) + version);
        }
        return said.contains("pipeline not found")
                ? failure(
                        Reason.NOT_FOUND,
                        "the server has no such pipeline: make it first, with 'conveyor-driver apply FILE'")
                : null;
    }

    private static String refusal(Request request, int status, String said) {
        if (said.startsWith("Failed to publish resource event")) {
            return "the server stored the resource but sent no event (it says: " + said
                    + "): no driver hears of it, and the name is taken until the resource is deleted";
        }
        Matcher schema = SCHEMA.matcher(said);
        if (schema.find()) {
            return "the spec does not fit the schema of its resource definition: at spec" + schema.group(1) + ": "
                    + schema.group(3) + " (schema " + schema.group(2) + ")";
        }
        if (said.equals("Invalid request payload")) {
            return "the server cannot read the request (it says: " + said
                    + "): a member that must be a text, such as the version of a resource definition, has another type; "
                    + "in YAML, put a number in quotes: version: \"1\"";
        }
        if (said.contains("schema is required") || said.contains("failed to compile schema")) {
            return "the resource definition has no schema that works, so no resource of it can be made (it says: "
                    + said + "): mend it with 'conveyor-driver apply FILE'";
        }
        return "the server refuses " + request + " with " + status + ApiErrors.quoted(said);
    }

    private static ApiException failure(Reason reason, String message) {
        return ApiErrors.failure(reason, message, null);
    }
}
