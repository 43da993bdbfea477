package ug.open.conveyor.driver.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Who we are to a server with authentication: a certificate with its chain, and its private key. Checked: valid now, and of each other. */
public final class Credentials {
    private static final char[] NO_PASSWORD = {};
    private static final byte[] ANYTHING = {1, 2, 3, 4};

    private final CredentialFiles files;
    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final List<X509Certificate> trusted;

    private Credentials(
            CredentialFiles files, List<X509Certificate> chain, PrivateKey key, List<X509Certificate> trusted) {
        this.files = files;
        this.chain = List.copyOf(chain);
        this.key = key;
        this.trusted = List.copyOf(trusted);
    }

    /**
     * Reads and checks the files.
     *
     * @param now when they must be valid
     * @throws ConfigException where a file cannot be read, or is of another form
     * @throws CredentialsException where a certificate is not valid now, or key and certificate are not of each other
     */
    public static Credentials read(CredentialFiles files, Instant now) {
        PemFile cert = PemFile.read(ServerSettings.CERT, files.cert());
        List<X509Certificate> chain = certificates(cert, now);
        PemFile keyFile = PemFile.read(ServerSettings.KEY, files.key());
        PrivateKey key = new KeyReader(keyFile).read();
        if (!belong(key, chain.get(0).getPublicKey())) {
            throw new CredentialsException(files.key() + " (--key) is not the key of the first certificate in "
                    + files.cert() + " (--cert), which is of "
                    + chain.get(0).getSubjectX500Principal() + ": give the key that the certificate was made with"
                    + (chain.size() > 1 ? ", and put our own certificate first" : ""));
        }
        List<X509Certificate> trusted = files.ca().isPresent()
                ? certificates(PemFile.read(ServerSettings.CA, files.ca().get()), now)
                : List.of();
        return new Credentials(files, chain, key, trusted);
    }

    /** Our certificate first, then what else is in its file, in that order; at least one. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The private key of the first certificate: RSA, EC or Ed25519. */
    public PrivateKey key() {
        return key;
    }

    /** Where it was read from, for messages. */
    public CredentialFiles files() {
        return files;
    }

    /**
     * Mutual TLS: shows our chain, and trusts whom the CA file names, and nobody else; without a CA file, whom this JDK trusts. The host name
     * is checked by whoever uses it.
     */
    public SSLContext sslContext() {
        try {
            KeyStore ours = emptyStore();
            ours.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(ours, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new CredentialsException(
                    files.cert() + " (--cert) and " + files.key() + " (--key) cannot be used for TLS: "
                            + e.getMessage(),
                    e);
        }
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        KeyStore theirs = null;
        if (!trusted.isEmpty()) {
            theirs = emptyStore();
            for (int i = 0; i < trusted.size(); i++) {
                theirs.setCertificateEntry("ca" + i, trusted.get(i));
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(theirs);
        return trust;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static List<X509Certificate> certificates(PemFile pem, Instant now) {
        List<X509Certificate> found = new ArrayList<>();
        for (PemFile.Block block : pem.blocks()) {
            if (block.label().equals("CERTIFICATE")) {
                X509Certificate certificate = certificate(pem, block.der());
                checkValid(pem, certificate, now);
                found.add(certificate);
            }
        }
        if (found.isEmpty()) {
            throw pem.wrong("has no certificate in it, but "
                    + pem.blocks().get(0).label() + ": give the file that says BEGIN CERTIFICATE");
        }
        return found;
    }

    private static X509Certificate certificate(PemFile pem, byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw pem.wrong("has a certificate that cannot be read: the file is damaged");
        }
    }

    private static void checkValid(PemFile pem, X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        String whose = pem.file() + ": the certificate of " + certificate.getSubjectX500Principal();
        if (now.isAfter(until)) {
            throw new CredentialsException(whose + " expired at " + until + ", and it is " + now + ": get a new one");
        }
        if (now.isBefore(from)) {
            throw new CredentialsException(
                    whose + " is valid from " + from + " on, and it is " + now + ": look at this machine's clock");
        }
    }

    /** Whether what one signs the other verifies. */
    private static boolean belong(PrivateKey key, PublicKey certified) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
