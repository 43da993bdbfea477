package ug.open.conveyor.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.store.index.Following;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.logs.LogQuery;
import ug.open.conveyor.driver.store.prune.Retention;
import ug.open.conveyor.driver.store.write.SegmentLimits;
import ug.open.conveyor.driver.store.write.SessionWriter;

/** What a follower sees of a store that others prune. */
@Timeout(60)
class FollowPrunedTest extends FollowRig {
    @Test
    void who_prunes_takes_nothing_from_a_follower() throws Exception {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        Retention nothing = new Retention(OptionalInt.of(0), Optional.empty(), OptionalLong.empty(), 0);
        Future<Optional<Status>> verdict;
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            log(session, attempt, "line-0");
            verdict = follow(StoreRig.of("run-1"));
            until(1);
            Waiting.until(() -> new Following(rig.folder()).isTold());
            for (int i = 1; i < 300; i++) {
                log(session, attempt, "line-" + i);
                rig.store().prune(nothing, false);
            }
            session.finish(StoreRig.finished(attempt, true));
        }
        rig.store().prune(nothing, false);
        assertThat(verdict.get()).contains(Status.SUCCEEDED);
        assertThat(seen)
                .hasSize(300)
                .doesNotHaveDuplicates()
                .startsWith("line-0")
                .endsWith("line-299");

        rig.store().prune(nothing, false);
        assertThat(rig.segments()).isEmpty();
    }

    /** Follows all, and stops at the first line until it is let go. */
    private CountDownLatch followHeld(LogQuery query) throws IOException {
        CountDownLatch held = new CountDownLatch(1);
        logs = rig.store().logs(query.followed(true));
        thread.submit(() -> {
            logs.read((buffer, from, to) -> {
                seen.add(StoreRig.message(new String(buffer, from, to - from, StandardCharsets.UTF_8)));
                Await.until("the end of the pause", () -> held.getCount() == 0);
            });
            return null;
        });
        return held;
    }

    @Test
    void a_segment_that_goes_while_it_is_read_is_read_to_its_end() throws Exception {
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            CountDownLatch held = followHeld(LogQuery.ALL);
            log(session, attempt, "first");
            until(1);
            log(session, attempt, "second");
            session.finish(StoreRig.finished(attempt, true));
            session.close();
            Files.delete(session.segment());
            held.countDown();
            until(2);
        }
        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void a_segment_that_was_pruned_before_it_was_seen_is_passed_over() throws Exception {
        rig.limits = new SegmentLimits(4_000, 1 << 20, Duration.ofHours(24));
        try (SessionWriter session = rig.open("cloner")) {
            Attempt attempt = begin(session, 1, "run-1", 1);
            CountDownLatch held = followHeld(LogQuery.ALL);
            log(session, attempt, "first");
            until(1);
            for (int i = 0; i < 100; i++) {
                log(session, attempt, "line-" + i);
            }
            Files.delete(rig.segments().get(1));
            held.countDown();
            Waiting.until(() -> seen.contains("line-99"));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeLessThan(101);
    }
}
