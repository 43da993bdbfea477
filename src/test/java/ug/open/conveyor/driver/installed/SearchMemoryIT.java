package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search needs does not grow with the sessions that went on at the same time, nor with their lines. */
final class SearchMemoryIT {
    private static final int SESSIONS = 400;
    private static final int LINES = 2;

    @TempDir
    Path folder;

    @Test
    void longLinesOfManySessionsAreGivenByTimeInASmallHeap() {
        Scene scene = new Scene(folder);
        for (int i = 0; i < SESSIONS; i++) {
            session(scene, i);
        }
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xmx64m");

        List<String> found = scene.run("logs", "--grep", "needle", "-o", "raw")
                .ends(0)
                .out()
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();

        assertThat(found).hasSize(SESSIONS * LINES);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo("line-" + i);
        }
    }

    private static void session(Scene scene, int number) {
        String time = String.format("2026-11-20T10:00:00.%06dZ", number);
        StringBuilder lines = new StringBuilder("{\"kind\":\"session\",\"format\":1,\"time\":\"" + time + "\"}\n");
        for (int i = 0; i < LINES; i++) {
            int place = i * SESSIONS + number;
            lines.append("{\"kind\":\"log\",\"a\":1,\"runid\":\"run\",\"driver\":\"d\",\"timestamp\":\"")
                    .append(String.format("2026-11-20T10:00:01.%06dZ", place))
                    .append("\",\"level\":\"info\",\"message\":\"line-" + place + " needle ")
                    .append("y".repeat(150_000))
                    .append("\",\"n\":5}\n");
        }
        String name = time.replaceAll("[-:.Z]", "");
        scene.write(String.format("store/sessions/%s-s%09d-0001.jsonl", name, number), lines.toString());
    }
}
