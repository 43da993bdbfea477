package ug.open.conveyor.driver.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.server.PrivateServer;

/** Looks who listens on a port of loopback, before something of ours is to. */
public final class Ports {
    private static final int LIMIT_MILLIS = 500;
    private static final int LONGEST_GREETING = 8 * 1024;
    private static final String GREETING = "INFO ";

    private Ports() {}

    /**
     * Checks that nobody listens there.
     *
     * @throws LoadException where somebody does: says who, where it is a NATS server
     */
    public static void checkFree(OptionalInt port) throws LoadException {
        if (port.isEmpty()) {
            return;
        }
        int number = port.getAsInt();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            throw new LoadException(
                    "port " + number + " is taken by " + who(greeting(socket)) + "; stop it, or take another port");
        } catch (IOException e) {
            // nobody is there
        }
    }

    /** What a server says first; the empty text where it waits. */
    private static String greeting(Socket socket) {
        try {
            byte[] bytes = new byte[LONGEST_GREETING];
            int length = socket.getInputStream().read(bytes);
            return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String who(String greeting) {
        if (!greeting.startsWith(GREETING)) {
            return "another program";
        }
        String json = greeting.substring(GREETING.length()).split("\r\n", 2)[0];
        try {
            if (Json.parse(json) instanceof Map<?, ?> info) {
                if (PrivateServer.NAME.equals(info.get("server_name"))) {
                    return "another private stream of conveyor-driver";
                }
                return "the nats-server " + info.get("server_name") + ", version " + info.get("version")
                        + ": this may be a real Conveyor server";
            }
        } catch (ConveyorException e) {
            // it says something else
        }
        return "a nats-server: this may be a real Conveyor server";
    }
}
