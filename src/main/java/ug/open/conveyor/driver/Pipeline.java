package ug.open.conveyor.driver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The drivers that a resource goes through, one after the other.
 *
 * @param name the name that resources refer to
 * @param resource the type of those resources, the name of a resource definition
 * @param description a sentence for people; may be empty
 * @param steps the steps in their order, at least one; each names another driver, since a server goes on behind the first step of a driver's name
 */
public record Pipeline(String name, String resource, String description, List<Step> steps) {
    /**
     * One step of a pipeline.
     *
     * @param id tells the step from the others, such as {@code 1}
     * @param name a title for people
     * @param driver the name of the driver that does it
     */
    public record Step(String id, String name, String driver) {
        /** Checks that nothing is missing. */
        public Step {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(driver, "driver");
        }
    }

    /** Checks each value and copies the steps; the message of the exception names what is wrong. */
    public Pipeline {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(description, "description");
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("pipeline " + name + " has no step");
        }
        Set<String> drivers = new HashSet<>();
        for (Step step : steps) {
            if (!drivers.add(step.driver())) {
                throw new IllegalArgumentException("pipeline " + name + " names the driver " + step.driver()
                        + " twice: a run of it would never end");
            }
        }
    }

    /** A pipeline of these drivers, in this order; the steps are numbered from 1 and have the drivers' names. */
    public static Pipeline of(String name, String resource, String... drivers) {
        List<Step> steps = new ArrayList<>();
        for (String driver : drivers) {
            steps.add(new Step(String.valueOf(steps.size() + 1), driver, driver));
        }
        return new Pipeline(name, resource, "", steps);
    }
}
