package ug.open.conveyor.driver.client;

/** There is a resource, or another thing, of this name already; nothing was changed. */
public final class AlreadyExistsException extends ApiException {
    AlreadyExistsException(String message) {
        super(message);
    }
}
