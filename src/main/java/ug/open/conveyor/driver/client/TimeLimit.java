package ug.open.conveyor.driver.client;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The time that an answer may take, from the request to its last byte: {@code atLeast}, and more for the bytes that have come, at the least rate.
 * So a large answer may come over a slow line, and one that drips ends.
 *
 * @param atLeast the time that every answer has
 * @param bytesPerSecond the least rate
 */
record TimeLimit(Duration atLeast, long bytesPerSecond) {
    static final TimeLimit DEFAULT = new TimeLimit(Duration.ofSeconds(60), 16 * 1024);

    /**
     * Waits for an answer.
     *
     * @param received tells how many bytes of it have come
     * @throws HttpTimeoutException where it takes longer; it is cancelled then
     */
    <T> T await(Future<T> answer, LongSupplier received) throws IOException, InterruptedException {
        long waited = 0;
        try {
            for (long limit = limit(0); waited < limit; limit = limit(received.getAsLong())) {
                try {
                    return answer.get(limit - waited, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    waited = limit;
                }
            }
            throw late(Duration.ofNanos(waited), received.getAsLong());
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            answer.cancel(true); // does nothing where it is there
        }
    }

    private long limit(long received) {
        return atLeast.toNanos() + received * 1_000_000_000L / bytesPerSecond;
    }

    private static HttpTimeoutException late(Duration waited, long received) {
        String within = "within " + (waited.toMillis() < 1000 ? waited.toMillis() + " ms" : waited.toSeconds() + " s");
        return new HttpTimeoutException(
                received == 0 ? within : "to its end " + within + ": it is too slow, only " + received + " bytes came");
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof IOException e ? e : new IOException(cause.getMessage(), cause);
    }
}
