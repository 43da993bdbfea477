package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The program of the README, with what Maven would bring along and nothing else: no picocli, no jline, no YAML. */
final class EmbeddingIT {
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private LiveScene live;
    private String name;

    @BeforeEach
    void startsAServerAndCompilesTheProgram() throws Exception {
        live = new LiveScene(folder);
        Matcher program = Pattern.compile(
                        "(?ms)^```java\n((?:(?!^```).)*?class (\\w+) \\{\n    public static void main.*?)^```$")
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(program.find()).isTrue();
        name = program.group(2);
        Path source = live.scene.write(name + ".java", program.group(1));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        library(),
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(code).isZero();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    /** The jar of the build, and those of jnats and Jackson. */
    private static String library() {
        Path target = Installation.BUILT.getParent();
        Stream<String> others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> Path.of(jar)
                        .getFileName()
                        .toString()
                        .matches("(jnats|jackson-(core|databind|annotations))-[\\d.]+\\.jar"));
        return Stream.concat(
                        Stream.of(target.resolve("conveyor-driver-0.1.0.jar").toString()), others)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Running start(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add(name);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CONVEYOR_NATS_URL", live.server.url());
        builder.environment().put("CONVEYOR_DRIVER_HOME", live.scene.store.toString());
        return Running.start(builder, folder);
    }

    private void takesPartAndDrains(Running running) throws Exception {
        Installation.await("the consumer", () -> isThere() || !running.isAlive());
        assertThat(running.isAlive()).as(running.err()).isTrue();
        live.publish("resources.workflow", "run-0001");
        Installation.await("a result", () -> results() == 1);
        running.signal("TERM");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(TERMINATED);
        assertThat(outcome.err()).isEmpty();
        assertThat(new String(live.management.getMessage("pipeline-engine", 1).getData()))
                .contains("\"driver\":\"image-builder\"", "\"data\":{\"image\":\"app:1\"}");
        assertThat(live.management.getConsumerInfo("messages", "image-builder").getNumAckPending())
                .isZero();
        assertThat(live.scene.run("logs", "--run", "run-0001").ends(0).out()).isEqualTo("building app\n");
        assertThat(live.scene.statuses()).containsExactly("succeeded");
    }

    private boolean isThere() {
        try {
            return live.management.getConsumerNames("messages").contains("image-builder");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long results() {
        try {
            return live.management
                    .getStreamInfo("pipeline-engine")
                    .getStreamState()
                    .getMsgCount();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theProgramOfTheReadmeWorksOnTheClassPath() throws Exception {
        takesPartAndDrains(start("-cp", folder + File.pathSeparator + library()));
    }

    @Test
    void theProgramOfTheReadmeWorksOnTheModulePath() throws Exception {
        takesPartAndDrains(start(
                "--module-path", library(), "--add-modules", "ug.open.conveyor.driver", "-cp", folder.toString()));
    }

    @Test
    void itIsToldWhereNobodyAnswers() throws IOException, InterruptedException {
        live.server.kill();
        Outcome outcome = start("-cp", folder + File.pathSeparator + library()).outcome();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("no NATS server answers at " + live.server.url())
                .doesNotContain("connection lost");
    }
}
