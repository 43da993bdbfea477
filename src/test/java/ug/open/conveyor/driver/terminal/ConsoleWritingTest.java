package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static ug.open.conveyor.driver.terminal.Sample.attempt;
import static ug.open.conveyor.driver.terminal.Sample.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.runtime.Attempt;

/** When and on which thread a console writes. */
class ConsoleWritingTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConsoleBuilder builder = Console.on(out, err, () -> 0).withoutTicks();

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsShownWasStored() {
        AtomicInteger flushes = new AtomicInteger();
        try (Console console = builder.beforeWrite(() -> {
                    assertThat(out.size()).isZero();
                    flushes.incrementAndGet();
                })
                .open()) {
            console.logged(attempt(1, "app"), entry("x"));
            assertThat(out.size()).isZero();
            console.flush();
            console.flush();
        }
        assertThat(flushes).hasValue(1);
    }

    @Test
    void aJournalThatCannotWriteHidesNothing() {
        try (Console console = builder.beforeWrite(() -> {
                    throw new IOException("no space left");
                })
                .open()) {
            console.logged(attempt(1, "app"), entry("x"));
        }
        assertThat(out()).isEqualTo("x\n");
    }

    @Test
    void aWarningWhileTheJournalIsFlushedWaitsForNobody() throws Exception {
        CountDownLatch flushing = new CountDownLatch(1);
        CountDownLatch warned = new CountDownLatch(1);
        Console console = builder.beforeWrite(() -> {
                    flushing.countDown();
                    awaitQuietly(warned);
                })
                .open();
        Thread writer = new Thread(() -> {
            console.logged(attempt(1, "app"), entry("x".repeat(70_000)));
        });
        writer.start();
        assertThat(flushing.await(10, TimeUnit.SECONDS)).isTrue();
        console.warned("y".repeat(70_000));
        warned.countDown();
        writer.join(10_000);
        assertThat(writer.isAlive()).isFalse();
        console.close();
        assertThat(err()).startsWith("warning: yyy");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReaderThatHasSeenEnoughIsToldOnceAndStopsNothing() {
        AtomicInteger told = new AtomicInteger();
        Console console = Console.on(new ClosedStream(), err, () -> 0)
                .withoutTicks()
                .onClosed(told::incrementAndGet)
                .open();
        assertThatCode(() -> {
                    console.logged(attempt(1, "app"), entry("x"));
                    console.flush();
                    console.logged(attempt(1, "app"), entry("y"));
                    console.warned("still here");
                    console.close();
                })
                .doesNotThrowAnyException();
        assertThat(told).hasValue(1);
        assertThat(err()).isEqualTo("warning: still here\n");
    }

    @Test
    void itWritesByItselfSoon() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        ByteArrayOutputStream stream = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                written.countDown();
            }
        };
        try (Console console = Console.on(stream, err, () -> 0).open()) {
            console.logged(attempt(1, "app"), entry("x"));
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void linesOfSeveralThreadsStayWhole() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (Console console =
                Console.on(out, err, () -> 0).sameTarget(true).prefix(true).open()) {
            for (int t = 0; t < 4; t++) {
                Attempt attempt = attempt(t, "app" + t);
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        console.logged(attempt, entry("line " + i));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(out().lines()).hasSize(20_000).allMatch(line -> line.matches("workflow/app[0-3] \\| line \\d+"));
    }
}
