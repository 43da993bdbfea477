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
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Our certificate with its chain and its private key, for a server with authentication. Checked: both are valid now, and belong to each other. */
public final class Credentials {
    private static final char[] NO_PASSWORD = {};
    private static final byte[] ANYTHING = {1, 2, 3, 4};
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USE = "2.5.29.37.0";

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
     * @param now the time at which they must be valid
     * @throws ConfigException where a file cannot be read, or is of another form
     * @throws CredentialsException where a certificate is not valid now, or key and certificate do not belong to each other
     */
    public static Credentials read(CredentialFiles files, Instant now) {
        PemFile cert = PemFile.read(Setting.CERT, files.cert());
        List<X509Certificate> chain = certificates(cert, now);
        PemFile keyFile = PemFile.read(Setting.KEY, files.key());
        PrivateKey key = new KeyReader(keyFile).read();
        if (!belong(key, chain.get(0).getPublicKey())) {
            throw new CredentialsException(files.key() + " (--key) is not the key of the first certificate in "
                    + files.cert() + " (--cert), which is of "
                    + chain.get(0).getSubjectX500Principal() + ": give the key that the certificate was made with"
                    + (chain.size() > 1 ? ", and put our own certificate first" : ""));
        }
        List<X509Certificate> trusted = files.ca().isPresent()
                ? certificates(PemFile.read(Setting.CA, files.ca().get()), now)
                : List.of();
        return new Credentials(files, chain, key, trusted);
    }

    /** Our certificate first, then what else is in its file, in that order; at least one. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The certificates of the CA file; none where no CA file is named. */
    public List<X509Certificate> authorities() {
        return trusted;
    }

    /**
     * Whether the extended key usage of our certificate is absent or holds both serverAuth and clientAuth: with clientAuth alone the API answers
     * 401, with serverAuth alone the event stream refuses it (protocol.md, Authentication).
     */
    public boolean fitsBothUses() {
        try {
            List<String> uses = chain.get(0).getExtendedKeyUsage();
            return uses == null || uses.contains(ANY_USE) || uses.contains(SERVER_AUTH) && uses.contains(CLIENT_AUTH);
        } catch (CertificateParsingException e) {
            return true;
        }
    }

    /** The private key of the first certificate: RSA, EC or Ed25519. */
    public PrivateKey key() {
        return key;
    }

    /** The files that it was read from, for messages. */
    public CredentialFiles files() {
        return files;
    }

    /**
     * A context for mutual TLS: shows our chain, and trusts the CA file's certificates alone; without a CA file, those of this JDK. The server's
     * certificate must name its host.
     */
    public SSLContext sslContext() {
        try {
            KeyStore ours = emptyStore();
            ours.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(ours, NO_PASSWORD);
            return HostCheck.context(keys.getKeyManagers(), trusted());
        } catch (GeneralSecurityException | IOException e) {
            throw new CredentialsException(
                    files.cert() + " (--cert) and " + files.key()
                            + " (--key) cannot be used for TLS by this JDK: make them again, or use a newer JDK",
                    e);
        }
    }

    /** TLS without a certificate of ours, to a server whom this JDK trusts and whose certificate names its host. */
    public static SSLContext anonymousContext() {
        try {
            return HostCheck.context(null, null);
        } catch (GeneralSecurityException e) {
            throw new CredentialsException(
                    "this JDK has no TLS, or no authorities that it trusts: use another JDK, or name a certificate authority with --ca",
                    e);
        }
    }

    /** Null where no CA file names them. */
    private KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore theirs = trusted.isEmpty() ? null : emptyStore();
        for (int i = 0; i < trusted.size(); i++) {
            theirs.setCertificateEntry("ca" + i, trusted.get(i));
        }
        return theirs;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    static List<X509Certificate> certificates(PemFile pem, Instant now) {
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
