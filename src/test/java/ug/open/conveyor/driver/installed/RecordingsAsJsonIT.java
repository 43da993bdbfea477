package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.report.ReportScene;

/** The recordings of which reports are kept, as {@code -o json} prints them; {@link ReportScene#isKept} compares. */
final class RecordingsAsJsonIT {
    private static final String PIPELINE = """
            name: build-app
            resource: workflow
            steps:
              - {id: "1", name: first, driver: %s}
              - {id: "2", name: second, driver: %s}
            """;

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    /** Without what is another one each time: times, how long it took, and the random part of an execution's id. */
    private static String fixed(String line) {
        return line.replaceAll("(\"(?:time|timestamp)\":)\"[^\"]*\"", "$1\"…\"")
                .replaceAll("(\"execution\":\")\\w+", "$1…")
                .replaceAll("(\"(?:ms|n)\":)\\d+", "$1…");
    }

    @ParameterizedTest
    @CsvSource({"green, image-builder, 0", "failures, git-cloner, 3"})
    void aReplay(String name, String driver, int code) throws IOException {
        Path recording = ReportScene.FOLDER.resolve(name + ".jsonl");
        Played.in(scene, recording);
        scene.write(
                "cases.jsonl",
                Files.readString(recording)
                        .replace("\"data\":{\"commit\":\"b2\",\"files\":3}", "\"data\":{\"commit\":\"b1\"}"));
        String out = new Seen(scene.tool.run("replay", "cases.jsonl", "--check", "--project", driver, "-o", "json"))
                .ends(code)
                .out();
        isAsRecorded(name, recording, out);
    }

    @Test
    void aReplayOfAPipeline() throws IOException {
        Path recording = ReportScene.FOLDER.resolve("pipeline.jsonl");
        Played.in(scene, recording);
        scene.write("cases.jsonl", Files.readString(recording));
        scene.write("p.yaml", PIPELINE.formatted("git-cloner", "image-builder"));
        String out = scene.run("replay", "cases.jsonl", "--pipeline", "p.yaml", "--check", "-o", "json")
                .ends(0)
                .out();
        isAsRecorded("pipeline", recording, out);
    }

    /** The lines are those that are kept, and those of attempts say what the recording says. */
    private static void isAsRecorded(String name, Path recording, String out) throws IOException {
        ReportScene.isKept(
                name + ".json", out.lines().map(line -> fixed(line) + "\n").collect(Collectors.joining()));
        try (Stream<String> recorded = Files.lines(recording)) {
            assertThat(attempts(out.lines())).containsSubsequence(attempts(recorded));
        }
    }

    private static List<Map<String, Object>> attempts(Stream<String> lines) {
        List<Map<String, Object>> attempts = new ArrayList<>();
        lines.forEach(line -> {
            Map<String, Object> members = new TreeMap<>();
            ((Map<?, ?>) Json.parse(line)).forEach((member, value) -> members.put((String) member, value));
            if (List.of("start", "log", "finish").contains(members.get("kind"))) {
                members.keySet().removeAll(List.of("time", "timestamp", "ms", "n", "execution", "pipeline"));
                members.replace("message", "exit 0", ""); // of a command that said nothing
                attempts.add(members);
            }
        });
        return attempts;
    }

    /** Of each driver: one execution in ten with a retry, one in a hundred fails, and ten lines an attempt. */
    @Test
    void tenThousandAttemptsOfAPipeline() throws IOException {
        chatty("step-0");
        chatty("step-1");
        scene.write("p.yaml", PIPELINE.formatted("step-0", "step-1"));
        scene.write(
                "events.jsonl",
                IntStream.rangeClosed(1, 5_000)
                        .mapToObj(i -> Scene.event("run-%05d".formatted(i)))
                        .collect(Collectors.joining()));
        String out = scene.run("run", "--pipeline", "p.yaml", "--events", "events.jsonl", "-o", "json")
                .ends(1)
                .out();
        Map<String, Long> kinds = out.lines()
                .collect(Collectors.groupingBy(
                        line -> (String) ((Map<?, ?>) Json.parse(line)).get("kind"),
                        TreeMap::new,
                        Collectors.counting()));
        assertThat(kinds).isEqualTo(Map.of("start", 10_900L, "log", 109_000L, "finish", 10_900L));
        ReportScene.isKept("many.json.digest.txt", "json: " + ReportScene.digest(fixed(out)));
    }

    private void chatty(String driver) throws IOException {
        Project.java(Files.createDirectory(folder.resolve(driver)), 1, """
                int number = Integer.parseInt(message.runId().substring(4));
                for (int i = 0; i < 10; i++) {
                    context.logger().info("line " + i);
                }
                if (number % 10 == 0 && context.attempt() == 1) {
                    return DriverResult.retry("busy");
                }
                return number % 100 == 0 ? DriverResult.failure("busy") : DriverResult.success("done", number);
                """)
                .named(driver)
                .with("retry: {times: 1, pause: 1ms}");
    }
}
