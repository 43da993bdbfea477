package ug.open.conveyor.driver.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.yaml.YamlNode;

/** Reads what the driver manager has to know: {@code name, resources, events, timeout, concurrency, retry}. */
final class DefinitionReader {
    static final List<String> RETRY_KEYS = List.of("times", "pause");

    /** A name that is always right, to have the ranges of other values checked while the real one may be wrong. */
    private static final String ANY_NAME = "any";

    private final Section project;

    DefinitionReader(Section project) {
        this.project = project;
    }

    /** The definition; where something is wrong, and noted, one with other values in its place. */
    DriverDefinition read() {
        return new DriverDefinition(name(), resources(), events(), timeout(), concurrency(), retry());
    }

    private String name() {
        String name = project.text("name");
        if (name == null) {
            if (!project.has("program")) { // a program tells its name itself
                project.require("name", "name: my-driver");
            }
            return ANY_NAME;
        }
        try {
            DriverDefinition.of(name);
            return name;
        } catch (IllegalArgumentException e) {
            project.wrong(project.node("name"), e.getMessage());
            return ANY_NAME;
        }
    }

    private List<String> resources() {
        List<YamlNode> types = project.texts("resources", "[workflow]");
        for (YamlNode type : types) {
            if (!isSubject((String) type.value())) {
                project.wrong(
                        type,
                        "resources has '" + type.value() + "', which cannot be part of a subject: "
                                + "a type has no white space, control character, * or >");
            }
        }
        return Section.strings(types);
    }

    private Set<String> events() {
        List<YamlNode> events = project.texts("events", "[create, update]");
        return events.isEmpty() ? Set.of("*") : new LinkedHashSet<>(Section.strings(events));
    }

    private Duration timeout() {
        Duration timeout = project.duration("timeout", DriverDefinition.DEFAULT_TIMEOUT);
        if (timeout.isZero()) {
            project.wrongValue("timeout", "must be above zero");
            return DriverDefinition.DEFAULT_TIMEOUT;
        }
        return timeout;
    }

    private int concurrency() {
        int concurrency = project.whole("concurrency", 1);
        try {
            new DriverDefinition(
                    ANY_NAME, List.of(), Set.of(), DriverDefinition.DEFAULT_TIMEOUT, concurrency, Retry.NEVER);
            return concurrency;
        } catch (IllegalArgumentException e) {
            project.wrong(project.node("concurrency"), e.getMessage());
            return 1;
        }
    }

    private Retry retry() {
        Section retry = project.section("retry", RETRY_KEYS, "{times: 2, pause: 2s}");
        int times = retry.whole("times", Retry.NEVER.times());
        Duration pause = retry.duration("pause", Retry.NEVER.pause());
        try {
            return new Retry(times, pause);
        } catch (IllegalArgumentException e) {
            retry.wrong(retry.node("times"), e.getMessage()); // no duration in the file is negative
            return Retry.NEVER;
        }
    }

    private static boolean isSubject(String type) {
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c) || c == '*' || c == '>') {
                return false;
            }
        }
        return true;
    }
}
