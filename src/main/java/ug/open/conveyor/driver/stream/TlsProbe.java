package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Looks how far a server lets us come: the NATS client library reports a time-out alone, also where the server refuses our certificate, which in TLS
 * 1.3 it does after the handshake.
 */
final class TlsProbe {
    private static final int DEFAULT_PORT = 4222;
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
    private static final int LONGEST_GREETING = 1 << 16;

    private final URI server;
    private boolean answered;
    private boolean greeted;

    private TlsProbe(URI server) {
        this.server = server;
    }

    /**
     * How far it lets us come.
     *
     * @param answered whether there was a connection
     * @param greeted whether it said the line that a NATS server says first
     * @param refusal that of TLS; empty where it accepts, or does not come so far
     */
    record Reached(boolean answered, boolean greeted, Optional<SSLException> refusal) {}

    /** Looks, with TLS where there is a context. */
    static Reached reached(URI server, Optional<SSLContext> context) {
        TlsProbe probe = new TlsProbe(server);
        SSLException refusal = null;
        try {
            probe.look(context, true);
        } catch (SSLException e) {
            refusal = e;
        } catch (IOException e) {
            // the fields tell how far it came
        }
        return new Reached(probe.answered, probe.greeted, Optional.ofNullable(refusal));
    }

    /** The certificate that it shows; empty where TLS fails, or nobody answers. */
    static Optional<X509Certificate> certificate(URI server, SSLContext context) {
        try {
            return new TlsProbe(server).look(Optional.of(context), false);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<X509Certificate> look(Optional<SSLContext> context, boolean toTheEnd) throws IOException {
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.getHost(), port), LIMIT_MILLIS);
            answered = true;
            plain.setSoTimeout(LIMIT_MILLIS);
            greeted = readGreeting(plain.getInputStream());
            if (context.isEmpty()) {
                return Optional.empty();
            }
            try (SSLSocket tls =
                    (SSLSocket) context.get().getSocketFactory().createSocket(plain, server.getHost(), port, true)) {
                tls.setUseClientMode(true);
                tls.startHandshake();
                if (toTheEnd) {
                    tls.getInputStream().read();
                }
                return Optional.of((X509Certificate) tls.getSession().getPeerCertificates()[0]);
            }
        }
    }

    /** A NATS server says a line in plain text first. */
    private static boolean readGreeting(InputStream in) throws IOException {
        int read = in.read();
        for (int length = 0; read >= 0 && read != '\n' && length < LONGEST_GREETING; length++) {
            read = in.read();
        }
        return read == '\n';
    }
}
