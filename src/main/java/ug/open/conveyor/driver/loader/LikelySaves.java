package ug.open.conveyor.driver.loader;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The few files that are likely to be saved next: those that a driver names, and those that were saved last. That one of them has another time or
 * size is seen in microseconds, so it can be asked between two looks at all files; what it means, a look decides (row {@code watch} of the
 * benchmark).
 */
final class LikelySaves {
    private static final int MOST = 16;

    private final Map<File, Long> stamps = new LinkedHashMap<>();

    /** These files are among them from now on, as they are now; the first of earlier ones go. */
    void add(Collection<Path> files) {
        for (Path path : files) {
            File file = path.toFile();
            stamps.remove(file);
            stamps.put(file, stamp(file));
            if (stamps.size() > MOST) {
                stamps.remove(stamps.keySet().iterator().next());
            }
        }
    }

    /** Whether one of them is another than when this was asked last. */
    boolean hasSave() {
        boolean saved = false;
        for (Map.Entry<File, Long> each : stamps.entrySet()) {
            long now = stamp(each.getKey());
            saved |= now != each.setValue(now);
        }
        return saved;
    }

    /** Zero where there is no file. */
    private static long stamp(File file) {
        return 31 * file.lastModified() + file.length();
    }
}
