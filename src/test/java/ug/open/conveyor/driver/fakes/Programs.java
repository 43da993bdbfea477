package ug.open.conveyor.driver.fakes;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the machine that tests use. One that is missing fails its test and tells how to get it: a test is never passed over. */
public final class Programs {
    private Programs() {}

    /** Fails where one of these is not on the PATH. */
    public static void need(String... names) {
        for (String name : names) {
            if (!isThere(name)) {
                throw new AssertionError(
                        "this test needs " + name + " on the PATH; install it, such as by: apt-get install " + name
                                + " (or brew install " + name + ")");
            }
        }
    }

    /** Whether it is on the PATH. */
    public static boolean isThere(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, name)));
    }
}
