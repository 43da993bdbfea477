package ug.open.conveyor.driver.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The PEM files to authenticate with (protocol.md, Authentication).
 *
 * @param ca the certificates of the server's CA; empty: those that this JDK trusts. The HTTP API needs none
 * @param cert our certificate, then its intermediates
 * @param key the private key of our certificate
 */
public record CredentialFiles(Optional<Path> ca, Path cert, Path key) {
    /** Nothing in it is null. */
    public CredentialFiles {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(cert, "cert");
        Objects.requireNonNull(key, "key");
    }
}
