package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Looks whether a server refuses our certificate. In TLS 1.3 it does so after the handshake, and the NATS client library, which waits for a word
 * of the protocol then, tells only that none came.
 */
final class TlsProbe {
    private static final int DEFAULT_PORT = 4222;
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
    private static final int LONGEST_GREETING = 1 << 16;

    private TlsProbe() {}

    /** What TLS says against a connection; empty where it says nothing, or nobody is there. */
    static Optional<SSLException> refusal(URI server, SSLContext context) {
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.getHost(), port), LIMIT_MILLIS);
            plain.setSoTimeout(LIMIT_MILLIS);
            readGreeting(plain.getInputStream());
            try (SSLSocket tls =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, server.getHost(), port, true)) {
                tls.setUseClientMode(true);
                tls.startHandshake();
                tls.getInputStream().read();
            }
            return Optional.empty();
        } catch (SSLException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A NATS server says a line in plain text first. */
    private static void readGreeting(InputStream in) throws IOException {
        int read = in.read();
        for (int length = 0; read >= 0 && read != '\n' && length < LONGEST_GREETING; length++) {
            read = in.read();
        }
    }
}
