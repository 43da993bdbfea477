package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/** What a file was like: its content by a digest, and what a look tells without reading it. */
record Content(Object key, long size, FileTime modified, byte[] digest) {
    static Content of(Path file) throws IOException {
        BasicFileAttributes look = Files.readAttributes(file, BasicFileAttributes.class);
        try (DigestInputStream in = read(file)) {
            in.transferTo(OutputStream.nullOutputStream());
            return new Content(
                    look.fileKey(),
                    look.size(),
                    look.lastModifiedTime(),
                    in.getMessageDigest().digest());
        }
    }

    /** Opens a file; what is read of it goes into the digest. */
    static DigestInputStream read(Path file) throws IOException {
        try {
            return new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }

    /** Whether it still looks so. */
    boolean isStill(Path file) throws IOException {
        BasicFileAttributes look = Files.readAttributes(file, BasicFileAttributes.class);
        return Objects.equals(key, look.fileKey()) && size == look.size() && modified.equals(look.lastModifiedTime());
    }
}
