package ug.open.conveyor.driver.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersAloneTest {
    @TempDir
    Path temp;

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void filesAndFoldersAreForTheirOwnerAlone() throws Exception {
        Path folder = temp.resolve("a/b");
        OwnersAlone.createFolders(folder);
        OwnersAlone.createFolders(folder);
        OwnersAlone.createFile(folder.resolve("f"));
        Path inner = OwnersAlone.createFolder(folder.resolve("c"));

        assertThat(mode(temp.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(inner)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("f"))).isEqualTo("rw-------");
        assertThatThrownBy(() -> OwnersAlone.createFolder(inner)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aLinkToAFolderIsOneThatIsThere() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("real")));
        OwnersAlone.createFolders(link);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void onWindowsOneEntryAllowsAllAndWhatIsMadeInAFolderTakesItOver() throws Exception {
        Set<AclEntryFlag> inherited = Set.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
        AclEntry entry = OwnersAlone.entry(Files.getOwner(temp), inherited);

        assertThat(entry.type()).isEqualTo(AclEntryType.ALLOW);
        assertThat(entry.permissions()).containsExactlyInAnyOrder(AclEntryPermission.values());
        assertThat(entry.flags()).isEqualTo(inherited);
    }
}
