package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Whether standard output and standard error of this process end in the same place. */
public final class SameTarget {
    private SameTarget() {}

    /** True for the same terminal and for {@code 2>&1}; false on systems that do not tell, such as Windows. */
    public static boolean ofStandardStreams() {
        Object out = key(1);
        return out != null && out.equals(key(2));
    }

    /** The keys of the files that the two streams go to, as {@code BasicFileAttributes} gives them; empty on systems that do not give them. */
    public static Set<Object> standardStreams() {
        Set<Object> keys = new HashSet<>();
        keys.add(key(1));
        keys.add(key(2));
        keys.remove(null);
        return keys;
    }

    private static Object key(int descriptor) {
        try {
            return Files.readAttributes(Path.of("/dev/fd/" + descriptor), BasicFileAttributes.class)
                    .fileKey();
        } catch (IOException | RuntimeException e) {
            return null; // no such thing here
        }
    }
}
