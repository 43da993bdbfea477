package ug.open.conveyor.driver.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Reads the private key of a PEM file: PKCS#8, PKCS#1 (RSA) or SEC 1 (EC). */
final class KeyReader {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private final PemFile pem;

    KeyReader(PemFile pem) {
        this.pem = pem;
    }

    PrivateKey read() {
        for (PemFile.Block block : pem.blocks()) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return key(block);
            }
        }
        throw pem.wrong("has no private key in it, but " + pem.blocks().get(0).label()
                + ": give the file that says BEGIN PRIVATE KEY");
    }

    private PrivateKey key(PemFile.Block block) {
        if (block.encrypted()) {
            throw pem.wrong("is encrypted, and there is nobody to ask for its password: decrypt it with "
                    + "'openssl pkey -in " + pem.file().getFileName() + " -out client.key'");
        }
        return switch (block.label()) {
            case "RSA PRIVATE KEY" -> decoded("RSA", Der.fromPkcs1(block.der()));
            case "EC PRIVATE KEY" -> decoded("EC", sec1(block.der()));
            case "PRIVATE KEY" -> anyOf(block.der());
            default -> throw pem.wrong("has a " + block.label() + ": expected PKCS#8, PKCS#1 (RSA) or SEC 1 (EC)");
        };
    }

    private byte[] sec1(byte[] der) {
        try {
            return Der.fromSec1(der);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw pem.wrong("has an EC key that cannot be read: " + e.getMessage());
        }
    }

    /** The algorithm is in it; asking each in turn is shorter than reading it. */
    private PrivateKey anyOf(byte[] pkcs8) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                // then it is of another
            }
        }
        throw pem.wrong("has a key that this JDK cannot read: expected RSA, EC (P-256, P-384, P-521) or Ed25519");
    }

    private PrivateKey decoded(String algorithm, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw pem.wrong("has an " + algorithm + " key that this JDK cannot read: it is damaged, or of a rare kind");
        }
    }
}
