package ug.open.conveyor.driver.installed;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.wire.PipelineEvents;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** A scene beside an event stream, with a project {@code demo} that listens to workflows. */
public final class LiveScene implements AutoCloseable {
    final Scene scene;
    public final NatsServer server;
    JetStreamManagement management;
    private Connection connection;

    public LiveScene(Path folder) throws IOException, InterruptedException {
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

    /** Starts the tool as the project's driver, and waits until it listens. */
    Running join(String... more) {
        List<String> words = new ArrayList<>(List.of("--join"));
        words.addAll(List.of(more));
        return start("joined as demo", words.toArray(String[]::new));
    }

    /** Sends an event of a run. */
    public void publish(String subject, String runId) throws Exception {
        publish(subject, Scene.event(runId).getBytes(StandardCharsets.UTF_8));
    }

    public void publish(String subject, byte[] body) throws Exception {
        connection.jetStream().publish(subject, body);
    }

    /** Kills the server and starts it with nothing of what it had but new streams. */
    void restartEmpty() throws IOException, InterruptedException {
        server.startEmpty();
        server.makeStreams();
        connectAgain();
    }

    /** Starts the server that was killed again. */
    void restart() throws IOException, InterruptedException {
        server.start();
        connectAgain();
    }

    private void connectAgain() throws IOException, InterruptedException {
        connection.close();
        connection = server.connect();
        management = connection.jetStreamManagement();
    }

    /** Makes the driver's consumer, as an earlier process of it would have left it. */
    void consumer(Duration ackWait) throws Exception {
        management.createConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .durable("demo")
                        .filterSubjects("resources.workflow", "drivers.demo.resources.workflow")
                        .ackPolicy(AckPolicy.Explicit)
                        .ackWait(ackWait)
                        .build());
    }

    /** Up to which event of the stream all are acknowledged. */
    public long acknowledged() {
        try {
            return management.getConsumerInfo("messages", "demo").getAckFloor().getStreamSequence();
        } catch (IOException | JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until all events up to this are acknowledged. */
    public void awaitAcknowledged(long sequence) {
        Installation.await(sequence + " events acknowledged", () -> acknowledged() >= sequence);
    }

    /** The results that the server has stored, in their order. */
    public List<PipelineEvent> results() throws Exception {
        List<PipelineEvent> results = new ArrayList<>();
        for (byte[] body : stored("pipeline-engine")) {
            results.add(PipelineEvents.read(body));
        }
        return results;
    }

    /** What a stream holds, in its order. */
    public List<byte[]> stored(String stream) throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        long last = management.getStreamInfo(stream).getStreamState().getLastSequence();
        for (long i = 1; i <= last; i++) {
            bodies.add(management.getMessage(stream, i).getData());
        }
        return bodies;
    }

    /** What the server tells of each stream and of each consumer of events, without the time of the answer. */
    Map<String, Object> infos() throws Exception {
        List<String> questions = new ArrayList<>();
        for (String stream : List.of("messages", "pipeline-engine", "logs-engine")) {
            questions.add("STREAM.INFO." + stream);
            for (String consumer : management.getConsumerNames(stream)) {
                questions.add("CONSUMER.INFO." + stream + "." + consumer);
            }
        }
        Map<String, Object> infos = new TreeMap<>();
        for (String question : questions) {
            byte[] answer =
                    connection.request("$JS.API." + question, null).get().getData();
            Map<Object, Object> info = new LinkedHashMap<>((Map<?, ?>) Json.parse(answer, 0, answer.length));
            info.remove("ts");
            infos.put(question, info);
        }
        return infos;
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
        server.close();
    }
}
