package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** No word of the JDK's classes reaches a person. */
final class TlsFailureTest {
    private static SSLHandshakeException over(Throwable cause) {
        SSLHandshakeException outer = new SSLHandshakeException(String.valueOf(cause));
        outer.initCause(cause);
        return outer;
    }

    @Test
    void eachFailureOfTheJdkHasWordsOfOurs() {
        Map<Throwable, String> all = Map.of(
                over(new CertPathBuilderException("unable to find valid certification path to requested target")),
                "nobody whom we trust signed its certificate",
                over(new CertificateException("No subject alternative DNS name matching localhost found.")),
                "its certificate does not name this host",
                over(new CertificateExpiredException("NotAfter: Thu Jan 01 00:00:00 UTC 2015")),
                "its certificate has expired",
                over(new CertificateNotYetValidException("NotBefore: Thu Jan 01 00:00:00 UTC 2115")),
                "its certificate is not valid yet",
                new SSLHandshakeException("Received fatal alert: bad_certificate"),
                "it says: bad_certificate",
                new SSLHandshakeException("Remote host terminated the handshake"),
                "it ended the TLS handshake",
                new SSLHandshakeException("sun.security.odd"),
                "the TLS handshake failed");
        all.forEach((thrown, words) -> assertThat(TlsFailure.of(thrown)).isEqualTo(words));
        assertThat(List.copyOf(all.values())).noneMatch(words -> words.contains("sun."));
    }
}
