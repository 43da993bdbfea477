package ug.open.conveyor.driver.config;

import java.util.List;
import ug.open.conveyor.driver.ConveyorException;

/** Something that people wrote down is wrong. The message has a line for each problem: where, what, what is expected. */
public final class ConfigException extends ConveyorException {
    private final transient List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    ConfigException(String problem) {
        this(List.of(problem));
    }

    /** The problems, such as {@code driver.yaml:3:10: …}, in the order of the file; at least one. */
    public List<String> problems() {
        return problems;
    }
}
