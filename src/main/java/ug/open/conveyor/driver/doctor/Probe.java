package ug.open.conveyor.driver.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ug.open.conveyor.driver.config.FileReason;

/** Tries whether a folder can be written, which permissions alone do not tell; leaves nothing there. */
final class Probe {
    private Probe() {}

    /** What is there of a folder: itself, else the nearest folder above it. */
    static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    /** Why nothing can be written to a folder, which need not be there; empty where it can. */
    static Optional<String> obstacle(Path folder) {
        Path there = nearest(folder);
        if (!Files.isDirectory(there)) {
            return Optional.of(there + " is a file, not a folder");
        }
        try {
            Files.delete(Files.createTempFile(there, "doctor", ".tmp")); // a run store passes over this ending
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(there + ": " + FileReason.of(e));
        }
    }
}
