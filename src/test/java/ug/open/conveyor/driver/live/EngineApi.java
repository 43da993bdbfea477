package ug.open.conveyor.driver.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ug.open.conveyor.driver.json.Json;

/** The HTTP API on an {@link Engine}: resources, resource definitions, pipelines and the log query (protocol.md, HTTP API). */
public final class EngineApi implements AutoCloseable {
    private final Engine engine;
    private final HttpServer server;
    private final Map<String, Map<?, ?>> definitions = new ConcurrentHashMap<>();

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
        Map<?, ?> sent = text.isEmpty() ? Map.of() : (Map<?, ?>) Json.parse(text);
        Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI(), sent);
        byte[] body =
                answer.body() == null ? new byte[0] : Json.write(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer answer(String method, URI uri, Map<?, ?> sent) throws IOException {
        String[] path = uri.getPath().split("/");
        return switch (path[1]) {
            case "resources" -> path.length == 2 ? created(sent) : resource(method, path[2], path[3], sent);
            case "resource-definitions" ->
                path.length == 2 || path[2].equals("apply")
                        ? defined(sent, path.length == 2)
                        : definition(method, path[2], sent);
            case "pipelines" -> pipeline(sent);
            case "health" -> new Answer(200, Map.of("status", "healthy"));
            case "logs" -> new Answer(200, logs(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
            default -> new Answer(404, null);
        };
    }

    private Answer created(Map<?, ?> resource) throws IOException {
        String type = (String) resource.get("resource");
        String name = (String) resource.get("name");
        return engine.has(type, name)
                ? error("Failed to insert resource: resource with name " + name + " and type " + type
                        + " already exists")
                : new Answer(201, Map.of("name", name, "runid", engine.create(resource), "version", "1"));
    }

    private Answer resource(String method, String type, String name, Map<?, ?> sent) {
        if (method.equals("DELETE")) {
            engine.delete(type, name);
            return new Answer(204, null);
        }
        Map<String, Object> found = method.equals("PUT") ? engine.update(type, name, sent) : engine.find(type, name);
        return found == null
                ? error("Failed to find resource: resource with name " + name + " and type " + type + " not found")
                : new Answer(200, found);
    }

    private Answer defined(Map<?, ?> definition, boolean strict) {
        String name = (String) definition.get("name");
        boolean there = definitions.containsKey(name);
        if (there && strict) {
            return error(
                    "Failed to insert resource definition: resource definition with name " + name + " already exists");
        }
        definitions.put(name, definition);
        Map<String, Object> answer = new LinkedHashMap<>();
        definition.forEach((key, value) -> answer.put((String) key, value));
        answer.put("id", there ? "" : "1");
        return new Answer(201, answer);
    }

    private Answer definition(String method, String name, Map<?, ?> sent) {
        if (!definitions.containsKey(name)) {
            return error("Failed to find resource definition: resource definition with name " + name + " not found");
        }
        if (method.equals("DELETE")) {
            definitions.remove(name);
            return new Answer(204, null);
        }
        if (method.equals("PUT")) {
            definitions.put(name, sent);
        }
        return new Answer(200, definitions.get(name));
    }

    private Answer pipeline(Map<?, ?> pipeline) {
        List<String> drivers = ((List<?>) pipeline.get("steps"))
                .stream().map(step -> (String) ((Map<?, ?>) step).get("driver")).toList();
        engine.pipeline((String) pipeline.get("name"), drivers);
        return new Answer(201, Map.of("name", pipeline.get("name")));
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
