package ug.open.conveyor.driver.store.index;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * The folder of a run store: {@code sessions} holds the segments and their indexes, {@code lookup} what finds a run id in them. For the owner
 * alone, where the file system can say so.
 */
public final class StoreFolder {
    private static final SegmentName[] NONE = {};
    private static final int MOST_DAMAGES = 5;

    private final Path home;
    private final Path sessions;
    private final Path lookup;
    private final Consumer<String> warnings;
    private final Set<String> warned = new HashSet<>();
    private final Map<Path, Integer> damages = new HashMap<>();

    public StoreFolder(Path home, Consumer<String> warnings) {
        this.home = home.toAbsolutePath().normalize();
        this.sessions = this.home.resolve("sessions");
        this.lookup = this.home.resolve("lookup");
        this.warnings = warnings;
    }

    public Path home() {
        return home;
    }

    public Path sessions() {
        return sessions;
    }

    public Path lookup() {
        return lookup;
    }

    public Path segment(SegmentName name) {
        return sessions.resolve(name.segment());
    }

    public Path index(SegmentName name) {
        return sessions.resolve(name.index());
    }

    /** Says it once. */
    public void warn(String warning) {
        boolean first;
        synchronized (warned) {
            first = warned.add(warning);
        }
        if (first) {
            warnings.accept(warning);
        }
    }

    /** Says that a line of a segment cannot be read and is passed over: of the first few of each segment. */
    public void damaged(Path segment, long at) {
        int count;
        synchronized (damages) {
            count = damages.merge(segment, 1, Integer::sum);
        }
        try {
            if (count <= MOST_DAMAGES) {
                warn("The run store passes over a damaged line: " + segment + ":" + SegmentFile.lineNumber(segment, at)
                        + ".");
            } else if (count == MOST_DAMAGES + 1) {
                warn("The run store passes over more damaged lines of " + segment + ".");
            }
        } catch (IOException e) {
            // it is gone, and so is the damage
        }
    }

    /** Makes what is missing of the folders. */
    public void create() throws StoreException {
        try {
            OwnersAlone.createFolders(sessions);
        } catch (IOException e) {
            throw new StoreException(
                    "The run store " + home + " cannot be made: " + obstacle(e)
                            + ". Make that a folder you may write to, or name another one in CONVEYOR_DRIVER_HOME.",
                    e);
        }
        try {
            OwnersAlone.createFolders(lookup);
        } catch (IOException e) {
            warn("The run store cannot make its folder " + lookup + ", and so finds runs more slowly: " + Problem.of(e)
                    + ".");
        }
    }

    private String obstacle(IOException e) {
        for (Path path = sessions; path != null; path = path.getParent()) {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                return path + " is a file, not a folder";
            }
        }
        return Problem.of(e);
    }

    /** The segments, the one that was begun first in front. Warns once of each other file, and passes it over. */
    public SegmentName[] segments() throws StoreException {
        String[] files = list();
        SegmentName[] names = new SegmentName[files.length];
        int count = 0;
        for (String file : files) {
            SegmentName name = SegmentName.ofSegment(file);
            if (name != null) {
                names[count++] = name;
            } else if (SegmentName.ofIndex(file) == null && !TempFile.is(file)) {
                warn("The run store has a file in it that is not its own, and passes it over: "
                        + Harmless.inQuotes(file) + " in " + sessions + ".");
            }
        }
        names = count == 0 ? NONE : Arrays.copyOf(names, count);
        Arrays.sort(names);
        return names;
    }

    /** Whether a file in the place of a segment is something else, or from a newer tool; warns of it once. */
    public boolean isForeign(Path segment) throws IOException {
        File file = segment.toFile();
        boolean regular = file.isFile();
        if (regular && !file.canRead()) {
            warn("The run store passes over a recording that this user may not read: " + segment + ".");
            return true;
        }
        int format = regular ? SegmentFile.format(segment) : 0;
        if (format > SegmentFile.FORMAT) {
            warn("The run store has a recording of format " + format
                    + ", which a newer conveyor-driver wrote, and passes it over: " + segment
                    + ". This one reads format " + SegmentFile.FORMAT + ": install a newer one to see it.");
            return true;
        }
        if (format == 0 && (!regular || file.length() > 0)) {
            warn("The run store has something in it that is no recording, and passes it over: " + segment + ".");
            return true;
        }
        return false;
    }

    /** The names in the folder of lookup files; none where there is none that can be read: they can be made again. */
    public String[] lookups() {
        String[] names = lookup.toFile().list();
        return names == null ? new String[0] : names;
    }

    /** The names in the folder of sessions; none where there is no such folder. */
    public String[] list() throws StoreException {
        File file = sessions.toFile();
        String[] names = file.list();
        if (names != null) {
            return names;
        }
        if (!file.exists() && !home.toFile().isFile()) {
            return new String[0];
        }
        String what = home.toFile().isFile()
                ? home + " is a file, not a folder"
                : sessions + " is not a folder that you may read";
        throw new StoreException(
                "The run store " + home + " cannot be read: " + what + ". Name another one in CONVEYOR_DRIVER_HOME.");
    }

    /** Whether files can be put beside the segments; a store that is read-only is read all the same. */
    boolean isWritable() {
        return sessions.toFile().canWrite();
    }
}
