package ug.open.conveyor.driver.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Journal.Past;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.store.index.StoreException;

class OutboxTest {
    @TempDir
    Path home;

    StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(home);
    }

    private SessionWriter open() throws StoreException {
        return rig.open("cloner", Mode.LIVE);
    }

    /** An event, as far as it is told. */
    private void event(SessionWriter session, long number, String identity, Attempt finished, Outcome outcome)
            throws IOException {
        session.event(number, rig.envelope(StoreRig.BODY), Optional.of(identity));
        session.start(rig.attempt(number, number, "cloner", "run-" + number));
        if (finished != null) {
            session.finish(finished);
        }
        if (outcome != null) {
            session.settle(number, outcome);
        }
    }

    private Attempt success(long number) {
        return StoreRig.finished(rig.attempt(number, number, "cloner", "run-" + number), true);
    }

    private void fill(SessionWriter session) throws IOException {
        event(session, 1, "started", null, null);
        event(session, 2, "finished", success(2), null);
        event(session, 3, "settled", success(3), new Outcome.Done(StoreRig.result(true)));
        event(session, 4, "released", null, new Outcome.Release(Duration.ofSeconds(1)));
        event(session, 5, "rejected", null, new Outcome.Reject("no"));
        Attempt sixth = rig.attempt(6, 6, "cloner", "run-6");
        event(
                session,
                6,
                "retried",
                StoreRig.finished(sixth, false, Verdict.Ending.TEMPORARY, Optional.of(Duration.ofSeconds(1))),
                null);
        event(session, 7, "cancelled", cut(7, Verdict.Ending.CANCELLED), null);
        event(session, 8, "hung", cut(8, Verdict.Ending.HUNG), new Outcome.Release(Duration.ZERO));
        event(session, 9, "hung and given up", cut(9, Verdict.Ending.HUNG), new Outcome.Done(StoreRig.result(false)));
    }

    private Attempt cut(long number, Verdict.Ending ending) {
        return StoreRig.finished(
                rig.attempt(number, number, "cloner", "run-" + number), false, ending, Optional.empty());
    }

    private static void check(SessionWriter session, int broken) throws IOException {
        assertThat(session.past("never seen")).isEqualTo(new Past.Unknown());
        assertThat(session.past("started")).isEqualTo(new Past.Unknown(broken));
        assertThat(session.past("released")).isEqualTo(new Past.Unknown());
        assertThat(session.past("retried")).isEqualTo(new Past.Unknown());
        assertThat(session.past("cancelled")).isEqualTo(new Past.Unknown());
        assertThat(session.past("hung")).isEqualTo(new Past.Unknown());
        assertThat(session.past("hung and given up")).isEqualTo(new Past.Settled());
        assertThat(session.past("settled")).isEqualTo(new Past.Settled());
        assertThat(session.past("rejected")).isEqualTo(new Past.Settled());
        assertThat(session.past("finished")).isInstanceOfSatisfying(Past.Finished.class, past -> {
            assertThat(past.result().success()).isTrue();
            assertThat(past.result().message()).isEqualTo("done");
            assertThat(past.result().data()).hasToString("{n=1}");
        });
    }

    @Test
    void an_event_of_this_session_is_remembered() throws IOException {
        try (SessionWriter session = open()) {
            fill(session);
            check(session, 0);
        }
    }

    @Test
    void an_event_of_an_earlier_session_is_remembered() throws IOException {
        try (SessionWriter session = open()) {
            fill(session);
        }
        try (SessionWriter session = open()) {
            check(session, 1);
        }
    }

    @Test
    void it_is_remembered_without_its_index() throws IOException {
        try (SessionWriter session = open()) {
            fill(session);
        }
        Files.delete(StoreRig.index(rig.segments().get(0)));
        try (SessionWriter session = open()) {
            check(session, 1);
        }
    }

    @Test
    void it_is_remembered_over_many_sessions_and_segments() throws IOException {
        rig.limits = new SegmentLimits(3_000, 1 << 20, Duration.ofHours(24));
        try (SessionWriter session = open()) {
            fill(session);
        }
        for (int i = 0; i < 40; i++) {
            try (SessionWriter session = open()) {
                event(session, 1, "other-" + i, success(1), null);
            }
        }
        try (SessionWriter session = open()) {
            check(session, 1);
            assertThat(session.past("other-0")).isInstanceOf(Past.Finished.class);
            assertThat(session.past("other-39")).isInstanceOf(Past.Finished.class);
        }
    }

    @Test
    void a_finish_in_a_segment_behind_the_event_counts() throws IOException {
        rig.limits = new SegmentLimits(3_000, 1 << 20, Duration.ofHours(24));
        try (SessionWriter session = open()) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
            session.event(1, rig.envelope(StoreRig.BODY), Optional.of("long"));
            session.start(attempt);
            for (int i = 0; i < 100; i++) {
                session.log(attempt, rig.entry(attempt, "line"));
            }
            session.finish(StoreRig.finished(attempt, false));
            assertThat(session.past("long")).isInstanceOf(Past.Finished.class);
        }
        for (Path segment : rig.segments()) {
            Files.delete(StoreRig.index(segment));
        }
        try (SessionWriter session = open()) {
            assertThat(session.past("long")).isInstanceOf(Past.Finished.class);
        }
    }

    @Test
    void once_settled_an_event_stays_so() throws IOException {
        try (SessionWriter session = open()) {
            event(session, 1, "x", success(1), new Outcome.Pass());
        }
        try (SessionWriter session = open()) {
            event(session, 1, "x", success(1), null);
            assertThat(session.past("x")).isEqualTo(new Past.Settled());
        }
    }

    @Test
    void what_another_driver_or_a_bystander_made_of_it_does_not_count() throws IOException {
        try (SessionWriter session = open()) {
            event(session, 1, "x", success(1), new Outcome.Pass());
        }
        try (SessionWriter other = rig.open("builder", Mode.LIVE);
                SessionWriter shadow = rig.open("cloner", Mode.SHADOW)) {
            assertThat(other.past("x")).isEqualTo(new Past.Unknown());
            assertThat(shadow.past("x")).isEqualTo(new Past.Unknown());
        }
    }

    @Test
    void what_was_pruned_is_forgotten() throws IOException {
        try (SessionWriter session = open()) {
            event(session, 1, "x", success(1), null);
        }
        try (SessionWriter session = open()) {
            assertThat(session.past("x")).isInstanceOf(Past.Finished.class);
            Files.delete(rig.segments().get(0));
            assertThat(session.past("x")).isEqualTo(new Past.Unknown());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"null\"", "\"text\"", "[1,1.10]", "{\"a\":{}}", "true", "12345678901234567890"})
    void data_comes_back_as_it_was(String json) throws IOException {
        Object data = ug.open.conveyor.driver.json.Json.parse(json);
        DriverResult result = DriverResult.success("with \"data\"", data);
        try (SessionWriter session = open()) {
            Attempt attempt = rig.attempt(1, 1, "cloner", "run-1");
            session.event(1, rig.envelope(StoreRig.BODY), Optional.of("x"));
            session.finish(
                    attempt.finished(new Verdict(result, Verdict.Ending.RETURNED, Duration.ZERO, Optional.empty())));

            assertThat(session.past("x")).isEqualTo(new Past.Finished(result));
        }
    }

    @Test
    void attempts_that_were_cut_off_are_counted(@TempDir Path copies) throws IOException {
        Path store = home;
        for (int times = 1; times <= 2; times++) {
            Path copy = copies.resolve("copy" + times);
            try (SessionWriter session = rig(store, "killed00" + times).open("cloner", Mode.LIVE)) {
                event(session, 1, "poison", null, null);
                event(session, 2, "well", success(2), new Outcome.Done(StoreRig.result(true)));
                session.flush();
                copy(store, copy); // what is left of it, had its process been killed now
            }
            store = copy;
            try (SessionWriter session = rig(store, "looked00" + times).open("cloner", Mode.LIVE)) {
                assertThat(session.past("poison")).isEqualTo(new Past.Unknown(times));
                assertThat(session.past("well")).isEqualTo(new Past.Settled());
            }
        }
    }

    private static StoreRig rig(Path store, String session) {
        StoreRig rig = new StoreRig(store);
        rig.ids = () -> session + "x";
        return rig;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
