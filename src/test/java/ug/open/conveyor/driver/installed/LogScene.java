package ug.open.conveyor.driver.installed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ug.open.conveyor.driver.live.LogServer;

/** A scene beside a server that stores logs; each line has a time of its own. */
final class LogScene implements AutoCloseable {
    final LiveScene live;
    final Scene scene;
    final LogServer server;
    private int lines;

    LogScene(Path folder) throws Exception {
        live = new LiveScene(folder);
        scene = live.scene;
        server = new LogServer(live.server).of("run-0001");
        scene.tool.with("CONVEYOR_API_URL", server.api.url().toString());
    }

    /** The next line of a driver of run-0001. */
    void log(String driver, String message) throws Exception {
        log("run-0001", driver, message);
    }

    void log(String runId, String driver, String message) throws Exception {
        int n = lines++;
        server.log(
                runId,
                driver,
                String.format(Locale.ROOT, "2026-01-01T00:%02d:%02d.%06dZ", n / 60_000, n / 1000 % 60, n % 1000),
                message);
    }

    /** Follows run-0001 at the server. */
    Running follow(String... more) {
        List<String> words = new ArrayList<>(List.of("logs", "--run", "run-0001", "-f", "-o", "raw"));
        words.addAll(List.of(more));
        return Running.start(scene.tool.builder(words.toArray(String[]::new)), scene.folder);
    }

    /** Follows it, and waits until it does. */
    Running following(String... more) throws Exception {
        log("demo", "begins");
        Running running = follow(more);
        running.awaitOut("begins\n");
        return running;
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
        live.close();
    }
}
