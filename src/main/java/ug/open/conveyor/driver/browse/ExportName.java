package ug.open.conveyor.driver.browse;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The name that a person types for an export. */
final class ExportName {
    private ExportName() {}

    /** Why no recording can be made there: something is there already; empty: nothing is. */
    static Optional<String> taken(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(
                Files.isDirectory(file)
                        ? "this is a folder: type the name of a file, or Esc"
                        : "there is a file of this name already: type another name, or Esc");
    }
}
