package ug.open.conveyor.driver.config;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;

/**
 * The state of a PEM file that a setting names, seen without a server.
 *
 * @param validUntil the end of the certificate that expires first; empty for a key, and where there is a problem
 * @param problem a sentence that names the file; empty: it can be used
 */
public record PemState(Optional<Instant> validUntil, Optional<String> problem) {
    /** Looks at a file. */
    public static PemState of(Setting setting, Path file, Instant now) {
        try {
            PemFile pem = PemFile.read(setting, file);
            if (setting == Setting.KEY) {
                new KeyReader(pem).read();
                return new PemState(Optional.empty(), Optional.empty());
            }
            Instant first = Instant.MAX;
            for (X509Certificate certificate : Credentials.certificates(pem, now)) {
                Instant until = certificate.getNotAfter().toInstant();
                first = until.isBefore(first) ? until : first;
            }
            return new PemState(Optional.of(first), Optional.empty());
        } catch (ConveyorException e) {
            return new PemState(Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** Looks whether a key is that of a certificate, where each can be used by itself. */
    public static PemState ofPair(Path cert, Path key, Instant now) {
        try {
            Credentials.read(new CredentialFiles(Optional.empty(), cert, key), now);
            return new PemState(Optional.empty(), Optional.empty());
        } catch (ConveyorException e) {
            return new PemState(Optional.empty(), Optional.of(e.getMessage()));
        }
    }
}
