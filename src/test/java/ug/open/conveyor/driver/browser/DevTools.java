package ug.open.conveyor.driver.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import ug.open.conveyor.driver.json.Json;

/** The connection to a browser: the Chrome DevTools Protocol on a WebSocket. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final Map<Long, CompletableFuture<Map<?, ?>>> waiting = new ConcurrentHashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    /** What a page told by itself. */
    record Event(String session, String method, Map<?, ?> parameters) {}

    private DevTools() {}

    static DevTools connect(URI address) {
        DevTools tools = new DevTools();
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, tools)
                .join();
        return tools;
    }

    /** Calls a method in a session, and gives its result. */
    Map<?, ?> call(String session, String method, Map<String, ?> parameters) {
        long id = calls.incrementAndGet();
        Map<String, Object> message = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            socket.sendText(Json.write(message), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            Map<?, ?> got = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (got.containsKey("error")) {
                throw new AssertionError(method + ": " + got.get("error"));
            }
            return (Map<?, ?>) got.get("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + method, e);
        }
    }

    /** What came in a session until now. */
    List<Map<?, ?>> events(String session, String method) {
        return events.stream()
                .filter(event ->
                        event.session().equals(session) && event.method().equals(method))
                .<Map<?, ?>>map(Event::parameters)
                .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            Map<?, ?> message = (Map<?, ?>) Json.parse(text.toString());
            text.setLength(0);
            if (message.containsKey("id")) {
                CompletableFuture<Map<?, ?>> answer =
                        waiting.remove(Long.parseLong(message.get("id").toString()));
                if (answer != null) {
                    answer.complete(message);
                }
            } else {
                Object session = message.get("sessionId");
                events.add(
                        new Event(session == null ? "" : (String) session, (String) message.get("method"), (Map<?, ?>)
                                message.get("params")));
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
