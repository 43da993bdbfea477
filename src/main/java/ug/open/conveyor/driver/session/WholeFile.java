package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import ug.open.conveyor.driver.system.HeldFiles;

/** Writes a file so that whoever reads it meanwhile, and whoever finds it after this process was killed, has all of the old content or all of the new one. */
public final class WholeFile {
    private static final Set<PosixFilePermission> EVERYBODY = // less what the user's umask takes
            PosixFilePermissions.fromString("rw-rw-rw-");

    /** Writes the new content. */
    public interface Content {
        /** All of it; an exception leaves the file as it was. */
        void write(OutputStream out) throws IOException;
    }

    /** Looks, once the new content is on the disk, whether the file may still be replaced. */
    interface Check {
        /** An exception leaves the file as it was. */
        void check() throws IOException;
    }

    /**
     * Looks whether it could be written, with a file beside it that goes again.
     *
     * @throws java.nio.file.FileSystemException where its folder takes no new file
     */
    static void check(Path file) throws IOException {
        UnfinishedFile.held(file.toAbsolutePath()).close();
    }

    /** Writes it, with the group and the mode of the file that is there. A link stays, and what it leads to is replaced. */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, () -> {});
    }

    /** The same, with a last look. */
    static void write(Path file, Content content, Check last) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        UnfinishedFile.removeThoseOfKilled(real);
        try (UnfinishedFile unfinished = UnfinishedFile.held(real, mode(real))) {
            OutputStream out = new NamedOutput(Channels.newOutputStream(unfinished.channel()), file, false);
            content.write(out);
            out.flush();
            unfinished.channel().force(true);
            likeBefore(real, unfinished.path());
            last.check();
            HeldFiles.replace(unfinished.path(), real);
        }
        toDisk(real.getParent());
    }

    /** Where the file is there, for this user alone until its mode is known, else as this user's new files are. */
    private static FileAttribute<?>[] mode(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix && !Files.exists(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(EVERYBODY)}
                : new FileAttribute<?>[0];
    }

    private static void likeBefore(Path file, Path unfinished) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (old == null || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        PosixFileAttributes attributes = old.readAttributes();
        PosixFileAttributeView view = Files.getFileAttributeView(unfinished, PosixFileAttributeView.class);
        if (!view.readAttributes().group().equals(attributes.group())) {
            view.setGroup(attributes.group());
        }
        view.setPermissions(attributes.permissions());
    }

    /** The new name too. */
    private static void toDisk(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            // a system on which a folder cannot be opened
        }
    }

    private WholeFile() {}
}
