package ug.open.conveyor.driver.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher reads in a slot. The shell's reads four lines: what the archive is for, the collector, {@link Launch#fit}, the archive. That of
 * Windows reads one, with the collector, the fit and the name of the archive between bars, which no path there can have; the name of the slot says what
 * it is for, and the line has plain characters alone, since cmd and Java disagree on all others.
 *
 * @param launch this start
 * @param collector the JVM option that chooses the collector
 * @param windows whether the launcher of Windows reads it
 */
record StartFile(Launch launch, String collector, boolean windows) {
    Path path() {
        return launch.slot().toPath().resolve("start");
    }

    /** The archive that it names, if that fits this start. */
    Optional<Path> archive() throws IOException {
        List<String> lines = Files.readAllLines(path());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String last = lines.get(lines.size() - 1);
        File archive = windows ? new File(launch.slot(), last.substring(last.lastIndexOf('|') + 1)) : new File(last);
        return String.join("\n", lines).equals(text(archive)) ? Optional.of(archive.toPath()) : Optional.empty();
    }

    /** Puts it in the place of an earlier one at once, by way of another file. */
    void publish(Path archive, Path way) throws IOException {
        Files.writeString(way, text(archive.toFile()) + (windows ? "\r\n" : "\n"));
        Files.move(way, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String text(File archive) {
        String fit = launch.fit(archive);
        return windows
                ? String.join("|", collector, fit, archive.getName())
                : String.join("\n", launch.name(), collector, fit, archive.toString());
    }
}
