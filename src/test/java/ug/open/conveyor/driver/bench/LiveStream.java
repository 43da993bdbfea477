package ug.open.conveyor.driver.bench;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.live.NatsServer;

/** An event stream that events are sent to, to see how soon their results are there. */
final class LiveStream implements AutoCloseable {
    private static final int UNCONFIRMED = 256;
    private static final long LIMIT_SECONDS = 120;
    private static final long LOOK_MILLIS = 2;

    private final NatsServer server;
    private final Connection connection;
    private final Semaphore results = new Semaphore(0);

    private LiveStream(NatsServer server) throws IOException, InterruptedException {
        this.server = server;
        this.connection = server.connect();
        Dispatcher dispatcher = connection.createDispatcher(message -> results.release());
        dispatcher.setPendingLimits(-1, -1);
        dispatcher.subscribe("pipelines.driver.result");
    }

    static LiveStream start(Path folder) throws IOException, InterruptedException {
        return new LiveStream(NatsServer.start(folder));
    }

    String url() {
        return server.url();
    }

    /** How long the processors have worked for the server. */
    Duration serverTime() {
        return server.processorTime();
    }

    /** Waits until the driver has made its consumer and pulls. */
    void awaitDriver(String name, Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 1000 * LIMIT_SECONDS / LOOK_MILLIS && process.isAlive(); i++) {
            try {
                ConsumerInfo info = connection.jetStreamManagement().getConsumerInfo("messages", name);
                if (info.getNumWaiting() > 0) {
                    return;
                }
            } catch (JetStreamApiException e) {
                // not there yet
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IOException("the driver " + name + " does not join");
    }

    /**
     * Sends events of a resource type, of a number of names in turn, each with a number of lines to log.
     *
     * @return the seconds until the last result is there
     */
    double burst(String type, int count, int names, int lines) throws IOException, InterruptedException {
        results.drainPermits();
        long began = System.nanoTime();
        Deque<CompletableFuture<PublishAck>> open = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            open.add(connection.jetStream().publishAsync("resources." + type, event(type, i % names, lines)));
            if (open.size() >= UNCONFIRMED) {
                open.remove().join();
            }
        }
        awaitResults(count);
        return (System.nanoTime() - began) / 1e9;
    }

    /** The seconds from an event's publish to its result, of one event after the other: the median and the 99th percentile. */
    double[] lone(String type, int count) throws IOException, InterruptedException {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            results.drainPermits();
            long began = System.nanoTime();
            connection.publish("resources." + type, event(type, i, 0));
            awaitResults(1);
            times[i] = (System.nanoTime() - began) / 1e9;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        Arrays.sort(times);
        return new double[] {times[count / 2], times[count * 99 / 100]};
    }

    /** The seconds until all lines of one run are stored. */
    double log(String type, int lines) throws IOException, InterruptedException {
        try {
            long end = stored() + lines;
            long began = System.nanoTime();
            connection.publish("resources." + type, event(type, 0, lines));
            while (stored() < end) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                    throw new IOException("of " + lines + " log lines, " + (end - stored()) + " are missing");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            return (System.nanoTime() - began) / 1e9;
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    private long stored() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo("logs-engine")
                .getStreamState()
                .getLastSequence();
    }

    private void awaitResults(int count) throws IOException, InterruptedException {
        if (!results.tryAcquire(count, LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("of " + count + " results, " + results.availablePermits() + " came");
        }
    }

    private static byte[] event(String type, int name, int lines) {
        String payload = "{\\\"id\\\":\\\"1\\\",\\\"name\\\":\\\"app-" + name + "\\\",\\\"resource\\\":\\\"" + type
                + "\\\",\\\"spec\\\":{\\\"lines\\\":" + lines + "}}";
        return ("{\"event\":\"create\",\"payload\":\"" + payload
                        + "\",\"id\":\"37a90be70af9ba1c9abb3fb5\",\"run_id\":\"" + UUID.randomUUID() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
        server.close();
    }
}
