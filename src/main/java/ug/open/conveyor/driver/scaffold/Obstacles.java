package ug.open.conveyor.driver.scaffold;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds files and folders that a project cannot replace. */
final class Obstacles {
    private Obstacles() {}

    /** One phrase each; empty if there is nothing. */
    static List<String> to(ProjectPlan plan) {
        if (isNoFolder(plan.folder())) {
            return List.of(plan.folder() + " is not a folder");
        }
        Set<String> found = new LinkedHashSet<>();
        for (PlannedFile file : plan.files()) {
            Path path = plan.folder().resolve(file.path());
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                found.add(file.path() + " is a folder");
            }
            for (Path parent = path.getParent(); !parent.equals(plan.folder()); parent = parent.getParent()) {
                if (Files.isSymbolicLink(parent)) {
                    found.add(plan.folder().relativize(parent) + " is a link, which may lead out of the project");
                } else if (isNoFolder(parent)) {
                    found.add(plan.folder().relativize(parent) + " is not a folder");
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isNoFolder(Path path) {
        return !Files.isDirectory(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
