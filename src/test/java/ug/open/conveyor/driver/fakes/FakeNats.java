package ug.open.conveyor.driver.fakes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A NATS server that introduces itself as a test likes, answers pings, and does nothing else. */
public final class FakeNats implements AutoCloseable {
    private final ServerSocket socket;
    private final String info;

    private FakeNats(ServerSocket socket, String info) {
        this.socket = socket;
        this.info = info;
    }

    /** With this INFO, a JSON object. */
    public static FakeNats start(String info) {
        try {
            FakeNats server = new FakeNats(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), info);
            Thread thread = new Thread(server::serve, "fake-nats");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client connects to. */
    public String url() {
        return "nats://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                OutputStream out = client.getOutputStream();
                out.write(("INFO " + info + "\r\n").getBytes(StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.equals("PING")) {
                        out.write("PONG\r\n".getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException e) {
                // this client is gone, or the server was closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
