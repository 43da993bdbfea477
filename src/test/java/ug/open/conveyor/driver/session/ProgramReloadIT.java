package ug.open.conveyor.driver.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.FakeResource;
import ug.open.conveyor.driver.fakes.FreePort;
import ug.open.conveyor.driver.installed.StandIn;
import ug.open.conveyor.driver.live.NatsBinary;
import ug.open.conveyor.driver.loader.Builds;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadRequest;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;
import ug.open.conveyor.driver.loader.Reloadable;
import ug.open.conveyor.driver.loader.SourceWatch;
import ug.open.conveyor.driver.program.ProgramDriver;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.server.NatsServerProgram;
import ug.open.conveyor.driver.server.ServerChoice;
import ug.open.conveyor.driver.terminal.Console;

/** A program whose source changes is built, its process ended, and the new one started. */
final class ProgramReloadIT {
    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<ProgramDriver> loaded = new CopyOnWriteArrayList<>();

    /** The build makes a program that attaches by the name that the source has, and listens to a type of this test alone. */
    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("build.sh"), """
                name=$(sed -n 's/^name //p' source.go)
                [ "$name" ] || exit 1
                printf '#!/bin/sh\\nexec %s go %s workflow,%s\\n' "$1" "$name" "$2" > new
                chmod +x new
                mv new driver
                """);
        source("name first");
    }

    private void source(String text) throws IOException {
        Files.writeString(folder.resolve("source.go"), text + "\n");
    }

    private ProgramSpec spec(OptionalInt port) {
        return new ProgramSpec(
                Optional.empty(),
                List.of(),
                List.of("./driver"),
                folder,
                Map.of(),
                List.of("sh", "build.sh", StandIn.program().toString(), type()),
                Payload.STRING,
                port,
                ProgramSpec.READY,
                false);
    }

    private String type() {
        return folder.getFileName().toString();
    }

    private LoadedDriver load(ChosenDriver target) throws LoadException, InterruptedException {
        LoadRequest request =
                new LoadRequest(target.code(), scratch, Secrets.none(), null, text -> {}, Builds.always(text -> {}));
        ProgramDriver driver = ProgramDriver.open(
                (ProgramSpec) target.code(),
                request,
                new ServerChoice(
                        Map.of(NatsServerProgram.VARIABLE, NatsBinary.find().toString()), Optional.empty()),
                Time.system());
        loaded.add(driver);
        return driver;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChangeOfItsSourceStartsTheNewBuild(boolean withPort) throws Exception {
        ChosenDriver chosen = new ChosenDriver(
                DriverDefinition.of("any"),
                spec(withPort ? OptionalInt.of(FreePort.find()) : OptionalInt.empty()),
                Map.of(),
                List.of());
        Console console =
                Console.on(new ByteArrayOutputStream(), said, System::nanoTime).open();
        SourceWatch watch = SourceWatch.of(chosen.code(), Time.system(), Set.of());
        Reloadable driver = new Reloadable(load(chosen), console::warned);
        try (driver;
                console;
                Rebuilds rebuilds = new Rebuilds(chosen, () -> chosen, this::load, driver, console, watch)) {
            succeeds(driver, "run-1");
            source("no name");
            awaitSaid("source.go changed, but the build failed", "the previous build goes on");
            succeeds(driver, "run-2");
            source("name second");
            awaitSaid("source.go changed: the next run is the new build's");
            succeeds(driver, "run-3");
            assertThat(names()).containsExactly("first", "second");
            assertThat(processes()).singleElement().asString().contains(" second ");
        }
        Await.until("the end of its processes", () -> processes().isEmpty());
        assertThat(scratch).isEmptyDirectory();
    }

    private void succeeds(Reloadable driver, String run) throws InterruptedException {
        DriverDefinition definition = new DriverDefinition(
                "any", List.of(), Set.of("*"), Duration.ofSeconds(30), 1, new Retry(0, Duration.ZERO));
        DriverResult result = DriverManager.of(definition, driver)
                .build()
                .once(FakeResource.created(
                        run, "app", "{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}"))
                .result();
        assertThat(result.success()).as(result.message()).isTrue();
    }

    private List<String> names() {
        return loaded.stream()
                .map(each -> each.definition(DriverDefinition.of("any")).name())
                .toList();
    }

    /** The processes of this test's programs. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("workflow," + type()))
                .toList();
    }

    private void awaitSaid(String... parts) {
        Await.until(
                String.join(", ", parts),
                () -> List.of(parts).stream().allMatch(said.toString(StandardCharsets.UTF_8)::contains));
    }
}
