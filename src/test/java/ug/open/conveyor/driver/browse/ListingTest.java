package ug.open.conveyor.driver.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.store.write.SessionWriter;

/** What a real store has, read on the listing's thread. */
final class ListingTest {
    private static final long LIMIT_SECONDS = 30;

    @TempDir
    Path home;

    private final ExecutionList list = new ExecutionList();
    private final LinkedBlockingQueue<Runnable> happened = new LinkedBlockingQueue<>();
    private String failed = "";
    private int parts;

    private final class Applied implements Listing.Taker {
        @Override
        public void found(int reading, List<StoredAttempt> more, long looked, boolean end) {
            parts++;
            happened.add(() -> list.found(reading, more, looked, end));
        }

        @Override
        public void refreshed(int reading, List<StoredAttempt> fresh, Instant since) {
            happened.add(() -> list.refreshed(reading, fresh, since));
        }

        @Override
        public void failed(String why) {
            happened.add(() -> failed = why);
        }
    }

    private void until(Listing listing, Predicate<ExecutionList> reached) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        listing.want(list.wanted(), list.unsettled());
        while (!reached.test(list)) {
            Runnable next = happened.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next).as("what is awaited, beside %s", ids()).isNotNull();
            next.run();
            listing.want(list.wanted(), list.unsettled());
        }
    }

    private List<String> ids() {
        return list.rows().stream().map(StoredAttempt::runId).toList();
    }

    private StoreRig rig() {
        StoreRig rig = new StoreRig(home);
        rig.time = Time.system();
        return rig;
    }

    @Test
    void itReadsWhatIsWantedAndFollows() throws Exception {
        StoreRig rig = rig();
        for (int i = 1; i <= 80; i++) {
            rig.run("demo", "run-" + i, i % 2 == 0);
        }
        list.height(5);
        try (Listing listing = Listing.begin(rig.store(), Time.system(), new Applied())) {
            until(listing, now -> now.rows().size() >= 55);
            assertThat(ids()).startsWith("run-80", "run-79").hasSizeLessThan(80);
            list.filter(new Filter("failed"));
            until(listing, ExecutionList::isWhole);
            assertThat(ids()).startsWith("run-79", "run-77").hasSize(40);
            rig.run("demo", "run-81", false).run("demo", "run-82", true);
            until(listing, now -> ids().contains("run-81"));
            assertThat(ids()).startsWith("run-81", "run-79").doesNotContain("run-82");
            list.filter(Filter.NONE);
            until(listing, now -> ids().size() > 50);
            assertThat(ids()).startsWith("run-82", "run-81", "run-80");
        }
    }

    @Test
    void anExecutionIsOneRowWithTheStateOfItsLastAttemptWhileItRuns() throws Exception {
        StoreRig rig = rig();
        list.height(5);
        try (Listing listing = Listing.begin(RunStore.at(home), Time.system(), new Applied());
                SessionWriter session = rig.open("demo")) {
            until(listing, ExecutionList::isWhole);
            assertThat(ids()).isEmpty();
            assertThat(parts).isOne();
            rig.run(session, rig.attempt(1, 1, "demo", "run-1", 1), false, "first");
            session.start(rig.attempt(2, 1, "demo", "run-1", 2));
            session.flush();
            until(
                    listing,
                    now -> now.unsettled().isPresent() && now.rows().get(0).attempt() == 2);
            assertThat(ids()).containsExactly("run-1");
            session.finish(StoreRig.finished(rig.attempt(2, 1, "demo", "run-1", 2), true));
            session.flush();
            until(listing, now -> now.unsettled().isEmpty());
            assertThat(list.rows())
                    .singleElement()
                    .extracting(row -> row.status().word())
                    .isEqualTo("succeeded");
        }
    }

    @Test
    void aStoreThatCannotBeReadIsASentence() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "x");
        try (Listing listing = Listing.begin(RunStore.at(file), Time.system(), new Applied())) {
            until(listing, now -> !failed.isEmpty());
            assertThat(failed).contains("is a file, not a folder");
        }
    }
}
