package ug.open.conveyor.driver.client;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.TlsFailure;

/** Explains why a server does not accept our certificate or token (protocol.md, Authentication). */
final class RefusedToken {
    private final URI api;
    private final Optional<Credentials> credentials;

    RefusedToken(URI api, Optional<Credentials> credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    ApiException because(String said) {
        String server = "the server at " + api;
        if (credentials.isEmpty()) {
            return failure(server + " requires authentication (it says: " + said
                    + "): give --cert and --key, or CONVEYOR_CERT and CONVEYOR_KEY");
        }
        if (said.contains("issued in the future")) {
            return failure(server + " takes our token for one from the future: this machine's clock is "
                    + "more than 30 s ahead of the server's; set one of the two");
        }
        String cert = credentials.get().files().cert() + " (--cert)";
        return failure(
                server + " refuses the certificate " + cert + " (it says: " + said + "): "
                        + (credentials.get().fitsBothUses()
                                ? "it must be signed by the server's CA, have its intermediates behind it in that file, and the clocks "
                                        + "of both machines must not differ by more than 2 minutes"
                                : "its extended key usage must hold both serverAuth and clientAuth, or be absent; make it again"));
    }

    ApiException headTooLong(String said) {
        String whose = credentials
                .map(who -> "with the certificates of " + who.files().cert() + " (--cert) ")
                .orElse("");
        return failure(
                "a request to " + api + " " + whose + "is too long (" + said
                        + "): a Conveyor server takes " + Exchange.MOST_HEAD
                        + ". Use an EC certificate, which is shorter than RSA, fewer intermediates, or one signed by the CA itself");
    }

    ApiException tls(IOException e) {
        if (String.valueOf(e.getMessage()).contains("nrecognized SSL message")) {
            return ApiErrors.failure(
                    Reason.NOT_AUTHENTICATED,
                    "what answers at " + api
                            + " speaks no TLS: a Conveyor API is http:// unless something in front of it is not",
                    e);
        }
        String ca = credentials
                .flatMap(who -> who.files().ca())
                .map(file -> "its certificate must be signed by " + file + " (--ca) and name this host")
                .orElse("its certificate is checked against what this JDK trusts; name another with --ca");
        return ApiErrors.failure(
                Reason.NOT_AUTHENTICATED, "no TLS connection to " + api + " (" + TlsFailure.of(e) + "): " + ca, e);
    }

    private static ApiException failure(String message) {
        return ApiErrors.failure(Reason.NOT_AUTHENTICATED, message, null);
    }
}
