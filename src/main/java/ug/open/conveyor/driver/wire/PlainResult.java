package ug.open.conveyor.driver.wire;

import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;

/**
 * Reads the result of a driver's run as Conveyor's Go runtime publishes most of them, in one pass over its bytes. What is not like that it leaves to
 * {@link PipelineEvents}, which has the sentences about what is wrong. Measured by the benchmark's row {@code compare}.
 */
final class PlainResult {
    private final byte[] body;
    private final PlainJson json;
    private String event;
    private String runId;
    private String resource;
    private String driver;
    private Boolean success;
    private String message;
    private int data = -1;
    private int dataEnd;

    private PlainResult(byte[] body) {
        this.body = body;
        this.json = new PlainJson(body, body.length);
    }

    /** The result; null where it is not plain. */
    static PipelineEvents.PipelineEvent read(byte[] body) {
        PlainResult read = new PlainResult(body);
        return read.json.members(read::member) && read.json.isAtEnd() ? read.event() : null;
    }

    private PipelineEvents.PipelineEvent event() {
        if (event == null || runId == null || success == null) {
            return null;
        }
        Object value = data < 0 || body[data] == 'n' ? null : Json.parse(body, data, dataEnd);
        return new PipelineEvents.PipelineEvent(
                event,
                runId,
                driver == null ? "" : driver,
                new DriverResult(success, message, value),
                resource == null ? "" : resource);
    }

    /** Reads a member that is not there yet. */
    private boolean member(int name) {
        if (event == null && json.was(name, "event")) {
            return (event = json.memberText()) != null;
        }
        if (runId == null && json.was(name, "run_id")) {
            return (runId = json.memberText()) != null;
        }
        if (resource == null && json.was(name, "resource")) {
            return json.pass(':') && resource();
        }
        return success == null && json.was(name, "driverresult") && json.pass(':') && result();
    }

    private boolean resource() {
        int from = json.at();
        if (!json.value()) {
            return false;
        }
        resource = body[from] == '{' ? json.ascii(from, json.at()) : "";
        return true;
    }

    private boolean result() {
        return json.members(this::resultMember) && success != null;
    }

    private boolean resultMember(int name) {
        if (success == null && json.was(name, "success")) {
            return json.pass(':') && success();
        }
        if (message == null && json.was(name, "message")) {
            return (message = json.memberText()) != null;
        }
        if (driver == null && json.was(name, "driver")) {
            return (driver = json.memberText()) != null;
        }
        return data < 0 && json.was(name, "data") && json.pass(':') && data();
    }

    private boolean success() {
        int from = json.at();
        if (!json.value() || body[from] != 't' && body[from] != 'f') {
            return false;
        }
        success = body[from] == 't';
        return true;
    }

    private boolean data() {
        data = json.at();
        boolean plain = json.value();
        dataEnd = json.at();
        return plain;
    }
}
