package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPipelinesTest {
    private static final String HERE = "http://localhost:8080";
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00.000001Z");

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
        known.remember(HERE, "line", List.of("build"), NOW);
        known.remember(HERE, "other", List.of("test"), NOW);
        known.remember("https://prod", "line", List.of("build", "deploy"), NOW);
        known.remember(HERE, "line", List.of("build", "test \" \n deploy"), NOW);

        assertThat(known.find(HERE, "line")).contains(List.of("build", "test \" \n deploy"));
        assertThat(known.find("https://prod", "line")).contains(List.of("build", "deploy"));
        assertThat(known.find("https://prod", "other")).isEmpty();
        assertThat(Files.readAllLines(home.resolve("pipelines.jsonl"))).hasSize(3);
    }

    @Test
    void a_pipe_in_the_place_of_the_file_or_its_lock_is_named_at_once() throws Exception {
        Files.createDirectories(home);
        for (String name : List.of("pipelines.jsonl.lock", "pipelines.jsonl")) {
            Path pipe = home.resolve(name);
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            assertThatThrownBy(() -> known.remember(HERE, "line", List.of("build"), NOW))
                    .hasMessageContaining(pipe + ": it is no file");
            assertThat(known.find(HERE, "line")).isEmpty();
            Files.delete(pipe);
        }
    }

    @Test
    void all_are_listed_with_the_time_where_it_is_known() throws IOException {
        assertThat(known.all()).isEmpty();
        known.remember(HERE, "line", List.of("build"), NOW);
        String old = "{\"server\":\"" + HERE + "\",\"pipeline\":\"old\",\"steps\":[\"a\"]}\n" + "{\"server\":\"" + HERE
                + "\",\"pipeline\":\"odd\",\"steps\":[\"a\"],\"time\":\"soon\"}\n";
        Files.writeString(home.resolve("pipelines.jsonl"), old, StandardOpenOption.APPEND);
        known.remember(HERE, "line", List.of("build", "test"), NOW.plusSeconds(1));

        assertThat(known.all())
                .containsExactly(
                        new KnownPipelines.Pipeline(HERE, "old", List.of("a"), Optional.empty()),
                        new KnownPipelines.Pipeline(HERE, "odd", List.of("a"), Optional.empty()),
                        new KnownPipelines.Pipeline(
                                HERE, "line", List.of("build", "test"), Optional.of(NOW.plusSeconds(1))));
    }

    @Test
    void it_is_for_the_owner_alone() throws IOException {
        known.remember(HERE, "line", List.of("build"), NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("pipelines.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_no_line_of_ours_is_passed_over() throws IOException {
        known.remember(HERE, "line", List.of("build"), NOW);
        Files.writeString(
                home.resolve("pipelines.jsonl"),
                "\u0000\n[]\n{\"server\":1}\n{\"server\":\"" + HERE
                        + "\",\"pipeline\":\"line\",\"steps\":[1]}\n{\"server\":\"" + HERE
                        + "\",\"pipeline\":\"line\",\"steps\":[]}\n" + "[".repeat(20_000) + "\n{\"torn",
                StandardOpenOption.APPEND);

        assertThat(known.find(HERE, "line")).contains(List.of("build"));
        known.remember(HERE, "other", List.of("test"), NOW);
        assertThat(Files.readAllLines(home.resolve("pipelines.jsonl"))).hasSize(2);
    }

    @Test
    void its_size_is_bounded_and_the_newest_stay() throws IOException {
        List<String> long60K = List.of("x".repeat(60_000));
        for (int i = 0; i < 30; i++) {
            known.remember(HERE, "line-" + i, long60K, NOW);
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
                KnownPipelines.in(home).remember(HERE, name, List.of(name), NOW);
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
