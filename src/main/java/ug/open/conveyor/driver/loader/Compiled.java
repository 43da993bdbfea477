package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.Map;

/**
 * The output of a compiler, in memory.
 *
 * @param classes class files, by the names of the classes
 * @param resources other files that annotation processors made, by their paths on the class path
 * @param sources the source of each class, by the name of the class; none of a class whose source an annotation processor made
 */
record Compiled(Map<String, byte[]> classes, Map<String, byte[]> resources, Map<String, Path> sources) {
    static final Compiled NOTHING = new Compiled(Map.of(), Map.of(), Map.of());
}
