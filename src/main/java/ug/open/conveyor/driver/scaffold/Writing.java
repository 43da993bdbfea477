package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one plan, all of it or nothing. What takes space goes to a staging folder first; then a new project is that folder, renamed, and
 * the files for a folder that exists are moved one by one, which can be undone.
 */
final class Writing {
    /** Moves a file or folder to where nothing is. */
    @FunctionalInterface
    interface Mover {
        void move(Path from, Path to) throws IOException;
    }

    private final ProjectPlan plan;
    private final Mover mover;
    private final Deque<Path> folders = new ArrayDeque<>();
    private final List<Path> files = new ArrayList<>();
    private final Map<Path, Path> kept = new LinkedHashMap<>();

    Writing(ProjectPlan plan, Mover mover) {
        this.plan = plan;
        this.mover = mover;
    }

    void write() throws IOException {
        boolean isNew = !Files.isDirectory(plan.folder());
        Path place = isNew ? plan.folder().getParent() : plan.folder();
        try {
            createFolders(place);
            try (Staging staging = Staging.in(place)) {
                staging.fill(plan.files());
                publish(staging, isNew);
            }
        } catch (IOException e) {
            deleteFolders(e);
            throw new IOException(
                    "cannot write the project to " + plan.folder() + ": " + Staging.reason(e)
                            + (e.getSuppressed().length == 0 ? "; nothing was left behind" : ""),
                    e);
        }
    }

    private void publish(Staging staging, boolean isNew) throws IOException {
        try {
            if (isNew) {
                mover.move(staging.fresh(), plan.folder());
            } else {
                for (PlannedFile file : plan.files()) {
                    put(file, staging);
                }
            }
        } catch (IOException e) {
            putBack(staging, e);
            throw e;
        }
    }

    private void put(PlannedFile file, Staging staging) throws IOException {
        Path target = plan.folder().resolve(file.path());
        createFolders(target.getParent());
        if (plan.replaces(file)) {
            Path keptAt = staging.keep(file);
            mover.move(target, keptAt);
            kept.put(keptAt, target);
        }
        mover.move(staging.fresh().resolve(file.path()), target);
        files.add(target);
    }

    private void createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolders(folder.getParent());
            Files.createDirectory(folder);
            folders.push(folder);
        }
    }

    private void putBack(Staging staging, IOException failure) {
        try {
            for (Path file : files) {
                Files.delete(file);
            }
            for (Map.Entry<Path, Path> entry : kept.entrySet()) {
                Files.move(entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            staging.leave(); // what was replaced is still in it
            failure.addSuppressed(e);
        }
    }

    private void deleteFolders(IOException failure) {
        try {
            for (Path folder : folders) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
