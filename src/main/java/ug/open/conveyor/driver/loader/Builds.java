package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the builds of projects, and passes over one whose last good end is up to date.
 *
 * @param kept the folder, the user's own, that keeps how builds ended; empty to build each time
 * @param afresh whether to build also where nothing has changed
 * @param notSources the keys ({@code BasicFileAttributes.fileKey}) of files that this process writes, such as standard output's
 * @param told takes a sentence when a build starts, and the last lines that it printed
 */
public record Builds(Optional<Path> kept, boolean afresh, Set<Object> notSources, Consumer<String> told) {
    /** Builds each time, and keeps nothing. */
    public static Builds always(Consumer<String> told) {
        return new Builds(Optional.empty(), true, Set.of(), told);
    }

    /**
     * Builds a project, unless that has no build or nothing of it has changed since its last build.
     *
     * @param words the command; empty for none
     * @param folder the project's folder
     * @throws LoadException when the build cannot start or fails, with the last lines it printed
     */
    public void run(List<String> words, Path folder) throws LoadException, InterruptedException {
        if (words.isEmpty()) {
            return;
        }
        BuildCommand command = new BuildCommand(words, folder, told);
        if (kept.isEmpty()) {
            command.run();
            return;
        }
        BuildNote note = BuildNote.of(kept.get(), folder);
        BuildFiles before = BuildFiles.of(folder, notSources);
        LastBuild last = note.read();
        if (!afresh && last.isUpToDate(words, before)) {
            return;
        }
        note.remove(); // a build that fails, or is killed, leaves nobody knows what
        command.run();
        note.write(last.next(words, before, BuildFiles.of(folder, notSources)));
    }
}
