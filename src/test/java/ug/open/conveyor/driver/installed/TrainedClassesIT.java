package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of classes that {@code Train} cannot come by without a server. With {@code -Dgenerated.write=true} it is written again. */
final class TrainedClassesIT {
    private static final Path LIST = Path.of("src/main/resources/ug/open/conveyor/driver/cli/train.classes");
    private static final Pattern LOADED = Pattern.compile("(?m)\\] (\\S+) source: (.*)$");

    /** Classes that the JVM makes as it goes have no place in a list. */
    private static final Pattern MADE = Pattern.compile(".*/0x.*|.*\\.Generated\\w+Accessor\\d+|jdk\\.proxy.*");

    /** The numbers of the tool's own lambdas change, and so the list names all of a class ({@code Train}). */
    private static final Pattern OWN_LAMBDA = Pattern.compile("(ug\\.open\\..*\\$\\$Lambda)\\d+");

    /** Of the hundred and fifty; another JDK has a few others, and some depend on which thread comes first. */
    private static final int MOST_MISSING = 30;

    private static final int MOST_OWN_MISSING = 3;

    @TempDir
    Path folder;

    @Test
    void aRunOfAProgramTakesItsClassesFromTheArchive() throws IOException {
        ProgramScene programs = new ProgramScene(folder);
        Installation tool = programs.scene.tool;
        Installation.await("the archive of all tests", () -> CachedTool.usesArchive(tool, folder));
        Path log = folder.resolve("classes.log");
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        assertThat(tool.run("run", "--events", programs.events(""), "--program", "--", programs.program)
                        .code())
                .isZero();
        programs.awaitNothingLeft();
        Set<String> all = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (Matcher loaded = LOADED.matcher(Files.readString(log)); loaded.find(); ) {
            if (!MADE.matcher(loaded.group(1)).matches()) {
                all.add(loaded.group(1));
                if (!loaded.group(2).startsWith("shared objects file")) {
                    missing.add(loaded.group(1));
                }
            }
        }
        if (Boolean.getBoolean("generated.write")) {
            Set<String> list = new TreeSet<>(Files.readAllLines(LIST));
            list.retainAll(named(all));
            list.addAll(named(missing));
            Files.writeString(LIST, String.join("\n", list) + "\n");
        }
        assertThat(missing).as("not in the archive").hasSizeLessThan(MOST_MISSING);
        assertThat(missing.stream().filter(name -> name.startsWith("ug.open.")))
                .as("of the tool itself: the first one opens its jar, which takes 5 ms")
                .hasSizeLessThan(MOST_OWN_MISSING);
    }

    /** As the list has them. */
    private static Set<String> named(Set<String> classes) {
        Set<String> names = new TreeSet<>();
        for (String name : classes) {
            names.add(OWN_LAMBDA.matcher(name).replaceFirst("$1*"));
        }
        return names;
    }
}
