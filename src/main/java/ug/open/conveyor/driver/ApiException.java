package ug.open.conveyor.driver;

import java.util.Objects;

/** A call of a Conveyor server's HTTP API did not do what it should; the message is a sentence that names the call and what to do. */
public final class ApiException extends ConveyorException {
    /** Why a call failed. */
    public enum Reason {
        /**
         * Nobody answers, the connection was lost, or the answer took too long: it may work later. Where the call was to change something, the
         * message tells whether it is unknown if the server did so.
         */
        UNREACHABLE,
        /** The server does not accept our certificate or token, or the TLS connection failed. */
        NOT_AUTHENTICATED,
        /** The server has no resource, resource definition or pipeline of this name; it changed nothing. */
        NOT_FOUND,
        /** The server has one of this name already; it changed nothing. */
        ALREADY_EXISTS,
        /** The server refuses the call for another reason, or what answers is no Conveyor server. */
        REFUSED
    }

    private final Reason reason;

    /** With a sentence for people. */
    public ApiException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** With a sentence for people and the exception behind it, which may be null. */
    public ApiException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why the call failed. */
    public Reason reason() {
        return reason;
    }
}
