package ug.open.conveyor.driver.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes files and folders for their owner alone: by their mode, and on Windows by a list of who may do what (ACL), which has one entry and takes
 * nothing over from the folder above. What is made later in such a folder on Windows is for its owner alone too.
 */
public final class OwnersAlone {
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnersAlone() {}

    /** Makes a file that is not there yet. */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, mode(FILE));
        close(file, Set.of());
    }

    /**
     * Makes a folder in one that is there.
     *
     * @throws FileAlreadyExistsException where something of that name is there
     */
    public static Path createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, mode(FOLDER));
        close(folder, EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT));
        return folder;
    }

    /** Makes the folders that are missing on the way to this one; does nothing where all are there. */
    public static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (!OperatingSystem.here().isWindows()) {
            Files.createDirectories(folder, mode(FOLDER));
        } else {
            Path above = folder.toAbsolutePath().getParent();
            if (above != null) {
                createFolders(above);
            }
            try {
                createFolder(folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) { // else another process was faster
                    throw e;
                }
            }
        }
    }

    /** What a file is made with where it is opened at the same time; on Windows its folder's list holds for it. */
    public static FileAttribute<?>[] ofFile() {
        return mode(FILE);
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return OperatingSystem.here().isWindows()
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                };
    }

    /** Nothing is in it yet. A file system without such lists, as on a memory stick, has no owners either. */
    private static void close(Path path, Set<AclEntryFlag> inherited) throws IOException {
        if (!OperatingSystem.here().isWindows()) {
            return;
        }
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        try {
            view.setAcl(List.of(entry(User.HERE, inherited)));
        } catch (IOException e) {
            if (Files.getFileStore(path).supportsFileAttributeView(AclFileAttributeView.class)) {
                throw e;
            }
        }
    }

    /** All that can be done with it, for one user. */
    static AclEntry entry(UserPrincipal user, Set<AclEntryFlag> inherited) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(user)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(inherited)
                .build();
    }

    /** The account that runs this process, looked up once. Windows may give a file that an administrator makes to all administrators. */
    private static final class User {
        static final UserPrincipal HERE = here();

        private static UserPrincipal here() {
            Optional<String> name = ProcessHandle.current().info().user();
            try {
                return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name.orElse(""));
            } catch (IOException unknown) {
                throw new UncheckedIOException(unknown);
            }
        }
    }
}
