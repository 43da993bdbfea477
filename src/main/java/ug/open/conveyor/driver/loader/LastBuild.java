package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The last good end of a project's build. Files are compared by equality with what they were, so that a clock that was set back hides nothing.
 *
 * @param words the command
 * @param read the times and size of each file that the build met, by path; none that it wrote
 * @param written the same for each file that it wrote, and for all in folders for output
 * @param doubtful files that look like a person's and changed during the build: where the next build changes them too, it writes them
 */
record LastBuild(List<String> words, Map<String, String> read, Map<String, String> written, Set<String> doubtful) {
    /** None, or one that nobody knows. */
    static final LastBuild NONE = new LastBuild(List.of(), Map.of(), Map.of(), Set.of());

    /** Whether a build by this command would meet what it met then, and find what it wrote. */
    boolean isUpToDate(List<String> command, BuildFiles now) {
        if (!command.equals(words) || !doubtful.isEmpty() || !now.whole()) {
            return false;
        }
        Map<String, String> sources = new TreeMap<>(now.sources());
        for (Map.Entry<String, String> made : written.entrySet()) {
            String beside = sources.remove(made.getKey());
            String is = beside == null ? now.made().get(made.getKey()) : beside;
            if (!made.getValue().equals(is)) {
                return false;
            }
        }
        return sources.equals(read);
    }

    /** The build after this one. */
    LastBuild next(List<String> command, BuildFiles before, BuildFiles after) {
        if (!before.whole() || !after.whole()) {
            return NONE;
        }
        Map<String, String> met = new TreeMap<>();
        Map<String, String> wrote = new TreeMap<>(after.made());
        Set<String> changed = new TreeSet<>();
        after.sources().forEach((path, stamp) -> {
            if (stamp.equals(before.sources().get(path))) {
                met.put(path, stamp);
            } else {
                wrote.put(path, stamp);
                if (isAPersons(path)) {
                    changed.add(path);
                }
            }
        });
        changed.removeAll(doubtful);
        changed.removeAll(written.keySet());
        return new LastBuild(command, met, wrote, changed);
    }

    private static boolean isAPersons(String path) {
        String name = Path.of(path).getFileName().toString();
        return FileNames.isCode(name) || FileNames.isBuildFile(name);
    }
}
