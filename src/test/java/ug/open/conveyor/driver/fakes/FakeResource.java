package ug.open.conveyor.driver.fakes;

import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;

/** A resource with a type and a name, and no more. */
public record FakeResource(String type, String name, Optional<String> pipeline) implements Resource {
    /** A message that a workflow of this name was created. */
    public static DriverMessage created(String runId, String name, String payload) {
        return new DriverMessage("create", runId, "", new FakeResource("workflow", name, Optional.empty()), payload);
    }

    @Override
    public String id() {
        return "";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public Object spec() {
        return Map.of();
    }

    @Override
    public <T> T spec(Class<T> shape) {
        throw new UnsupportedOperationException("a fake resource has no spec");
    }

    @Override
    public Optional<DriverResult> resultOf(String driver) {
        return Optional.empty();
    }

    @Override
    public <T> Optional<T> resultOf(String driver, Class<T> shape) {
        return Optional.empty();
    }
}
