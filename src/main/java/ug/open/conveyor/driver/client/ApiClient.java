package ug.open.conveyor.driver.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.CreatedResource;
import ug.open.conveyor.driver.Pipeline;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.ResourceDefinition;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.wire.LogEntries;
import ug.open.conveyor.driver.wire.Messages;

/** The HTTP API of a Conveyor server (protocol.md, HTTP API). Each request has a token of its own. */
public final class ApiClient implements ConveyorClient {
    /** The path where resources are created. */
    public static final String RESOURCES = "/resources/";

    private static final String DEFINITIONS = "/resource-definitions/";

    static final String PATH_CHARACTERS = "-._~!$&'()*+,;=:@";

    private final Exchange exchange;

    /**
     * For a server; nothing is sent yet.
     *
     * @param api its URL, without a slash at the end
     * @param credentials our certificate and key; empty for a server without authentication
     * @param clock the time that tokens are made by
     * @throws ApiException where no server accepts a key of this kind
     */
    public ApiClient(URI api, Optional<Credentials> credentials, Supplier<Instant> clock) {
        this(api, credentials, clock, TimeLimit.DEFAULT);
    }

    /** The same, with another limit for an answer of a few bytes. */
    public ApiClient(URI api, Optional<Credentials> credentials, Supplier<Instant> clock, Duration answer) {
        this(api, credentials, clock, new TimeLimit(answer, TimeLimit.DEFAULT.bytesPerSecond()));
    }

    ApiClient(URI api, Optional<Credentials> credentials, Supplier<Instant> clock, TimeLimit limit) {
        exchange = new Exchange(api, credentials, clock, limit);
    }

    /**
     * Asks whether the server is well. It needs no certificate.
     *
     * @throws ApiException where no Conveyor server answers
     */
    public Health health() throws InterruptedException {
        Request request = Request.get("/health");
        HttpResponse<byte[]> answer = exchange.answer(request);
        return Health.of(
                text(exchange.object(request, answer.body()), "status"),
                answer.headers().firstValue("Date"));
    }

    /**
     * Checks that the server accepts our certificate, by a question about a resource definition, whatever its answer is then.
     *
     * @throws ApiException where it does not
     */
    public void checkAccess() throws InterruptedException {
        try {
            find(Request.get(DEFINITIONS + "conveyor-driver"));
        } catch (ApiException e) {
            if (e.reason() != Reason.REFUSED) {
                throw e;
            }
        }
    }

    /** The newest version of a resource, as the server keeps it; empty where it has none. */
    public Optional<Map<?, ?>> resource(ResourceAddress address) throws InterruptedException {
        return find(Request.get(path(address.type(), address.name())))
                .map(answer -> exchange.object(answer.request(), answer.body()));
    }

    /**
     * Creates a resource, which publishes its event.
     *
     * @param resource the JSON of a Resource: {@code name}, {@code resource}, {@code spec}, perhaps {@code pipeline}; the server drops the rest
     * @throws ApiException {@link Reason#ALREADY_EXISTS} where there is one of this type and name
     */
    public CreatedResource createResource(byte[] resource) throws InterruptedException {
        Request request = Request.post(RESOURCES, resource);
        Map<?, ?> answer = exchange.object(request);
        String runId = text(answer, "runid");
        if (runId.isEmpty()) {
            throw exchange.errors().noAnswer(request, "it has no runid");
        }
        return new CreatedResource(text(answer, "name"), runId, text(answer, "version"));
    }

    @Override
    public CreatedResource createResource(String type, String name, Object spec) throws InterruptedException {
        return createResource(type, name, null, spec);
    }

    @Override
    public CreatedResource createResource(String type, String name, String pipeline, Object spec)
            throws InterruptedException {
        path(type, name);
        return createResource(
                NewResource.of(type, name, pipeline, Json.tree(spec)).json());
    }

    @Override
    public Optional<Resource> resource(String type, String name) throws InterruptedException {
        return find(Request.get(path(type, name))).map(this::resource);
    }

    @Override
    public Optional<Resource> resource(String type, String name, int version) throws InterruptedException {
        return find(Request.get(path(type, name) + "/" + version)).map(this::resource);
    }

    @Override
    public Resource updateResource(Resource resource, Object spec) throws InterruptedException {
        NewResource changed = NewResource.of(
                resource.type(), resource.name(), resource.pipeline().orElse(null), Json.tree(spec));
        Request request = Request.put(path(resource.type(), resource.name()), changed.json(resource.metadata()));
        return resource(new Answer(request, exchange.send(request)));
    }

