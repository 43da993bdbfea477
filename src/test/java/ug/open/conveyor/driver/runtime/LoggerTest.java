package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.attempt.LineLogger;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.fakes.ListSource;

/** What becomes of a driver's log entries. */
class LoggerTest {
    private Rig rig;

    private List<LogEntry> logged(Consumer<DriverLogger> driver) throws Exception {
        return logged(driver, Secrets.none());
    }

    private List<LogEntry> logged(Consumer<DriverLogger> driver, Secrets secrets) throws Exception {
        rig = Rig.of(
                (message, context) -> {
                    driver.accept(context.logger());
                    return DriverResult.success("done");
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.secrets(secrets));
        rig.run(ListSource.of(Events.delivery("app")));
        return rig.journal.entries();
    }

    @Test
    void runDriverAndTimeAreFilledIn() throws Exception {
        LogEntry entry = logged(logger -> logger.warn("careful")).get(0);
        assertThat(entry)
                .isEqualTo(
                        new LogEntry("run-app", "builder", "", FakeTime.BEGIN, Level.WARN, "careful", Map.of(), 0, ""));
    }

    @Test
    void timesRiseStrictlyEvenWhereTheClockIsSetBack() throws Exception {
        List<LogEntry> entries = logged(logger -> {
            logger.info("one");
            logger.info("two");
            rig.time.setWall(Duration.ofHours(-1));
            logger.info("three");
        });
        assertThat(entries)
                .extracting(LogEntry::timestamp)
                .containsExactly(
                        FakeTime.BEGIN,
                        FakeTime.BEGIN.plus(1, ChronoUnit.MICROS),
                        FakeTime.BEGIN.plus(2, ChronoUnit.MICROS));
    }

    @Test
    void entriesOfSeveralThreadsAreInTheOrderOfTheirTimes() throws Exception {
        List<LogEntry> entries = logged(logger -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(new Thread(() -> {
                    for (int j = 0; j < 500; j++) {
                        logger.info("x");
                    }
                }));
            }
            threads.forEach(Thread::start);
            threads.forEach(LoggerTest::join);
        });
        assertThat(entries).hasSize(2_000);
        assertThat(entries).extracting(LogEntry::timestamp).isSorted().doesNotHaveDuplicates();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void labelsAreCopiedAndBecomeWhatJsonCanSay() throws Exception {
        List<Object> items = new ArrayList<>(List.of("a"));
        Map<String, Object> labels = new HashMap<>();
        labels.put("items", items);
        labels.put("none", null);
        labels.put("level", Level.INFO);
        labels.put("nan", Double.NaN);
        labels.put("nested", Map.of(1, 2.5));
        List<LogEntry> entries = logged(logger -> {
            logger.with("step", 3).log(Level.INFO, "m", labels);
            items.add("later");
        });
        Map<String, Object> expected = new HashMap<>();
        expected.put("step", 3);
        expected.put("items", List.of("a"));
        expected.put("none", null);
        expected.put("level", "INFO");
        expected.put("nan", "NaN");
        expected.put("nested", Map.of("1", 2.5));
        assertThat(entries.get(0).labels()).isEqualTo(expected);
    }

    @Test
    void labelsThatCannotBeToldDoNoHarm() throws Exception {
        Object noText = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        Map<String, Object> circle = new HashMap<>();
        circle.put("self", circle);
        List<LogEntry> entries = logged(logger -> {
            logger.log(Level.INFO, "a", Map.of("label", noText));
            logger.log(Level.INFO, "b", circle);
            logger.log(null, null, (Map<String, ?>) null);
            logger.with("x", noText).error("c", (Throwable) null);
        });
        assertThat(entries).extracting(LogEntry::message).containsExactly("a", "b", "null", "c");
        assertThat(entries.get(0).labels().get("label")).asString().endsWith("without a text)");
        assertThat(rig.listener.warnings()).isEmpty();
    }

