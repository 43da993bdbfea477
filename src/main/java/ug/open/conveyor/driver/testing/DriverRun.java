package ug.open.conveyor.driver.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.RunListener;

/**
 * A driver run in a test, as the runtime makes it: with the definition's retries and time limit, without a server. Pauses before another attempt
 * take no time; the verdict of each attempt has the pause in its {@code retryAfter}.
 *
 * @param attempts all attempts, in order, each with its verdict
 * @param entries the log entries of all attempts, in order
 */
public record DriverRun(List<Attempt> attempts, List<LogEntry> entries) {
    /** Copies both. */
    public DriverRun {
        attempts = List.copyOf(attempts);
        entries = List.copyOf(entries);
    }

    /** Prepares runs of this driver. */
    public static Prepared of(DriverDefinition definition, Driver driver) {
        return new Prepared(definition, driver, Mode.OFFLINE);
    }

    /** The driver result of the run; its data are those that a later step would get, as maps and lists. */
    public DriverResult result() {
        return attempts.get(attempts.size() - 1).result();
    }

    /** The texts of the log entries. */
    public List<String> messages() {
        return entries.stream().map(LogEntry::message).toList();
    }

    /**
     * A driver that can be run on messages.
     *
     * @param definition its retries and time limit count; its filter of broadcast events does not
     * @param driver the driver
     * @param mode the mode that the driver sees
     */
    public record Prepared(DriverDefinition definition, Driver driver, Mode mode) {
        /** Checks that nothing is missing. */
        public Prepared {
            Objects.requireNonNull(definition, "definition");
            Objects.requireNonNull(driver, "driver");
            Objects.requireNonNull(mode, "mode");
        }

        /** The same driver, which sees this mode. */
        public Prepared mode(Mode mode) {
            return new Prepared(definition, driver, mode);
        }

        /**
         * Runs the driver on this message, on a thread of the runtime.
         *
         * @throws IllegalArgumentException where the driver does not take resources of this type
         * @throws InterruptedException when the test was interrupted
         */
        public DriverRun on(DriverMessage message) throws InterruptedException {
            Collected collected = new Collected();
            DriverManager.of(definition, driver)
                    .mode(mode)
                    .toTree(Json::tree)
                    .withoutPauses()
                    .listener(collected)
                    .build()
                    .once(message);
            return new DriverRun(collected.attempts, collected.entries);
        }
    }

    private static final class Collected implements RunListener {
        private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
        private final List<LogEntry> entries = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void logged(Attempt attempt, LogEntry entry) {
            entries.add(entry);
        }

        @Override
        public void finished(Attempt attempt) {
            attempts.add(attempt);
        }
    }
}
