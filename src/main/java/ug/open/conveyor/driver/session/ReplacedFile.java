package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.wire.InputFormatException;

/**
 * A file that gets other content at once: whoever reads it meanwhile, and whoever finds it after this process was killed, has all of the old
 * content or all of the new one. Somebody else's change is never lost: a file that is not as it was when this was made stays as it is.
 */
public final class ReplacedFile {
    private final Path file;
    private final String name;
    private final Content before;

    /** Makes the new content of the old one. */
    @FunctionalInterface
    public interface Change {
        /**
         * Writes all of the new content.
         *
         * @param old the old content; need not be read to its end
         * @param changed takes the new one
         */
        void write(InputStream old, OutputStream changed) throws IOException;
    }

    private ReplacedFile(Path file, String name) throws IOException {
        this.file = file;
        this.name = name;
        before = Content.of(file);
    }

    /**
     * Looks at a file and at all that can speak against a change of it.
     *
     * @param given the file, as it is to be opened
     * @param name what messages call it
     * @param within the folder that links may not lead out of
     * @throws InputFormatException where it is packed, is no regular file, is not this user's, cannot be written, or is elsewhere
     */
    public static ReplacedFile of(Path given, String name, Path within) throws IOException {
        Path real;
        try {
            real = given.toRealPath();
        } catch (NoSuchFileException e) {
            throw InputFormatException.missing(name, "a recording");
        }
        if (!real.startsWith(within.toRealPath())) {
            throw refused(
                    name,
                    "is a link to " + real + ", outside of " + within,
                    "a file in that folder: name the file itself");
        }
        if (Files.isDirectory(real)) {
            throw refused(name, "is a folder", "a recording");
        }
        if (!Files.isRegularFile(real)) {
            throw refused(name, "is no regular file", "a file that can be written again");
        }
        if (isPacked(real)) {
            throw refused(
                    name, "is packed by gzip", "a plain file, since nothing is written into a packed one: gunzip it");
        }
        if (isReadOnly(real)) {
            throw refused(
                    name,
                    "is read-only",
                    "a file that this user may write: "
                            + (OperatingSystem.here().isWindows() ? "attrib -r" : "chmod u+w"));
        }
        checkOwner(real, name);
        return new ReplacedFile(real, name);
    }

    private static InputFormatException refused(String name, String problem, String expected) {
        return new InputFormatException(name, 0, 0, problem, expected);
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    /** By its mode too: root may write everything, and still a file without that bit is not meant to be. */
    private static boolean isReadOnly(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return !Files.isWritable(file)
                || view != null && !view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    }

    /** A new file in its place would be this user's. */
    private static void checkOwner(Path file, String name) throws IOException {
        try (UnfinishedFile trial = UnfinishedFile.held(file)) {
            if (!Files.getOwner(trial.path()).equals(Files.getOwner(file))) {
                throw refused(
                        name, "belongs to another user, " + Files.getOwner(file).getName(), "a file of your own");
            }
        } catch (AccessDeniedException e) {
            throw refused(name, "is in a folder that this user may not write", "one that takes a new file");
        }
    }

    /**
     * Gives it other content, in the same mode.
     *
     * @throws InputFormatException where somebody else has changed it since this was made; then it stays as it is
     */
    public void replace(Change change) throws IOException {
        byte[][] digest = new byte[1][];
        WholeFile.write(
                file,
                out -> {
                    try (DigestInputStream old = Content.read(file)) {
                        change.write(old, out);
                        old.transferTo(OutputStream.nullOutputStream());
                        digest[0] = old.getMessageDigest().digest();
                    }
                },
                () -> checkUnchanged(digest[0]));
    }

    private void checkUnchanged(byte[] digest) throws IOException {
        if (!MessageDigest.isEqual(digest, before.digest()) || !before.isStill(file)) {
            throw refused(
                    name,
                    "somebody else changed it meanwhile, so nothing was written to it",
                    "a file that stays as it is: run this again");
        }
    }
}
