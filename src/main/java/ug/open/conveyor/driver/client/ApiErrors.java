package ug.open.conveyor.driver.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.wire.Harmless;
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.SyntaxException;

/** Makes a sentence of all that goes wrong with a call. */
final class ApiErrors {
    private static final int MOST_QUOTED = 500;
    private static final String SETTING = "--api or CONVEYOR_API_URL";

    private final URI api;
    private final RefusedToken refusedToken;
    private final RefusedRequest refusedRequest;

    ApiErrors(URI api, Optional<Credentials> credentials) {
        this.api = api;
        refusedToken = new RefusedToken(api, credentials);
        refusedRequest = new RefusedRequest();
    }

    /** For a head that a server would refuse, before it is sent. */
    ConveyorException headTooLong(int bytes) {
        return refusedToken.headTooLong(bytes);
    }

    /** For an answer that says yes, but not what it should. */
    ApiException noAnswer(Request request, String why) {
        return new ApiException("what answers at " + api + " is no Conveyor API, or one that this tool does not know: "
                + request + ": " + quotable(why));
    }

    /** For a status that is no success. */
    ConveyorException refused(Request request, int status, byte[] body) {
        String said = said(body);
        return switch (status) {
            case 401, 403 -> refusedToken.because(said);
            case 431 -> refusedToken.headTooLong(said);
            case 404, 405, 301, 302, 303, 307, 308 ->
                new ApiException("there is no Conveyor API at " + api + ": " + request + " is answered with " + status
                        + quoted(said) + "; say where it is with " + SETTING);
            case 502, 503, 504 ->
                new UnreachableException("the Conveyor server behind " + api + " does not answer: " + request
                        + " is answered with " + status + quoted(said) + "; is it running?");
            default -> refusedRequest.of(request, status, said);
        };
    }

    /** For a call that got no answer. */
    ConveyorException notSent(Request request, IOException e) {
        if (e instanceof SSLException) {
            return refusedToken.tls(e);
        }
        if (e instanceof HttpConnectTimeoutException
                || e instanceof ConnectException
                || e instanceof UnknownHostException) {
            return new UnreachableException(
                    "no Conveyor server answers at " + api + " (" + reason(e) + "): start one, or say where it is with "
                            + SETTING,
                    e);
        }
        String unknown = request.method().equals("GET") ? "" : "; whether it did what was asked is not known";
        if (e instanceof HttpTimeoutException) {
            return new UnreachableException(
                    "the server at " + api + " did not answer " + request + " " + e.getMessage() + unknown, e);
        }
        if (e instanceof ProtocolException) {
            return new ApiException(
                    "what answers at " + api
                            + " does not speak HTTP: perhaps it is https, or the port of the event stream; "
                            + "say where the API is with " + SETTING,
                    e);
        }
        String how = quotable(e.getMessage()); // the JDK's words, where no answer had begun
        boolean hungUp = api.getScheme().equals("http")
                && (how.contains("received no bytes") || how.contains("parsing HTTP/1.1 status line"));
        return new UnreachableException(
                "the connection to " + api + " was lost at " + request + " (" + how + ")"
                        + (hungUp ? "; perhaps it is https there" : "") + unknown,
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return "no connection came about within " + Exchange.CONNECT_LIMIT.toSeconds() + " s";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "there is no host of this name";
            }
        }
        return e.getMessage() == null ? "connection refused" : quotable(e.getMessage());
    }

    /** The server's sentence: {@code {"error": …}}, or the text as it is. */
    private static String said(byte[] body) {
        try {
            if (Json.parse(body, 0, body.length) instanceof Map<?, ?> answer
                    && answer.get("error") instanceof String error) {
                return quotable(error);
            }
        } catch (SyntaxException e) {
            // then it is text
        }
        return quotable(new String(body, StandardCharsets.UTF_8));
    }

    /** What the server wrote, or an exception that may quote it. */
    static String quotable(String said) {
        return Harmless.quoted(String.valueOf(said).strip(), MOST_QUOTED);
    }

    static String quoted(String said) {
        return said.isEmpty() ? "" : ": " + said;
    }
}
