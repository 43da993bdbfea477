package ug.open.conveyor.driver.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;

/** Sends requests and checks the answers. HTTP/1.1: the upgrade to 2 that the JDK offers takes 147 bytes of the little room of a head. */
final class Exchange {
    /** The most bytes of request line and headers together; the server refuses more with 431. */
    static final int MOST_HEAD = 4096;

    static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final String AGENT = "conveyor-driver";

    private final URI api;
    private final Optional<ApiToken> token;
    private final Optional<Credentials> credentials;
    private final Supplier<Instant> clock;
    private final ApiErrors errors;
    private final TimeLimit limit;
    private HttpClient client;

    Exchange(URI api, Optional<Credentials> credentials, Supplier<Instant> clock, TimeLimit limit) {
        this.api = api;
        this.credentials = credentials;
        this.clock = clock;
        token = credentials.map(ApiToken::new);
        this.limit = limit;
        errors = new ApiErrors(api, credentials);
    }

    ApiErrors errors() {
        return errors;
    }

    /** The answer, which must be a JSON object. */
    Map<?, ?> object(Request request) throws InterruptedException {
        return object(request, send(request));
    }

    /** The answer to a request, which must be a JSON object. */
    Map<?, ?> object(Request request, byte[] body) {
        try {
            if (Json.parse(body, 0, body.length) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (SyntaxException e) {
            throw errors.noAnswer(request, e.getMessage());
        }
        throw errors.noAnswer(request, "expected a JSON object");
    }

    /** The body of a successful answer. */
    byte[] send(Request request) throws InterruptedException {
        return answer(request).body();
    }

    /** A successful answer. */
    HttpResponse<byte[]> answer(Request request) throws InterruptedException {
        Map<String, String> headers = headers(request);
        int head = head(request, headers);
        if (head > MOST_HEAD) {
            throw errors.headTooLong(head);
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(api + request.path()))
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        headers.forEach(builder::setHeader);
        HttpResponse<byte[]> response = answer(request, builder.build());
        if (response.statusCode() / 100 != 2) {
            throw errors.refused(request, response);
        }
        return response;
    }

    /** In a thread of its own: {@code sendAsync} ends in the common pool, whose one or two threads may all be the caller's and wait for this. */
    private HttpResponse<byte[]> answer(Request request, HttpRequest sent) throws InterruptedException {
        AnswerBody body = new AnswerBody(request.mostOfItsAnswer());
        FutureTask<HttpResponse<byte[]>> answer = new FutureTask<>(() -> client().send(sent, body));
        Thread thread = new Thread(answer, "conveyor-api");
        thread.setDaemon(true);
        thread.start();
        try {
            return limit.await(answer, body::received);
        } catch (IOException e) {
            if (body.isTooLong()) {
                throw errors.noAnswer(
                        request, "its answer has more than " + (request.mostOfItsAnswer() >> 20) + " MiB");
            }
            throw errors.notSent(request, e);
        }
    }

    Map<String, String> headers(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", AGENT);
        if (request.body() != null) {
            headers.put("Content-Type", "application/json");
        }
        token.ifPresent(made -> headers.put("Authorization", "Bearer " + made.at(clock.get())));
        return headers;
    }

    /** The length of the head in bytes, as the JDK writes it: with Host, and Content-Length where there is or could be a body. */
    int head(Request request, Map<String, String> headers) {
        StringBuilder head =
                new StringBuilder(request.method() + " " + api.getRawPath() + request.path() + " HTTP/1.1\r\n");
        head.append("Host: ").append(api.getRawAuthority()).append("\r\n");
        head.append("Content-Length: ")
                .append(request.body() == null ? 0 : request.body().length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Made at the first call: it starts a thread. */
    private synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_LIMIT);
            if (api.getScheme().equals("https")) {
                credentials.ifPresent(who -> builder.sslContext(who.sslContext()));
            }
            client = builder.build();
        }
        return client;
    }
}
