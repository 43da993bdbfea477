package ug.open.conveyor.driver.stream;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.config.TlsFailure;

/**
 * Explains why a connection fails. The client library throws that it does, and gives the reason to its listener alone; without one it logs each
 * problem, with its stack.
 */
final class ConnectProblems implements ErrorListener {
    /** In the words of the library. */
    private static final String WANTS_TLS = "SSL required by server";

    private static final String HAS_NO_TLS = "SSL connection wanted by client";
    private static final String THEIR_REFUSAL = "Received fatal alert";

    private final URI url;
    private final Optional<SSLContext> context;
    private final String server;
    private final boolean passwordGiven;
    private final Optional<CredentialFiles> files;
    private final AtomicReference<Exception> first = new AtomicReference<>();

    /**
     * For one connection.
     *
     * @param context its TLS context; empty: none
     */
    ConnectProblems(StreamServer server, Optional<SSLContext> context) {
        this.url = server.url();
        this.context = context;
        this.server = ServerUrl.shown(server.url());
        this.passwordGiven = server.url().getUserInfo() != null;
        this.files = server.credentials().map(Credentials::files);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception e) {
        first.compareAndSet(null, e);
    }

    /**
     * The sentence. The exception that the library threw is no cause of it: it may name the password.
     *
     * @throws StreamRefusedException where a server answers, and TLS fails or it does not accept us
     */
    StreamException why(IOException thrown) {
        if (thrown instanceof AuthenticationException) {
            throw new StreamRefusedException(
                    "the server at " + server
                            + (passwordGiven
                                    ? " refuses the user and password in the URL (--nats)"
                                    : " wants a user and password: put them into the URL, as in --nats nats://USER:PASSWORD@HOST"));
        }
        if (first.get() instanceof TimeoutException) {
            TlsProbe.Reached reached = TlsProbe.reached(url, context);
            if (reached.refusal().isEmpty() && reached.answered()) {
                return slow(reached.greeted());
            }
            reached.refusal().ifPresent(first::set);
        }
        for (Throwable cause = first.get(); cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains(WANTS_TLS)) {
                throw new StreamRefusedException("the server at " + server + " wants TLS: " + certificate());
            }
            if (said.contains(HAS_NO_TLS)) {
                throw new StreamRefusedException("what answers at " + server + " speaks no TLS, which "
                        + files.map(it -> it.cert() + " (--cert) asks").orElse("tls:// in --nats asks")
                        + " for: leave that out, or name another server with --nats");
            }
            if (cause instanceof SSLException) {
                throw new StreamRefusedException(
                        said.contains(THEIR_REFUSAL) ? refused(TlsFailure.of(cause)) : untrusted(TlsFailure.of(cause)));
            }
        }
        return new StreamException(
                "no NATS server answers at " + server + "; start the Conveyor server, or name another one with --nats");
    }

    private StreamException slow(boolean greeted) {
        String limit = " within " + EventStream.CONNECT_LIMIT.toSeconds() + " s";
        if (!greeted) {
            return new StreamException(
                    "what answers at " + server + " did not greet us" + limit
                            + ", as a NATS server does: it is too busy, or another program; try again, or name another server with --nats");
        }
        String missing = context.isPresent() ? "the TLS handshake did not end" : "the connection was not ready";
        return new StreamException("the server at " + server + " answers, but " + missing + limit
                + ": it, this machine or the network is too busy; try again");
    }

    private static String certificate() {
        return "give --cert and --key, and --ca for who signed the server's certificate (or CONVEYOR_CERT, CONVEYOR_KEY, CONVEYOR_CA)";
    }

    private String refused(String said) {
        return "the server at " + server
                + files.map(it -> " refuses the certificate " + it.cert()
                                + " (--cert): it must be signed by the server's CA, have its"
                                + " intermediates behind it in that file, and be one for clients")
                        .orElse(" requires authentication: " + certificate())
                + " (" + said + ")";
    }

    private String untrusted(String said) {
        return "no TLS connection to " + server + " (" + said + "): its certificate "
                + files.flatMap(CredentialFiles::ca)
                        .map(ca -> "must be signed by " + ca + " (--ca), be valid now and name this host")
                        .orElse("is checked against what this JDK trusts; name another with --ca");
    }
}
