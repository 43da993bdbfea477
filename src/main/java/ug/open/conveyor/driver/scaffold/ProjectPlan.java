package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project, ready to write.
 *
 * @param folder its folder, absolute
 * @param files its files, in the order in which they are best read
 * @param nextSteps commands to try in that folder: they run the driver, and its test
 * @param leftOut paths of files that a new project has, and one in a folder with files of its own does not get
 */
public record ProjectPlan(Path folder, List<PlannedFile> files, List<String> nextSteps, List<String> leftOut) {
    /** Copies the lists. */
    public ProjectPlan {
        files = List.copyOf(files);
        nextSteps = List.copyOf(nextSteps);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether writing this file would replace one. */
    public boolean replaces(PlannedFile file) {
        return Files.exists(folder.resolve(file.path()), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Writes all files, or none: after a failure it removes the written files and puts the replaced ones back.
     *
     * @param overwrite whether to replace existing files; other files in the folder stay
     * @throws ScaffoldException with all that is in the way; nothing was touched
     * @throws IOException where writing failed; nothing was left behind
     */
    public void write(boolean overwrite) throws IOException {
        refuseObstacles(overwrite);
        new Writing(this, Files::move).write();
    }

    private void refuseObstacles(boolean overwrite) {
        List<String> obstacles = Obstacles.to(this);
        if (!obstacles.isEmpty()) {
            throw new ScaffoldException(
                    "cannot write the project to " + folder + "; move these away, or choose another --folder",
                    obstacles);
        }
        List<String> existing = new ArrayList<>();
        for (PlannedFile file : files) {
            if (!overwrite && replaces(file)) {
                existing.add(file.path());
            }
        }
        if (!existing.isEmpty()) {
            throw new ScaffoldException(
                    "will not write over what is in " + folder + " already; --force does, --folder chooses another",
                    existing);
        }
    }
}
