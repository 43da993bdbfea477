package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server on loopback that takes every connection, says this text at once, whatever it is asked, and keeps the connection open. */
public final class SlowServer implements AutoCloseable {
    private final ServerSocket server;
    private final String text;
    private final List<Socket> taken = Collections.synchronizedList(new ArrayList<>());

    private SlowServer(ServerSocket server, String text) {
        this.server = server;
        this.text = text;
    }

    /** One that says nothing. */
    public static SlowServer silent() {
        return saying("");
    }

    /** One that says this. */
    public static SlowServer saying(String text) {
        try {
            SlowServer slow = new SlowServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), text);
            Thread thread = new Thread(slow::take, "slow server");
            thread.setDaemon(true);
            thread.start();
            return slow;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take() {
        try {
            while (true) {
                Socket socket = server.accept();
                taken.add(socket);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // it is closed
        }
    }

    /** Whether somebody has connected. */
    public boolean isAsked() {
        return !taken.isEmpty();
    }

    /** Where it is, like {@code 127.0.0.1:4711}. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : List.copyOf(taken)) {
            socket.close();
        }
    }
}
