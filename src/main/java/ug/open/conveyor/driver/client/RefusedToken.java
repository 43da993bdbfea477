package ug.open.conveyor.driver.client;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.config.Credentials;

/** Says why a server does not take who we are, as far as it can be seen from here (protocol.md, Authentication). */
final class RefusedToken {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USE = "2.5.29.37.0";

    private final URI api;
    private final Optional<Credentials> credentials;

    RefusedToken(URI api, Optional<Credentials> credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    AuthenticationException because(String said) {
        String server = "the server at " + api;
        if (credentials.isEmpty()) {
            return new AuthenticationException(server + " wants to know who we are (it says: " + said
                    + "): give --cert and --key, or CONVEYOR_CERT and CONVEYOR_KEY");
        }
        if (said.contains("issued in the future")) {
            return new AuthenticationException(
                    server + " takes our token for one from the future: this machine's clock is "
                            + "more than 30 s ahead of the server's; set one of the two");
        }
        String cert = credentials.get().files().cert() + " (--cert)";
        return new AuthenticationException(
                server + " refuses the certificate " + cert + " (it says: " + said + "): "
                        + (fitsBothUses()
                                ? "it must be signed by the server's CA, have its intermediates behind it in that file, and the clocks "
                                        + "of both machines must not differ by more than 2 minutes"
                                : "its extended key usage must hold both serverAuth and clientAuth, or be absent; make it again"));
    }

    AuthenticationException headTooLong(int bytes) {
        return headTooLong("the head of a request would have " + bytes + " bytes");
    }

    AuthenticationException headTooLong(String said) {
        String whose = credentials
                .map(who -> "with the certificates of " + who.files().cert() + " (--cert) ")
                .orElse("");
        return new AuthenticationException(
                "a request to " + api + " " + whose + "is too long (" + said
                        + "): a Conveyor server takes " + Exchange.MOST_HEAD
                        + ". Use an EC certificate, which is shorter than RSA, fewer intermediates, or one signed by the CA itself");
    }

    AuthenticationException tls(IOException e) {
        if (String.valueOf(e.getMessage()).contains("nrecognized SSL message")) {
            return new AuthenticationException(
                    "what answers at " + api
                            + " speaks no TLS: a Conveyor API is http:// unless something in front of it is not",
                    e);
        }
        String ca = credentials
                .flatMap(who -> who.files().ca())
                .map(file -> "its certificate must be signed by " + file + " (--ca) and name this host")
                .orElse("its certificate is checked against what this JDK trusts; name another with --ca");
        return new AuthenticationException(
                "no TLS connection to " + api + " (" + ApiErrors.quotable(e.getMessage()) + "): " + ca, e);
    }

    private boolean fitsBothUses() {
        X509Certificate leaf = credentials.get().chain().get(0);
        try {
            List<String> uses = leaf.getExtendedKeyUsage();
            return uses == null || uses.contains(ANY_USE) || uses.contains(SERVER_AUTH) && uses.contains(CLIENT_AUTH);
        } catch (CertificateParsingException e) {
            return true;
        }
    }
}