    @Override
    public void deleteResource(String type, String name) throws InterruptedException {
        exchange.send(Request.delete(path(type, name)));
    }

    @Override
    public void createDefinition(ResourceDefinition definition) throws InterruptedException {
        segment(definition.name());
        exchange.send(Request.post(DEFINITIONS, json(definition)));
    }

    @Override
    public boolean applyDefinition(ResourceDefinition definition) throws InterruptedException {
        segment(definition.name());
        return applyDefinition(json(definition));
    }

    /**
     * Creates or replaces a resource definition.
     *
     * @param definition JSON with {@code name}, {@code version}, {@code schema}
     * @return whether it replaced one
     */
    public boolean applyDefinition(byte[] definition) throws InterruptedException {
        Map<?, ?> answer = exchange.object(Request.post(DEFINITIONS + "apply", definition));
        return text(answer, "id").isEmpty(); // a new one gets an id
    }

    @Override
    public Optional<ResourceDefinition> definition(String name) throws InterruptedException {
        return find(Request.get(DEFINITIONS + segment(name))).map(this::definition);
    }

    @Override
    public void updateDefinition(ResourceDefinition definition) throws InterruptedException {
        exchange.send(Request.put(DEFINITIONS + segment(definition.name()), json(definition)));
    }

    @Override
    public void deleteDefinition(String name) throws InterruptedException {
        find(Request.delete(DEFINITIONS + segment(name)));
    }

    @Override
    public void applyPipeline(Pipeline pipeline) throws InterruptedException {
        createPipeline(utf8(Json.write(Json.tree(pipeline))));
    }

    /**
     * Creates a pipeline, or replaces the one of its name; the server does not tell which.
     *
     * @param pipeline JSON with {@code name}, {@code resource}, {@code steps}
     */
    public void createPipeline(byte[] pipeline) throws InterruptedException {
        exchange.object(Request.post("/pipelines/", pipeline));
    }

    /**
     * The log entries that the server has stored, in its order: one driver after the other, each by the text of the time. A query reads
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

    /** The same, as a source of lines in the order of their time; nothing is sent yet. */
    public ServerLogs logSource(String runId, Optional<String> driver) {
        return new ServerLogs(this, runId, driver);
    }

    private record Answer(Request request, byte[] body) {}

    /** Empty where the server has no such thing. */
    private Optional<Answer> find(Request request) throws InterruptedException {
        try {
            return Optional.of(new Answer(request, exchange.send(request)));
        } catch (ApiException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Resource resource(Answer answer) {
        try {
            return Messages.resource(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (ConveyorException e) {
            throw exchange.errors().noAnswer(answer.request(), e.getMessage());
        }
    }

    private ResourceDefinition definition(Answer answer) {
        Map<?, ?> members = exchange.object(answer.request(), answer.body());
        Object schema = members.get("schema") == null ? Map.of() : members.get("schema");
        return new ResourceDefinition(
                text(members, "name"), text(members, "version"), text(members, "description"), schema);
    }

    private static byte[] json(ResourceDefinition definition) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", definition.name());
        members.put("description", definition.description());
        members.put("version", definition.version());
        members.put("schema", Json.tree(definition.schema()));
        return utf8(Json.write(members));
    }

    /** The path of a resource; an {@link ApiException} where no path can name it. */
    public static String path(String type, String name) {
        return RESOURCES + segment(type) + "/" + segment(name);
    }

    /**
     * A name as a part of a path. A server does not decode percent signs and would take it for another name.
     *
     * @throws ApiException where the name has another character than a path may have
     */
    private static String segment(String name) {
        if (!isSegment(name)) {
            throw ApiErrors.failure(
                    Reason.REFUSED,
                    "'" + name + "' cannot be named in a path of the API, which takes ASCII letters, digits and "
                            + PATH_CHARACTERS + ": give it another name",
                    null);
        }
        return name;
    }

    /** Whether a name can be a part of a path. */
    static boolean isSegment(String name) {
        boolean plain = !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || PATH_CHARACTERS.indexOf(c) >= 0);
        return plain && !name.equals(".") && !name.equals("..");
    }

    private static String text(Map<?, ?> answer, String name) {
        Object value = answer.get(name);
        return value == null ? "" : value instanceof String text ? text : Json.write(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
