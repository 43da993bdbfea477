package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.fakes.UsualSignals;
import ug.open.conveyor.driver.live.NatsBinary;

/** Two terminals: {@code dev} on a free port, and drivers that are attached to it. A test is the third. */
final class DevScene implements AutoCloseable {
    final String port;
    final Running dev;
    private final Path folder;
    private final List<Process> drivers = new ArrayList<>();

    private DevScene(Path folder, String port, Running dev) {
        this.folder = folder;
        this.port = port;
        this.dev = dev;
    }

    /** Starts {@code dev} with these words; {@code send} of this tool finds it. */
    static DevScene in(Path folder, Installation tool, String... words) {
        String port = freePort();
        List<String> all = new ArrayList<>(List.of("dev", "--port", port));
        all.addAll(List.of(words));
        tool.with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
        Running dev = Running.start(tool.builder(all.toArray(String[]::new)), folder);
        dev.awaitErr("listens on port " + port);
        tool.with("CONVEYOR_NATS_URL", "nats://localhost:" + port);
        return new DevScene(folder, port, dev);
    }

    static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "nats://localhost:" + port;
    }

    /** Starts a stand-in for a driver on Conveyor's Go runtime, which then is attached. */
    Process driver(String name, String types) {
        Process driver = driver(folder, url(), "go", name, types);
        drivers.add(driver);
        dev.awaitErr("attached: the driver " + name + ", which listens to " + types.replace(",", ", "));
        return driver;
    }

    /** Starts a stand-in of a form on a stream. */
    static Process driver(Path folder, String url, String form, String name, String types) {
        ProcessBuilder builder = new ProcessBuilder(StandIn.program().toString(), form, name, types);
        builder.environment().put("CONVEYOR_NATS_URL", url);
        try {
            return UsualSignals.of(builder.redirectErrorStream(true)
                            .redirectOutput(folder.resolve(name + ".txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a process, as a debugger does at a breakpoint, or lets it go on. */
    static void signal(Process process, String name) throws IOException {
        Installation.end(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
    }

    @Override
    public void close() {
        for (Process driver : drivers) {
            driver.destroyForcibly();
            Installation.end(driver);
        }
        if (dev.isAlive()) {
            dev.kill();
        }
    }
}
