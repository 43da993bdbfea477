package ug.open.conveyor.driver.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPipelinesTest {
    private static final String HERE = "http://localhost:8080";

    @TempDir
    Path folder;

    private Path home;
    private KnownPipelines known;

    @BeforeEach
    void in() {
        home = folder.resolve("not/there/yet");
        known = KnownPipelines.in(home);
    }

    @Test
    void the_steps_are_those_that_were_seen_last_by_server_and_name() throws IOException {
        assertThat(known.find(HERE, "line")).isEmpty();
        known.remember(HERE, "line", List.of("build"));
        known.remember(HERE, "other", List.of("test"));
        known.remember("https://prod", "line", List.of("build", "deploy"));
        known.remember(HERE, "line", List.of("build", "test \" \n deploy"));

        assertThat(known.find(HERE, "line")).contains(List.of("build", "test \" \n deploy"));
        assertThat(known.find("https://prod", "line")).contains(List.of("build", "deploy"));
        assertThat(known.find("https://prod", "other")).isEmpty();
        assertThat(Files.readAllLines(home.resolve("pipelines.jsonl"))).hasSize(3);
    }

    @Test
    void it_is_for_the_owner_alone() throws IOException {
        known.remember(HERE, "line", List.of("build"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("pipelines.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_no_line_of_ours_is_passed_over() throws IOException {
        known.remember(HERE, "line", List.of("build"));
        Files.writeString(
                home.resolve("pipelines.jsonl"),
                "\u0000\n[]\n{\"server\":1}\n{\"server\":\"" + HERE
                        + "\",\"pipeline\":\"line\",\"steps\":[1]}\n{\"server\":\"" + HERE
                        + "\",\"pipeline\":\"line\",\"steps\":[]}\n" + "[".repeat(20_000) + "\n{\"torn",
                StandardOpenOption.APPEND);

        assertThat(known.find(HERE, "line")).contains(List.of("build"));
        known.remember(HERE, "other", List.of("test"));
        assertThat(Files.readAllLines(home.resolve("pipelines.jsonl"))).hasSize(2);
    }

    @Test
    void its_size_is_bounded_and_the_newest_stay() throws IOException {
        List<String> long60K = List.of("x".repeat(60_000));
        for (int i = 0; i < 30; i++) {
            known.remember(HERE, "line-" + i, long60K);
        }
        assertThat(Files.size(home.resolve("pipelines.jsonl"))).isLessThan(1 << 20);
        assertThat(known.find(HERE, "line-29")).isPresent();
        assertThat(known.find(HERE, "line-0")).isEmpty();
    }

    @Test
    void several_at_once_lose_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Void>> works = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "line-" + i;
            works.add(() -> {
                KnownPipelines.in(home).remember(HERE, name, List.of(name));
                return null;
            });
        }
        for (Future<Void> work : threads.invokeAll(works)) {
            work.get();
        }
        threads.shutdown();
        for (int i = 0; i < 20; i++) {
            assertThat(known.find(HERE, "line-" + i)).contains(List.of("line-" + i));
        }
    }
}
