package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project that could be written.
 *
 * @param folder where it goes, absolute
 * @param files what it has, in the order in which they are best read
 * @param nextSteps commands to try in that folder: the first runs the driver, the second its test
 */
public record ProjectPlan(Path folder, List<PlannedFile> files, List<String> nextSteps) {
    /** Copies the lists. */
    public ProjectPlan {
        files = List.copyOf(files);
        nextSteps = List.copyOf(nextSteps);
    }

    /** Whether something is where this file goes, so that writing would replace it. */
    public boolean replaces(PlannedFile file) {
        return Files.exists(folder.resolve(file.path()), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Writes all files, or none: on a failure what was written is removed, and what was replaced is put back.
     *
     * @param overwrite whether files that are there are replaced; other files in the folder are left alone
     * @throws ScaffoldException listing all that is in the way; nothing was touched
     * @throws IOException if writing failed; its message says what, and that nothing was left behind
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
