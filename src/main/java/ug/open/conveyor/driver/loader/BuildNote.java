package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;

/**
 * Keeps the last good end of one project's build in a file of the user's own. Nothing depends on the file: where it cannot be read or written,
 * or is not as this class writes it, the project is built.
 */
final class BuildNote {
    private static final String FIRST_LINE = "conveyor-driver build 1";
    private static final char READ = 'r';
    private static final char WRITTEN = 'w';
    private static final char DOUBTFUL = 'd';

    private final KeptLines kept;
    private final Path project;

    private BuildNote(KeptLines kept, Path project) {
        this.kept = kept;
        this.project = project;
    }

    /** That of a project, which its path tells from others. */
    static BuildNote of(Path folder, Path project) {
        CRC32C sum = new CRC32C();
        sum.update(project.toString().getBytes(StandardCharsets.UTF_8));
        String name = Long.toHexString(sum.getValue()) + "-"
                + Integer.toHexString(project.toString().hashCode());
        return new BuildNote(new KeptLines(folder.resolve(name), FIRST_LINE), project);
    }

    /** {@link LastBuild#NONE} where nothing usable is kept. */
    LastBuild read() {
        try {
            return build(kept.read().orElse(List.of()));
        } catch (IOException | SyntaxException | IndexOutOfBoundsException unusable) {
            return LastBuild.NONE;
        }
    }

    private LastBuild build(List<String> lines) throws IOException {
        if (lines.isEmpty() || !lines.get(0).equals(Json.write(project.toString()))) {
            return LastBuild.NONE;
        }
        Map<String, String> read = new TreeMap<>();
        Map<String, String> written = new TreeMap<>();
        Set<String> doubtful = new TreeSet<>();
        for (String line : lines.subList(2, lines.size())) {
            int stamp = line.indexOf(' ', 2);
            String path = line.substring(stamp + 1);
            switch (line.charAt(0)) {
                case READ -> read.put(path, line.substring(2, stamp));
                case WRITTEN -> written.put(path, line.substring(2, stamp));
                case DOUBTFUL -> doubtful.add(path);
                default -> throw new IOException("a line of another kind");
            }
        }
        return new LastBuild(words(Json.parse(lines.get(1))), read, written, doubtful);
    }

    private static List<String> words(Object value) throws IOException {
        List<String> words = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object word : list) {
                words.add(String.valueOf(word));
            }
        }
        return words;
    }

    void remove() {
        kept.remove();
    }

    void write(LastBuild build) {
        if (build == LastBuild.NONE) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(Json.write(project.toString()), Json.write(build.words())));
        build.read().forEach((path, stamp) -> lines.add(READ + " " + stamp + " " + path));
        build.written().forEach((path, stamp) -> lines.add(WRITTEN + " " + stamp + " " + path));
        build.doubtful().forEach(path -> lines.add(DOUBTFUL + " - " + path));
        kept.write(lines);
    }
}
