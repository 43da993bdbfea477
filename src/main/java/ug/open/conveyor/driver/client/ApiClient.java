package ug.open.conveyor.driver.client;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.LogEntries;

/**
 * The HTTP API of a Conveyor server (protocol.md, HTTP API). Each call is one request with a token of its own, waits for the answer, and
 * never repeats it: for 60 s from its first byte to its last, and longer where at least 16 KiB a second come. Can be used by several threads.
 *
 * <p>Each call throws an {@link UnreachableException} where nobody answers, an {@link AuthenticationException} where the server refuses who we
 * are, and an {@link ApiException} where it refuses what was asked.
 */
public final class ApiClient {
    private static final String PATH_CHARACTERS = "-._~!$&'()*+,;=:@";

    private final Exchange exchange;

    /**
     * For a server; nothing is sent yet.
     *
     * @param api its URL, without a slash at the end
     * @param credentials who we are; empty for a server without authentication
     * @param clock the time that tokens are made by
     * @throws AuthenticationException where the key is of a kind that no server takes
     */
    public ApiClient(URI api, Optional<Credentials> credentials, Supplier<Instant> clock) {
        this(api, credentials, clock, TimeLimit.DEFAULT);
    }

    ApiClient(URI api, Optional<Credentials> credentials, Supplier<Instant> clock, TimeLimit limit) {
        exchange = new Exchange(api, credentials, clock, limit);
    }

    /** How the server is. Needs no authentication: it says nothing about ours. */
    public Health health() throws InterruptedException {
        Request request = Request.get("/health");
        Map<?, ?> answer = exchange.object(request);
        Optional<Instant> time = answer.get("time") instanceof BigDecimal seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
        return new Health(text(answer, "status"), time);
    }

    /**
     * Creates a resource, which sends its event. The server checks its {@code spec} against the schema of its definition.
     *
     * @param resource the JSON of a Resource: {@code name}, {@code resource}, {@code spec}, perhaps {@code pipeline}; the rest is dropped
     * @throws AlreadyExistsException where there is one of this type and name
     */
    public CreatedResource createResource(byte[] resource) throws InterruptedException {
        Request request = Request.post("/resources/", resource);
        Map<?, ?> answer = exchange.object(request);
        String runId = text(answer, "runid");
        if (runId.isEmpty()) {
            throw exchange.errors().noAnswer(request, "it has no runid");
        }
        return new CreatedResource(text(answer, "name"), runId, text(answer, "version"));
    }

    /**
     * Deletes a resource with all that is known of its pipeline; what is not there is no error.
     *
     * @throws ApiException also where the type or name cannot stand in a path: the server does not undo percent signs, and would answer that
     *     it deleted what it did not
     */
    public void deleteResource(String type, String name) throws InterruptedException {
        exchange.send(Request.delete("/resources/" + segment(type) + "/" + segment(name)));
    }

    /** Creates or replaces a resource definition: JSON with {@code name}, {@code version}, {@code schema}. */
    public AppliedDefinition applyDefinition(byte[] definition) throws InterruptedException {
        Map<?, ?> answer = exchange.object(Request.post("/resource-definitions/apply", definition));
        boolean replaced = text(answer, "id").isEmpty(); // so it is told
        return new AppliedDefinition(text(answer, "name"), text(answer, "version"), replaced);
    }

    /**
     * Creates a pipeline, or replaces that of the same name; the server does not tell which.
     *
     * @param pipeline JSON with {@code name}, {@code resource}, {@code steps}
     * @return its name, as the server has it
     */
    public String createPipeline(byte[] pipeline) throws InterruptedException {
        return text(exchange.object(Request.post("/pipelines/", pipeline)), "name");
    }

    /**
     * The log entries that the server has stored, in its order: of one driver after the other, each by the text of the time. A query reads
     * the server's whole store: do not poll it. An id or name with {@code |} or a character outside ASCII finds nothing.
     *
     * @param runId the run
     * @param driver one of its drivers; empty for all
     */
    public List<LogEntry> logs(String runId, Optional<String> driver) throws InterruptedException {
        String query = "/logs?runid=" + encoded(runId) + (driver.isPresent() ? "&driver=" + encoded(driver.get()) : "");
        Request request = Request.get(query);
        byte[] body = exchange.send(request);
        try {
            return LogEntries.readAll(body);
        } catch (ConveyorException e) {
            throw exchange.errors().noAnswer(request, e.getMessage());
        }
    }

    /** The same, as a source of lines, by their time; nothing is sent yet. */
    public ServerLogs logSource(String runId, Optional<String> driver) {
        return new ServerLogs(this, runId, driver);
    }

    private static String text(Map<?, ?> answer, String name) {
        Object value = answer.get(name);
        return value == null ? "" : value instanceof String text ? text : Json.write(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String segment(String name) {
        boolean plain = !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || PATH_CHARACTERS.indexOf(c) >= 0);
        if (!plain || name.equals(".") || name.equals("..")) {
            throw new ApiException("'" + name + "' cannot be named in a path of the API, so that it cannot be deleted "
                    + "there: give a resource another name instead");
        }
        return name;
    }
}
