package ug.open.conveyor.driver.scaffold;

import java.util.List;
import ug.open.conveyor.driver.ConveyorException;

/** A project cannot be made; nothing was written. The message lists all problems, one a line after the first. */
public final class ScaffoldException extends ConveyorException {
    private final transient List<String> problems;

    ScaffoldException(String summary, List<String> problems) {
        super(problems.isEmpty() ? summary : summary + ":\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, one sentence each. */
    public List<String> problems() {
        return problems;
    }
}
