package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;

/** A library's log entries, by the thread that writes them. */
class DriverLoggerFinderTest {
    private static final String NAME = "a.library." + DriverLoggerFinderTest.class.getSimpleName();

    private final System.Logger library =
            new DriverLoggerFinder().getLogger(NAME, DriverLoggerFinderTest.class.getModule());

    private static final class Kept extends Handler {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            texts.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static Kept listenTo(Logger logger) {
        Kept kept = new Kept();
        logger.setUseParentHandlers(false);
        logger.addHandler(kept);
        return kept;
    }

    @Test
    void entriesOfAnAttemptsThreadAreItsOwn() throws Exception {
        List<LogEntry> entries = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void logged(Attempt attempt, LogEntry entry) {
                entries.add(entry);
            }
        };
        Logger util = Logger.getLogger(NAME);
        Kept kept = listenTo(util);
        Rig rig = Rig.of(
                (message, context) -> {
                    library.log(System.Logger.Level.WARNING, "{0} of {1}", 1, "two");
                    library.log(System.Logger.Level.ERROR, "failed", new IllegalStateException("no disk"));
                    library.log(System.Logger.Level.DEBUG, "detail");
                    return DriverResult.success("done");
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.listener(listener));
        rig.manager.once(Events.message("app"));
        assertThat(entries).extracting(LogEntry::message).containsExactly("1 of two", "failed");
        assertThat(entries).extracting(LogEntry::level).containsExactly(Level.WARN, Level.ERROR);
        assertThat(entries.get(0).labels().get("logger")).isEqualTo(NAME);
        assertThat(entries.get(1).labels().get("error")).asString().contains("no disk");
        assertThat(kept.texts).isEmpty();
    }

    @Test
    void otherEntriesGoToTheJdksLogging() {
        Logger util = Logger.getLogger(NAME);
        Kept kept = listenTo(util);
        ResourceBundle bundle = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"key", "the {0}"}};
            }
        };
        library.log(System.Logger.Level.INFO, bundle, "key", "text");
        library.log(System.Logger.Level.WARNING, bundle, "no key", (Throwable) null);
        library.log(System.Logger.Level.TRACE, "detail");
        assertThat(kept.texts).containsExactly("INFO the text", "WARNING no key");
        assertThat(library.isLoggable(System.Logger.Level.TRACE)).isFalse();
        assertThat(library.getName()).isEqualTo(NAME);
    }
}
