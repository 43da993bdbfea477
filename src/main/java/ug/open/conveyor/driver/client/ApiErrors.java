package ug.open.conveyor.driver.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;

/** Makes an exception with a sentence of whatever goes wrong with a call. */
final class ApiErrors {
    private static final int MOST_QUOTED = 500;
    private static final String SETTING = "--api or CONVEYOR_API_URL";

    private final URI api;
    private final RefusedToken refusedToken;

    ApiErrors(URI api, Optional<Credentials> credentials) {
        this.api = api;
        refusedToken = new RefusedToken(api, credentials);
    }

    /** An exception whose message is on one line, with no control character of what it quotes. */
    static ApiException failure(Reason reason, String message, Throwable cause) {
        return new ApiException(reason, Harmless.oneLine(message), cause);
    }

    /** For a head that a server would refuse, before it is sent. */
    ApiException headTooLong(int bytes) {
        return refusedToken.headTooLong("the head of a request would have " + bytes + " bytes");
    }

    /** For a successful answer that has not the content it should. */
    ApiException noAnswer(Request request, String why) {
        return failure(
                Reason.REFUSED,
                "what answers at " + api + " is no Conveyor API, or one that this tool does not know: " + request + ": "
                        + quotable(why),
                null);
    }

    /** For a status that is no success. */
    ApiException refused(Request request, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String said = said(response.body());
        return switch (status) {
            case 401, 403 -> refusedToken.because(said);
            case 431 -> refusedToken.headTooLong(said);
            case 404, 405 -> noApi(request, status, quoted(said));
            case 301, 302, 303, 307, 308 -> noApi(request, status, target(response));
            case 502, 503, 504 ->
                failure(
                        Reason.UNREACHABLE,
                        "the Conveyor server behind " + api + " does not answer: " + request + " is answered with "
                                + status + quoted(said) + "; is it running?",
                        null);
            default -> RefusedRequest.of(request, status, said);
        };
    }

    private ApiException noApi(Request request, int status, String how) {
        return failure(
                Reason.REFUSED,
                "there is no Conveyor API at " + api + ": " + request + " is answered with " + status + how
                        + "; say where it is with " + SETTING,
                null);
    }

    /** Where a redirect leads to: the server alone, as the rest may hold a secret. */
    private static String target(HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            URI there = response.uri().resolve(location);
            if (location.isEmpty() || there.getHost() == null) {
                return "";
            }
            String port = there.getPort() < 0 ? "" : ":" + there.getPort();
            return ", a redirect to " + quotable(there.getScheme() + "://" + there.getHost() + port);
        } catch (IllegalArgumentException e) {
            return ", a redirect to " + Harmless.inQuotes(location);
        }
    }

    /** For a call that got no answer. */
    ApiException notSent(Request request, IOException e) {
        if (e instanceof SSLException) {
            return refusedToken.tls(e);
        }
        if (e instanceof HttpConnectTimeoutException
                || e instanceof ConnectException
                || e instanceof UnknownHostException) {
            return failure(
                    Reason.UNREACHABLE,
                    "no Conveyor server answers at " + api + " (" + reason(e) + "): start one, or say where it is with "
                            + SETTING,
                    e);
        }
        String unknown = request.method().equals("GET") ? "" : "; the server may have done it or not";
        if (e instanceof HttpTimeoutException) {
            return failure(
                    Reason.UNREACHABLE,
                    "the server at " + api + " did not answer " + request + " " + e.getMessage() + unknown,
                    e);
        }
        if (e instanceof ProtocolException) {
            return failure(
                    Reason.REFUSED,
                    "what answers at " + api
                            + " does not speak HTTP: perhaps it is https, or the port of the event stream; "
                            + "say where the API is with " + SETTING,
                    e);
        }
        boolean begun = begun(String.valueOf(e.getMessage()));
        String how = begun ? "in the middle of the answer" : "before an answer came";
        boolean hungUp = !begun && api.getScheme().equals("http");
        return failure(
                Reason.UNREACHABLE,
                "the connection to " + api + " was lost at " + request + ", " + how
                        + (hungUp ? "; perhaps it is https there" : "")
                        + (unknown.isEmpty() ? "; try again" : unknown),
                e);
    }

    /** Whether an answer had begun, by the JDK's words. */
    private static boolean begun(String said) {
        return said.contains("bytes received") || said.contains("chunk");
    }

    private static String reason(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return "no connection within " + Exchange.CONNECT_LIMIT.toSeconds() + " s";
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

    /** The text of a server, or of an exception that may quote it. */
    static String quotable(String said) {
        return Harmless.quoted(String.valueOf(said).strip(), MOST_QUOTED);
    }

    static String quoted(String said) {
        return said.isEmpty() ? "" : ": " + said;
    }
}
