package ug.open.conveyor.driver;

import java.util.Objects;

/**
 * What a driver run came to.
 *
 * @param success whether the pipeline may go on
 * @param message a sentence for people
 * @param data what is handed on to later steps: anything that JSON can say, as {@code Map}, {@code List}, {@code String}, {@code Number},
 *     {@code Boolean}, null, a record or a bean
 */
public record DriverResult(boolean success, String message, Object data) {
    /** A missing message is an empty one. */
    public DriverResult {
        message = Objects.requireNonNullElse(message, "");
    }

    /** The run succeeded and hands nothing on. */
    public static DriverResult success(String message) {
        return new DriverResult(true, message, null);
    }

    /** The run succeeded and hands {@code data} on. */
    public static DriverResult success(String message, Object data) {
        return new DriverResult(true, message, data);
    }

    /** The run failed: a pipeline stops here. */
    public static DriverResult failure(String message) {
        return new DriverResult(false, message, null);
    }

    /** The run failed and leaves {@code data} for whoever looks. */
    public static DriverResult failure(String message, Object data) {
        return new DriverResult(false, message, data);
    }
}
