package ug.open.conveyor.driver.client;

import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.json.Harmless;

/** A resource as the paths of the API name it. */
public record ResourceAddress(String type, String name) {
    /**
     * Reads {@code TYPE/NAME}.
     *
     * @throws IllegalArgumentException where it has not that form
     * @throws ug.open.conveyor.driver.ApiException where no path can name the resource
     */
    public static ResourceAddress of(String word) {
        int slash = word.indexOf('/');
        if (slash < 1 || slash == word.length() - 1) {
            throw new IllegalArgumentException(
                    "expected TYPE/NAME, such as workflow/app, not " + Harmless.inQuotes(word));
        }
        return new ResourceAddress(part("type", word.substring(0, slash)), part("name", word.substring(slash + 1)));
    }

    private static String part(String what, String text) {
        if (!ApiClient.isSegment(text)) {
            throw ApiErrors.failure(
                    Reason.REFUSED,
                    "the server can neither show nor delete a resource whose " + what + " is " + Harmless.inQuotes(text)
                            + ": it does not decode the paths of its API, which take ASCII letters, digits and "
                            + ApiClient.PATH_CHARACTERS,
                    null);
        }
        return text;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return type + "/" + name;
    }
}
