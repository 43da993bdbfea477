package ug.open.conveyor.driver.installed;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import ug.open.conveyor.driver.live.NatsServer;

/** A scene beside an event stream, with a project {@code demo} that listens to workflows. */
final class LiveScene implements AutoCloseable {
    final Scene scene;
    final NatsServer server;
    final JetStreamManagement management;
    private final Connection connection;

    LiveScene(Path folder) throws IOException, InterruptedException {
        server = NatsServer.start(folder.resolve("nats"));
        connection = server.connect();
        management = connection.jetStreamManagement();
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_URL", server.url());
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\n");
    }

    /** What the driver does, in the shell's language. */
    void driver(String script) {
        scene.script("demo/reconcile.sh", "#!/bin/sh\n" + script + "\n");
    }

    /** Starts the tool on the project, and waits until it listens. */
    Running start(String listens, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "run";
        words[1] = "demo";
        System.arraycopy(more, 0, words, 2, more.length);
        Running running = Running.start(scene.tool.builder(words), scene.folder);
        running.awaitErr(listens);
        return running;
    }

    /** Sends an event of a run. */
    void publish(String subject, String runId) throws Exception {
        publish(subject, Scene.event(runId).getBytes(StandardCharsets.UTF_8));
    }

    void publish(String subject, byte[] body) throws Exception {
        connection.jetStream().publish(subject, body);
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
        server.close();
    }
}