    @Test
    void argumentsTakeThePlacesOfATemplate() throws Exception {
        Exception cause = new IllegalStateException("no disk");
        List<LogEntry> entries = logged(logger -> {
            logger.info("100 {} of {}", "percent");
            logger.warn("{} and {}", 1, null, cause);
            logger.warn("slow", cause);
            logger.debug("{}", new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException("no text");
                }
            });
        });
        assertThat(entries)
                .extracting(LogEntry::message)
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("100 percent of {}"),
                        two -> assertThat(two).isEqualTo("1 and null"),
                        three -> assertThat(three).isEqualTo("slow"),
                        four -> assertThat(four).startsWith("(a ").endsWith(" without a text)"));
        assertThat(entries.get(1).level()).isEqualTo(Level.WARN);
        assertThat(entries.subList(1, 3))
                .allSatisfy(entry -> assertThat(entry.labels().get("error"))
                        .asString()
                        .contains("IllegalStateException: no disk", "\tat "));
        assertThat(entries.get(3).labels()).isEmpty();
    }

    @Test
    void aThrowableIsALabelWithItsStackTrace() throws Exception {
        LogEntry entry = logged(logger -> logger.error("failed", new IllegalStateException("no")))
                .get(0);
        assertThat(entry.level()).isEqualTo(Level.ERROR);
        assertThat(entry.labels().get("error"))
                .asString()
                .startsWith("java.lang.IllegalStateException: no")
                .contains("at ");
    }

    @Test
    void aLongMessageIsSplitBetweenCharacters() throws Exception {
        String message = "x" + "\uD83D\uDE80".repeat(150_000);
        List<LogEntry> entries = logged(logger -> logger.info(message));
        assertThat(entries).extracting(LogEntry::part).containsExactly(1, 2, 3);
        assertThat(entries)
                .allMatch(entry -> entry.message().getBytes(StandardCharsets.UTF_8).length <= LogEntry.MAX_MESSAGE);
        assertThat(entries.stream().map(LogEntry::message).collect(Collectors.joining()))
                .isEqualTo(message);
        assertThat(entries.get(0).message().getBytes(StandardCharsets.UTF_8))
                .hasSizeGreaterThan(LogEntry.MAX_MESSAGE - 4);
    }

    @Test
    void aMessageOfExactlyTheLimitIsWhole() throws Exception {
        List<LogEntry> entries = logged(logger -> logger.info("x".repeat(LogEntry.MAX_MESSAGE)));
        assertThat(entries).extracting(LogEntry::part).containsExactly(0);
    }

    @Test
    void aSecretAcrossTheCutIsMasked() throws Exception {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "hunter2hunter2"));
        String message = "x".repeat(LogEntry.MAX_MESSAGE - 5) + "hunter2hunter2" + "y".repeat(100);
        List<LogEntry> entries = logged(logger -> logger.info(message), secrets);
        assertThat(entries.stream().map(LogEntry::message).collect(Collectors.joining()))
                .isEqualTo("x".repeat(LogEntry.MAX_MESSAGE - 5) + "***" + "y".repeat(100));
    }

    @Test
    void secretsAreMaskedInMessagesLabelsTracesAndRawBytes() throws Exception {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "hunter2"));
        String raw = Base64.getEncoder().encodeToString("a hunter2 b".getBytes(StandardCharsets.UTF_8));
        List<LogEntry> entries = logged(
                logger -> {
                    logger.log(Level.INFO, "use hunter2", Map.of("url", "http://hunter2@host", "hunter2", 1));
                    logger.error("no", new IllegalStateException("hunter2 refused"));
                    ((LineLogger) logger).line(Level.INFO, "a hunter2 b", Map.of(), 3, raw);
                },
                secrets);
        assertThat(entries.toString()).doesNotContain("hunter2").contains("use ***", "http://***@host");
        assertThat(entries.get(2).part()).isEqualTo(3);
        assertThat(Base64.getDecoder().decode(entries.get(2).bytes()))
                .asString()
                .isEqualTo("a *** b");
    }

    @Test
    void aDriverThatCallsItselfForEverAndLogsLeavesTheJournalWhole() throws Exception {
        List<LogEntry> entries = logged(LoggerTest::forEver);
        assertThat(entries).hasSizeGreaterThan(10);
        assertThat(rig.journal.words()).contains("finish 1 THREW", "settle 1 Done");
    }

    private static void forEver(DriverLogger logger) {
        logger.info("deeper");
        forEver(logger);
    }
}
