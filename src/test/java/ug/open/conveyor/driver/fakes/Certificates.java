package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of a test, by openssl: keys and certificates as people have them. */
public final class Certificates {
    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** With {@code ca.pem} and {@code ca.key} in a folder. */
    public static Certificates in(Path folder) {
        Programs.need("openssl");
        Certificates made = new Certificates(folder);
        made.key("ca.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        made.openssl("req -x509 -new -key ca.key -out ca.pem -days 30 -subj /O=Conveyor/CN=Test-CA");
        return made;
    }

    /** A file of the folder. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** A key in PKCS#8: {@code rsa -pkeyopt rsa_keygen_bits:2048}, {@code ec -pkeyopt ec_paramgen_curve:P-256}, {@code ed25519}. */
    public Path key(String name, String algorithm) {
        openssl("genpkey -algorithm " + algorithm + " -out " + name);
        return file(name);
    }

    /** A certificate that the CA signed, with no extended key usage. */
    public Path certificate(String name, String key) {
        return certificate(name, key, "ca", "basicConstraints=CA:FALSE");
    }

    /** A certificate that the certificate and key of this name signed, with an extension. */
    public Path certificate(String name, String key, String issuer, String extension) {
        try {
            Files.writeString(file("extensions"), extension + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String subject = "/O=Conveyor/CN=" + name.replace(".pem", "");
        openssl("req -new -key " + key + " -out request -subj " + subject);
        openssl("x509 -req -in request -CA " + issuer + ".pem -CAkey " + issuer + ".key -CAcreateserial -days 20 -out "
                + name + " -extfile extensions");
        return file(name);
    }

    /** Runs openssl in the folder; the words have no blanks in them. */
    public void openssl(String words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words.split(" ")));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Files put one behind the other. */
    public Path joined(String name, String... parts) {
        try {
            StringBuilder text = new StringBuilder();
            for (String part : parts) {
                text.append(Files.readString(file(part)));
            }
            return Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
