package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.FakeResource;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.runtime.Verdict.Ending;

/** Loaded drivers under the real driver manager. */
class ManagedDriverTest {
    @TempDir
    Path temporary;

    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();

    private Attempt once(Driver driver, Duration timeout, Secrets secrets) throws InterruptedException {
        DriverDefinition definition =
                new DriverDefinition("cloner", List.of(), Set.of("*"), timeout, 1, new Retry(2, Duration.ZERO));
        RunListener keep = new RunListener() {
            @Override
            public void logged(Attempt attempt, LogEntry entry) {
                entries.add(entry);
            }
        };
        return DriverManager.of(definition, driver)
                .secrets(secrets)
                .listener(keep)
                .build()
                .once(FakeResource.created("run-1", "app", "{}"));
    }

    @Test
    void stopsACommandWhoseTimeIsOver() throws Exception {
        CommandFixture commands = new CommandFixture(temporary).grace(Duration.ofMillis(100));
        try (CommandDriver driver =
                commands.load("sh", "-c", "trap '' TERM; echo begun; while :; do sleep 0.05; done")) {
            Attempt attempt = once(driver, Duration.ofMillis(500), Secrets.none());
            assertThat(attempt.verdict().orElseThrow().ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(entries).extracting(LogEntry::message).containsExactly("begun");
        }
    }

    @Test
    void triesAgainAfterExit75() throws Exception {
        CommandFixture commands = new CommandFixture(temporary);
        String script = "echo attempt $CONVEYOR_ATTEMPT; [ $CONVEYOR_ATTEMPT = 3 ] || exit 75";
        try (CommandDriver driver = commands.load("sh", "-c", script)) {
            Attempt attempt = once(driver, Duration.ofSeconds(30), Secrets.none());
            assertThat(attempt.result()).isEqualTo(DriverResult.success("exit 0"));
            assertThat(entries).extracting(LogEntry::message).containsExactly("attempt 1", "attempt 2", "attempt 3");
        }
    }

    @Test
    void masksASecretThatComesInTwoWrites() throws Exception {
        CommandFixture commands = new CommandFixture(temporary).env(Map.of("TOKEN", "geheimnis-123"));
        String script = "printf 'token geheim'; sleep 0.2; echo nis-123;"
                + " echo '{\"success\":true,\"message\":\"used geheimnis-123\",\"data\":[\"geheimnis-123\"]}' > $CONVEYOR_RESULT";
        try (CommandDriver driver = commands.load("sh", "-c", script)) {
            Attempt attempt = once(driver, Duration.ofSeconds(30), Secrets.of(Map.of("TOKEN", "geheimnis-123")));
            assertThat(attempt.result()).isEqualTo(DriverResult.success("used ***", List.of("***")));
            assertThat(entries).extracting(LogEntry::message).containsExactly("token ***");
        }
    }

    @Test
    void showsOnlyTheFramesOfADriverThatThrows() throws Exception {
        JavaFixture project = new JavaFixture(temporary, new OutputCapture(System.out, System.err));
        project.driver("throw new IllegalStateException(\"no disk\");");
        try (LoadedDriver driver = project.load()) {
            Attempt attempt = once(driver, Duration.ofSeconds(30), Secrets.none());
            assertThat(attempt.result().message()).contains("no disk");
            assertThat(entries.get(0).labels().get("error").toString().lines().map(String::strip))
                    .containsExactly("java.lang.IllegalStateException: no disk", "at demo.Demo.reconcile(Demo.java:6)");
        }
    }
}
