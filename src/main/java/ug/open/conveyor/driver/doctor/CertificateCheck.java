package ug.open.conveyor.driver.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.CredentialFiles;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.terminal.Finding;
import ug.open.conveyor.driver.terminal.ShellLine;

/** The PEM files for a server with authentication (protocol.md, Authentication). */
record CertificateCheck(ServerSettings settings, Instant now) implements Check {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<Finding> look() {
        if (settings.files().isEmpty()) {
            return List.of(Finding.ok(name(), "none is named: only a server without authentication takes us"));
        }
        CredentialFiles files = settings.files().get();
        for (Path file : Stream.concat(files.ca().stream(), Stream.of(files.cert(), files.key()))
                .toList()) {
            if (Files.isRegularFile(file) && !Files.isReadable(file)) {
                return List.of(Finding.wrong(
                        name(),
                        file + " cannot be read: permission denied",
                        ShellLine.here().makeReadable(file)));
            }
        }
        try {
            Credentials read = settings.credentials(now).orElseThrow();
            return List.of(belongs(read), uses(read), chain(read), expiry("expiry", all(read), now));
        } catch (ConveyorException e) {
            return List.of(Advice.of(
                            e.getMessage(),
                            "name the files that are there: --ca, --cert and --key, or CONVEYOR_CA, CONVEYOR_CERT and CONVEYOR_KEY")
                    .wrong(name()));
        }
    }

    private Finding belongs(Credentials read) {
        return Finding.ok(
                name(),
                read.files().cert() + ", of " + subject(read.chain().get(0)) + ", and its key "
                        + read.files().key() + " (" + read.key().getAlgorithm() + ")");
    }

    private static Finding uses(Credentials read) {
        return read.fitsBothUses()
                ? Finding.ok("key usage", "for servers and for clients, as a Conveyor server wants it")
                : Finding.wrong(
                        "key usage",
                        "the extended key usage of " + read.files().cert()
                                + " lacks serverAuth or clientAuth: the API or the event stream refuses it",
                        "make the certificate again with extendedKeyUsage=serverAuth,clientAuth, or with no extended key usage");
    }

    /** Whether each certificate is signed by the next one, and the last by the CA. */
    private static Finding chain(Credentials read) {
        String check = "chain";
        List<X509Certificate> chain = read.chain();
        for (int i = 0; i < chain.size() - 1; i++) {
            if (!isSigned(chain.get(i), chain.get(i + 1))) {
                return Finding.wrong(
                        check,
                        "in " + read.files().cert() + ", the certificate of " + subject(chain.get(i))
                                + " is not signed by the next one",
                        "put our certificate first, and behind each certificate the one that signed it");
            }
        }
        X509Certificate last = chain.get(chain.size() - 1);
        if (read.authorities().isEmpty()) {
            return Finding.ok(
                    check, "ends with what " + last.getIssuerX500Principal() + " signed; no CA file is named");
        }
        Path ca = read.files().ca().orElseThrow();
        boolean known = read.authorities().stream().anyMatch(by -> by.equals(last) || isSigned(last, by));
        return known
                ? Finding.ok(check, "signed by " + ca)
                : Finding.warn(
                        check,
                        read.files().cert() + " is not signed by " + ca + " but by " + last.getIssuerX500Principal()
                                + "; a server takes what its own CA signed",
                        "put the missing intermediates behind our certificate, or name the CA of this server");
    }

    private static boolean isSigned(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<X509Certificate> all(Credentials read) {
        List<X509Certificate> all = new ArrayList<>(read.chain());
        all.addAll(read.authorities());
        return all;
    }

    /** Of several certificates, the one that expires first. */
    static Finding expiry(String check, List<X509Certificate> certificates, Instant now) {
        X509Certificate first = certificates.stream()
                .min((a, b) -> a.getNotAfter().compareTo(b.getNotAfter()))
                .orElseThrow();
        Instant until = first.getNotAfter().toInstant();
        Duration left = Duration.between(now, until);
        String seen =
                "the certificate of " + subject(first) + " is valid until " + until + ", " + left.toDays() + " days";
        return left.compareTo(SOON) < 0
                ? Finding.warn(check, seen, "get a new certificate before that day")
                : Finding.ok(check, seen);
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().toString();
    }
}
