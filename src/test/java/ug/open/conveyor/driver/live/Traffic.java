package ug.open.conveyor.driver.live;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server at which something goes on: again and again an event comes that a driver is done with at once. */
public final class Traffic implements AutoCloseable {
    private static final long EACH_MILLIS = 50;

    private final Connection connection;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private int runs;

    private Traffic(NatsServer server) throws IOException, InterruptedException {
        this.connection = server.connect();
    }

    /** Begins; the driver's name is {@code demo}, its resource type {@code workflow}. */
    public static Traffic on(NatsServer server) throws IOException, InterruptedException {
        Traffic traffic = new Traffic(server);
        traffic.timer.scheduleWithFixedDelay(traffic::run, 0, EACH_MILLIS, TimeUnit.MILLISECONDS);
        return traffic;
    }

    private void run() {
        String runId = "run-" + ++runs;
        String resource = "{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}";
        try {
            publish(
                    "resources.workflow",
                    "{\"event\":\"create\",\"id\":\"m\",\"run_id\":\"" + runId + "\",\"payload\":" + resource + "}");
            publish(
                    "pipelines.driver.result",
                    "{\"event\":\"driver.result\",\"run_id\":\"" + runId + "\",\"resource\":" + resource
                            + ",\"driverresult\":{\"success\":true,\"message\":\"\",\"data\":null,\"driver\":\"demo\"}}");
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e); // nothing more comes then, and a test says so
        }
    }

    private void publish(String subject, String body) throws IOException, JetStreamApiException {
        connection.jetStream().publish(subject, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        timer.awaitTermination(EACH_MILLIS, TimeUnit.SECONDS);
        connection.close();
    }
}
