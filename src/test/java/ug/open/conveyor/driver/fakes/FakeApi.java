package ug.open.conveyor.driver.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** An HTTP server that answers what a test tells it to, as a Conveyor server was seen to, and keeps what it was asked. */
public final class FakeApi implements AutoCloseable {
    /**
     * What it was asked.
     *
     * @param call such as {@code GET /health}
     * @param authorization the header; null: none
     * @param type the content type; null: none
     */
    public record Asked(String call, String authorization, String type, String body) {}

    private record Answer(int status, String type, Supplier<String> body, String location) {
        Answer(int status, String type, Supplier<String> body) {
            this(status, type, body, "");
        }
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration drip;

    private FakeApi(HttpServer server) {
        this.server = server;
    }

    /** On a free port of loopback. */
    public static FakeApi start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeApi api = new FakeApi(server);
            server.createContext("/", api::answer);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, a call such as {@code POST /resources/} is answered so, in JSON. */
    public FakeApi answers(String call, int status, String body) {
        return answers(call, status, "application/json", body);
    }

    /** From now on, a call is answered so. */
    public FakeApi answers(String call, int status, String type, String body) {
        answers.put(call, new Answer(status, type, () -> body));
        return this;
    }

    /** From now on, a call is answered with a redirect; where the place is empty, to nowhere. */
    public FakeApi redirects(String call, int status, String place) {
        answers.put(call, new Answer(status, "text/html", () -> "<html>moved</html>", place));
        return this;
    }

    /** From now on, a call is answered with what is true then, in JSON. */
    public FakeApi answers(String call, int status, Supplier<String> body) {
        answers.put(call, new Answer(status, "application/json", body));
        return this;
    }

    /** From now on, all answers drip: a byte after each of these pauses, until the caller is gone or this is closed. */
    public FakeApi drips(Duration pause) {
        drip = pause;
        return this;
    }

    /** All it was asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The calls it was asked, in order. */
    public List<String> calls() {
        return asked().stream().map(Asked::call).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                call,
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
        Answer answer =
                answers.getOrDefault(call, new Answer(404, "text/plain; charset=utf-8", () -> "Cannot " + call));
        byte[] bytes = answer.body().get().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", answer.location());
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (drip != null) {
            drip(exchange.getResponseBody(), bytes);
        } else if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void drip(OutputStream out, byte[] bytes) throws IOException {
        for (byte b : bytes) {
            try {
                if (closed.await(drip.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            out.write(b);
            out.flush();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
