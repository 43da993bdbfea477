package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the tool holds at a moment, right after a collection of its whole heap.
 *
 * @param heap what its Java objects take, in KiB
 * @param resident what it has of the machine's memory, in KiB
 * @param drivers class loaders of drivers, drivers, compilations and sessions
 * @param handles open files; 0 where the system does not list them
 * @param threads threads; 0 where the system does not list them
 * @param processes what it has started and what that has started
 */
record Footprint(long heap, long resident, long drivers, long handles, long threads, int processes) {
    private static final String DRIVERS =
            ".*(DriverClassLoader|DriverSession|com\\.example\\.Demo|JavacTaskImpl)( .*)?";
    private static final int OBJECTS = 1;
    private static final int BYTES = 2;
    private static final int KIB = 1024;

    /** That of the tool at work. */
    static Footprint of(Running running) throws IOException {
        List<String> histogram = histogram(running.pid());
        return new Footprint(
                sum(histogram, "Total .*", BYTES) / KIB,
                running.memory(),
                sum(histogram, DRIVERS, OBJECTS),
                entries(running.pid(), "fd"),
                entries(running.pid(), "task"),
                running.children().size());
    }

    /** The classes of the heap with how many objects each has and their bytes. The JVM collects beforehand. */
    private static List<String> histogram(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram").start();
        String histogram = Installation.output(process);
        assertThat(histogram).contains("java.lang.String").contains("Total");
        return histogram.lines().map(String::strip).toList();
    }

    private static long sum(List<String> histogram, String line, int column) {
        return histogram.stream()
                .filter(row -> row.matches(line))
                .mapToLong(row -> Long.parseLong(row.split("\\s+")[column]))
                .sum();
    }

    private static long entries(long pid, String of) throws IOException {
        Path place = Path.of("/proc/" + pid + "/" + of);
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.count();
        }
    }
}
