package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.logs.StoredLogs;
import ug.open.conveyor.driver.store.prune.Retention;

/** Real processes that write a store, killed without a chance to say good-bye. */
class KillTest {
    private static final Random RANDOM = new Random(11);

    @TempDir
    Path home;

    @RepeatedTest(5)
    @Timeout(60)
    void a_killed_session_leaves_a_store_with_all_that_was_said_to_be_kept() throws Exception {
        killAndLook(RANDOM.nextInt(3_000));
    }

    @Test
    @Tag("soak")
    void five_hundred_times_over() throws Exception {
        for (int i = 0; i < 500; i++) {
            killAndLook(RANDOM.nextInt(6_000));
        }
    }

    private void killAndLook(int lines) throws Exception {
        Process child = ChildStore.start("write", home.toString(), "cloner", "100000", "7");
        List<String> kept = new ArrayList<>();
        BufferedReader out = ChildStore.output(child);
        String segment = out.readLine().substring("session ".length());
        for (String line = ""; line != null && kept.size() < lines; ) {
            line = out.readLine();
            kept.add(line);
        }
        child.toHandle().destroyForcibly(); // the process itself would close its output too
        for (String line = out.readLine(); line != null && line.contains("-line-"); line = out.readLine()) {
            if (line.matches("cloner-run-\\d+-line-[1-7]")) {
                kept.add(line); // it was in the pipe; the last may be torn
            }
        }
        child.waitFor();
        check(SegmentName.ofSegment(segment).session(), kept);
    }

    private void check(String session, List<String> kept) throws Exception {
        StoreRig rig = new StoreRig(home);
        rig.time = Time.system();
        Set<String> messages = new HashSet<>(rig.messages(LogQuery.ALL));
        assertThat(messages).containsAll(kept);
        List<StoredAttempt> attempts = rig.attempts().stream()
                .filter(attempt -> SegmentName.of(attempt.segment()).session().equals(session))
                .toList();
        assertThat(attempts).extracting(StoredAttempt::runId).doesNotHaveDuplicates();
        assertThat(attempts.stream().skip(1)).allMatch(attempt -> attempt.status() == Status.SUCCEEDED);
        if (!attempts.isEmpty()) {
            assertThat(attempts.get(0).status()).isIn(Status.SUCCEEDED, Status.INTERRUPTED);
            assertThat(rig.messages(LogQuery.of(Ref.parse(attempts.get(0).runId()))))
                    .doesNotContainNull();
        }
        assertThat(rig.warnings).isEmpty();
        rig.store().prune(Retention.FOREVER, false);
    }

    @Test
    @Timeout(60)
    void a_follower_sees_the_end_of_a_killed_session() throws Exception {
        Process child = ChildStore.start("write", home.toString(), "cloner", "1", "100000000");
        BufferedReader out = ChildStore.output(child);
        for (int i = 0; i < 100; i++) {
            out.readLine();
        }
        StoreRig rig = new StoreRig(home);
        rig.time = Time.system();
        StoredLogs logs = rig.store().logs(StoreRig.of("@last").followed(true));
        int[] lines = {0};
        logs.read((buffer, from, to) -> {
            if (lines[0]++ == 200) {
                child.toHandle().destroyForcibly(); // the process itself would close its output too
            }
            drain(out);
        });

        assertThat(logs.verdict()).contains(Status.INTERRUPTED);
        assertThat(lines[0]).isGreaterThan(200);
    }

    private static void drain(BufferedReader out) throws IOException {
        try {
            while (out.ready()) {
                out.readLine();
            }
        } catch (IOException e) {
            // killed
        }
    }

    @Test
    @Timeout(120)
    void two_write_one_follows_and_one_prunes() throws Exception {
        int runs = 300;
        int lines = 10;
        StoreRig rig = new StoreRig(home);
        rig.time = Time.system();
        rig.folder().create();
        List<String> followed = java.util.Collections.synchronizedList(new ArrayList<>());
        StoredLogs logs = rig.store().logs(LogQuery.ALL.followed(true));
        Thread follower = new Thread(() -> follow(logs, followed));
        follower.start();
        Process one = ChildStore.start("write", home.toString(), "one", "" + runs, "" + lines);
        Process two = ChildStore.start("write", home.toString(), "two", "" + runs, "" + lines);
        Thread drainOne = drained(one);
        Thread drainTwo = drained(two);
        Retention newest = new Retention(
                java.util.OptionalInt.of(runs), java.util.Optional.empty(), java.util.OptionalLong.empty(), 0);
        int pruned = 0;
        while (one.isAlive() || two.isAlive()) {
            assertThat(rig.attempts()).extracting(StoredAttempt::ref).doesNotHaveDuplicates();
            pruned += rig.store().prune(newest, false).segments();
        }
        drainOne.join();
        drainTwo.join();
        Waiting.until(() -> followed.size() >= 2 * runs * lines);
        follower.interrupt();
        follower.join();
        pruned += rig.store().prune(newest, false).segments();

        assertThat(pruned).isPositive();
        assertThat(followed).hasSize(2 * runs * lines).doesNotHaveDuplicates();
        assertThat(rig.attempts())
                .hasSizeGreaterThanOrEqualTo(runs)
                .allMatch(attempt -> attempt.status() == Status.SUCCEEDED)
                .extracting(StoredAttempt::ref)
                .containsAnyOf(
                        "one/one-run-" + runs, "two/two-run-" + runs); // the newest: who ends first may be pruned
        assertThat(rig.warnings).isEmpty();
    }

    private static void follow(StoredLogs logs, List<String> followed) {
        try {
            logs.read((buffer, from, to) -> followed.add(
                    StoreRig.message(new String(buffer, from, to - from, java.nio.charset.StandardCharsets.UTF_8))));
        } catch (IOException e) {
            followed.add(e.toString());
        } catch (InterruptedException e) {
            // the end of the test
        }
    }

    private static Thread drained(Process process) {
        Thread thread = new Thread(() -> {
            try (BufferedReader out = ChildStore.output(process)) {
                out.lines().forEach(line -> {});
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        thread.start();
        return thread;
    }
}
