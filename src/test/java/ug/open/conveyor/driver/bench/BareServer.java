package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.live.NatsBinary;

/** A {@code nats-server} without streams. */
record BareServer(Process process, int port) implements AutoCloseable {
    private static final int LOOKS = 2_000;
    private static final long LOOK_MILLIS = 10;

    /** Starts one and waits until it listens. */
    static BareServer start(Setting setting) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path data = setting.folder().resolve("bare-server");
        Process process = setting.program(
                        NatsBinary.find().toString(),
                        "-a",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-js",
                        "-sd",
                        data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int look = 0; look < LOOKS && !listens(port); look++) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("nats-server ended with " + process.exitValue());
            }
        }
        return new BareServer(process, port);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "nats://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
