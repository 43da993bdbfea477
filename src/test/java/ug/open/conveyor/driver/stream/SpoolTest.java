package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.FakeTime;
import ug.open.conveyor.driver.runtime.Envelope;

class SpoolTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String FILLING = "é".repeat(50_000);

    @TempDir
    private Path folder;

    private Spool spool;

    private Spool spool() {
        spool = new Spool(folder.resolve("new"));
        return spool;
    }

    @AfterEach
    void closes() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }

    private static Envelope event(int number, String filling) {
        return new Envelope(
                (number + " " + filling).getBytes(StandardCharsets.UTF_8),
                "resources.wörk" + number % 2,
                OptionalLong.empty(),
                FakeTime.BEGIN.plusNanos(number));
    }

    private static int number(Envelope event) {
        return Integer.parseInt(new String(event.body(), StandardCharsets.UTF_8).split(" ", 2)[0]);
    }

    @Test
    void fewEventsMakeNoFile() throws Exception {
        spool().add(event(1, ""));
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(spool.take(NOW).map(SpoolTest::number)).contains(1);
        assertThat(spool.take(NOW)).isEmpty();
    }

    @Test
    void manyComeBackWholeAndInOrder() throws Exception {
        spool();
        for (int i = 0; i < 200; i++) {
            spool.add(event(i, FILLING));
        }
        assertThat(spool.size()).isEqualTo(200);
        for (int i = 0; i < 200; i++) {
            Envelope got = spool.take(NOW).orElseThrow();
            Envelope was = event(i, FILLING);
            assertThat(got.body()).isEqualTo(was.body());
            assertThat(got.subject()).isEqualTo(was.subject());
            assertThat(got.time()).isEqualTo(was.time());
            assertThat(got.sequence()).isEmpty();
        }
        assertThat(spool.take(NOW)).isEmpty();
    }

    @Test
    void orderHoldsWhileItFillsAndEmptiesAgainAndAgain() throws Exception {
        spool();
        int added = 0;
        int taken = 0;
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 90; i++) {
                spool.add(event(added++, FILLING));
            }
            int until = round % 2 == 0 ? added - 20 : added;
            while (taken < until) {
                assertThat(number(spool.take(NOW).orElseThrow())).isEqualTo(taken++);
            }
        }
        assertThat(spool.size()).isZero();
    }

    @Test
    void aFileThatWasReadIsEmptied() throws Exception {
        try (SpoolFile file = new SpoolFile(folder)) {
            for (int round = 0; round < 3; round++) {
                file.add(event(1, FILLING));
                file.add(event(2, ""));
                assertThat(number(file.read())).isEqualTo(1);
                assertThat(number(file.read())).isEqualTo(2);
                assertThat(file.isEmpty()).isTrue();
            }
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        spool();
        for (int i = 0; i < 100; i++) {
            spool.add(event(i, FILLING));
        }
        spool.close();
        spool.close();
        assertThat(folder.resolve("new")).isEmptyDirectory();
        assertThat(spool.take(LONG)).isEmpty();
    }

    @Test
    void anInterruptTakesNothing() throws Exception {
        spool();
        for (int i = 0; i < 100; i++) {
            spool.add(event(i, FILLING));
        }
        for (int i = 0; i < 100; i++) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> spool.take(LONG)).isInstanceOf(InterruptedException.class);
            assertThat(number(spool.take(NOW).orElseThrow())).isEqualTo(i);
        }
    }

    @Test
    void aWriterThatIsInterruptedGoesOn() throws Exception {
        spool();
        Thread.currentThread().interrupt();
        for (int i = 0; i < 100; i++) {
            spool.add(event(i, FILLING));
        }
        assertThat(Thread.interrupted()).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(number(spool.take(NOW).orElseThrow())).isEqualTo(i);
        }
    }

    @Test
    void whoWaitsIsWokenByTheNextEventAndByTheEnd() throws Exception {
        spool();
        for (boolean end : List.of(false, true)) {
            CountDownLatch began = new CountDownLatch(1);
            FutureTask<Optional<Envelope>> waiting = new FutureTask<>(() -> {
                began.countDown();
                return spool.take(Duration.ofDays(1));
            });
            new Thread(waiting).start();
            Await.latch(began);
            if (end) {
                spool.close();
            } else {
                spool.add(event(7, ""));
            }
            assertThat(waiting.get().map(SpoolTest::number)).isEqualTo(end ? Optional.empty() : Optional.of(7));
        }
    }

    @Test
    void aFolderThatCannotBeMadeLosesOnlyWhatDoesNotFit() throws Exception {
        Files.createFile(folder.resolve("new"));
        spool();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            try {
                spool.add(event(i, FILLING));
                kept.add(i);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("new");
            }
        }
        assertThat(kept).hasSizeBetween(35, 45);
        for (int number : kept) {
            assertThat(number(spool.take(NOW).orElseThrow())).isEqualTo(number);
        }
        spool.add(event(99, FILLING));
        assertThat(number(spool.take(NOW).orElseThrow())).isEqualTo(99);
    }
}
