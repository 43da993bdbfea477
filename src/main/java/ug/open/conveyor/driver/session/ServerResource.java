package ug.open.conveyor.driver.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.ResourceAddress;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.terminal.Done;

/** A resource on a server, which need not be there. What the server says of it is untrusted. */
public final class ServerResource {
    private static final String METADATA = "metadata";
    private static final String RESULTS = "driverresults.";

    private final ApiClient client;
    private final ResourceAddress address;

    public ServerResource(ApiClient client, ResourceAddress address) {
        this.client = client;
        this.address = address;
    }

    /** Its type and name. */
    public ResourceAddress address() {
        return address;
    }

    /** Its members as the server has them; empty where there is none. */
    public Optional<Map<String, Object>> find() throws InterruptedException {
        Optional<Map<String, Object>> members = client.resource(address).map(ServerResource::named);
        if (members.isPresent() && !address.name().equals(members.get().get("name"))) {
            throw new ConveyorException(
                    "what the server answers is not the resource " + address
                            + ": it has another name or none; look whether it is a Conveyor server, with: conveyor-driver server status");
        }
        return members;
    }

    /** The same for people: the results of drivers, which are JSON in a text, as JSON. */
    public Optional<Map<String, Object>> readable() throws InterruptedException {
        Optional<Map<String, Object>> members = find();
        members.ifPresent(all -> all.computeIfPresent(
                METADATA, (name, value) -> value instanceof Map<?, ?> metadata ? readable(metadata) : value));
        return members;
    }

    private static Map<String, Object> readable(Map<?, ?> metadata) {
        Map<String, Object> readable = named(metadata);
        readable.replaceAll(
                (name, value) -> name.startsWith(RESULTS) && value instanceof String text ? parsed(text) : value);
        return readable;
    }

    private static Object parsed(String text) {
        try {
            return Json.parse(text);
        } catch (ConveyorException e) {
            return text;
        }
    }

    private static Map<String, Object> named(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put((String) name, value));
        return members;
    }

    /** That there is none. */
    public String missing() {
        return "there is no resource " + address + " on the server";
    }

    /** What it is, for somebody who is about to delete it. */
    public static String described(Map<String, Object> members) {
        return "the resource has the version " + version(members)
                + (members.get("pipeline") instanceof String pipeline && !pipeline.isEmpty()
                        ? " and the pipeline " + pipeline + ", which stops if it is running"
                        : "")
                + "; the server keeps its versions and publishes no event";
    }

    private static String version(Map<String, Object> members) {
        return members.get(METADATA) instanceof Map<?, ?> metadata && metadata.get("version") != null
                ? String.valueOf(metadata.get("version"))
                : "unknown";
    }

    /**
     * Deletes it.
     *
     * @param members as {@link #find} gave it
     */
    public Done delete(Map<String, Object> members) throws InterruptedException {
        client.deleteResource(address.type(), address.name());
        Map<String, Object> deleted = new LinkedHashMap<>();
        deleted.put("resource", address.type());
        deleted.put("name", address.name());
        deleted.put("version", version(members));
        return new Done(
                "deleted the resource " + address + ", version " + version(members)
                        + "; the server keeps its versions and published no event",
                deleted);
    }
}
