package ug.open.conveyor.driver.loader;

import java.util.Map;

/**
 * What came of sources that were compiled in memory.
 *
 * @param classes class files, by the names of the classes
 * @param resources other files that annotation processors made, by their paths on the class path
 */
record Compiled(Map<String, byte[]> classes, Map<String, byte[]> resources) {
    static final Compiled NOTHING = new Compiled(Map.of(), Map.of());
}
