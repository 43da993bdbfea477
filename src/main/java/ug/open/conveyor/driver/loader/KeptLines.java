package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.system.HeldFiles;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * Lines that are kept in a file of the user's cache. Nothing depends on the file: where it cannot be read or written, is not whole, or others can
 * write it, there are no lines.
 */
record KeptLines(Path file, String firstLine) {
    private static final String LAST_LINE = "end";
    private static final long MOST_BYTES = 8L << 20;

    /** The lines between the first and the last; empty where nothing usable is kept. */
    Optional<List<String>> read() {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) > MOST_BYTES
                    || !isOwnersAlone(file)
                    || !isOwnersAlone(file.getParent())) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            int end = lines.size() - 1;
            boolean whole =
                    end > 0 && lines.get(0).equals(firstLine) && lines.get(end).equals(LAST_LINE);
            return whole ? Optional.of(lines.subList(1, end)) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    /** Whether no group and nobody else may write it, and its owner runs this process. */
    private static boolean isOwnersAlone(Path path) throws IOException {
        try {
            Set<PosixFilePermission> may = Files.getPosixFilePermissions(path);
            boolean open =
                    may.contains(PosixFilePermission.GROUP_WRITE) || may.contains(PosixFilePermission.OTHERS_WRITE);
            Optional<String> user = ProcessHandle.current().info().user();
            return !open
                    && (user.isEmpty() || user.get().equals(Files.getOwner(path).getName()));
        } catch (UnsupportedOperationException otherSystem) {
            return true;
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // a folder, or one of somebody else's: it is not read either
        }
    }

    /** Keeps lines, in one step, in the place of those before; none where one of them would be two. */
    void write(List<String> lines) {
        boolean odd = lines.stream().anyMatch(line -> line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0);
        if (odd) {
            return;
        }
        List<String> all = new ArrayList<>(lines);
        all.add(0, firstLine);
        all.add(LAST_LINE);
        try {
            OwnersAlone.createFolders(file.getParent());
            replace(all);
        } catch (IOException notKept) {
            // the next session finds nothing
        }
    }

    private void replace(List<String> lines) throws IOException {
        Path fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(fresh); // of a process that was killed
        try {
            OwnersAlone.createFile(fresh);
            Files.write(fresh, lines);
            try {
                HeldFiles.replace(fresh, file);
            } catch (AtomicMoveNotSupportedException notHere) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
