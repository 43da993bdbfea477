package ug.open.conveyor.driver.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.bench.EventFile;
import ug.open.conveyor.driver.runtime.Delivery;

class LargeInputTest {
    private static final int EVENTS = 200_000;

    @TempDir
    private Path folder;

    @Test
    void memoryDoesNotGrowWithTheInput() throws Exception {
        Path file = folder.resolve("large.jsonl");
        EventFile.writeWithResults(file, EVENTS);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process child = new ProcessBuilder(
                        java.toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).isEqualTo(EVENTS + " events, " + EVENTS + " results");
    }

    /** The child: reads all events, and looks for the result of each. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Input input = Input.file(Path.of(arguments[0]));
            long events = 0;
            long results = 0;
            try (RecordedResults recorded = Recordings.results(input);
                    RecordedEvents source =
                            Recordings.events(input, ReadOptions.strict(() -> "", () -> Instant.EPOCH))) {
                for (Optional<Delivery> next = source.next(); next.isPresent(); next = source.next()) {
                    events++;
                    results += recorded.of(next.get(), "d").isPresent() ? 1 : 0;
                }
            }
            System.out.print(events + " events, " + results + " results");
        }
    }
}
