package ug.open.conveyor.driver.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.wire.Json;

/** The HTTP API on an {@link Engine}, as far as {@code apply}, {@code trigger} and the log query use it (protocol.md, HTTP API). */
public final class EngineApi implements AutoCloseable {
    private final Engine engine;
    private final HttpServer server;

    private record Answer(int status, Object body) {}

    private EngineApi(Engine engine, HttpServer server) {
        this.engine = engine;
        this.server = server;
    }

    /** On a free port of loopback. */
    public static EngineApi of(Engine engine) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        EngineApi api = new EngineApi(engine, server);
        server.createContext("/", api::answer);
        server.start();
        return api;
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = text.isEmpty()
                ? asked(exchange.getRequestMethod(), exchange.getRequestURI())
                : posted(exchange.getRequestURI().getPath(), (Map<?, ?>) Json.parse(text));
        byte[] body =
                answer.body() == null ? new byte[0] : Json.write(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer posted(String path, Map<?, ?> body) throws IOException {
        String name = (String) body.get("name");
        return switch (path) {
            case "/resource-definitions/apply" ->
                new Answer(201, Map.of("id", "1", "name", name, "version", body.get("version")));
            case "/pipelines/" -> {
                List<String> drivers = ((List<?>) body.get("steps"))
                        .stream()
                                .map(step -> (String) ((Map<?, ?>) step).get("driver"))
                                .toList();
                engine.pipeline(name, drivers);
                yield new Answer(201, Map.of("name", name));
            }
            case "/resources/" ->
                engine.has((String) body.get("resource"), name)
                        ? error("resource already exists")
                        : new Answer(201, Map.of("name", name, "runid", engine.create(body), "version", 1));
            default -> new Answer(404, null);
        };
    }

    private Answer asked(String method, URI uri) {
        String[] path = uri.getPath().split("/");
        if (method.equals("DELETE") && path.length == 4) {
            engine.delete(path[2], path[3]);
            return new Answer(204, null);
        }
        if (uri.getPath().equals("/logs")) {
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            return new Answer(200, logs(query));
        }
        return new Answer(404, null);
    }

    /** The stored lines that have these values. */
    private List<?> logs(String query) {
        return engine.logs().stream()
                .map(line -> (Map<?, ?>) Json.parse(line))
                .filter(line -> List.of(query.split("&")).stream()
                        .map(pair -> pair.split("=", 2))
                        .allMatch(pair -> pair.length < 2
                                || URLDecoder.decode(pair[1], StandardCharsets.UTF_8)
                                        .equals(line.get(pair[0]))))
                .toList();
    }

    private static Answer error(String sentence) {
        return new Answer(500, Map.of("error", sentence));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
