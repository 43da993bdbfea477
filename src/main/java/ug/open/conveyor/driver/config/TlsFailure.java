package ug.open.conveyor.driver.config;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/** Why TLS fails, in our words: those of the JDK name its classes. */
public final class TlsFailure {
    private static final String ALERT = "Received fatal alert: ";

    private TlsFailure() {}

    /** The words for an exception of the JDK, about the server as "it". */
    public static String of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet";
            }
            String words = ofText(String.valueOf(cause.getMessage()));
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "the TLS handshake failed";
    }

    private static String ofText(String said) {
        if (said.startsWith(ALERT)) {
            return "it says: " + said.substring(ALERT.length()); // a word of the protocol, such as certificate_required
        }
        if (said.contains("unable to find valid certification path") || said.contains("does not chain with")) {
            return "nobody whom we trust signed its certificate";
        }
        if (said.contains("No subject alternative") || said.contains("No name matching")) {
            return "its certificate does not name this host";
        }
        return said.contains("terminated the handshake") || said.contains("closed during handshake")
                ? "it ended the TLS handshake"
                : "";
    }
}
