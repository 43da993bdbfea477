package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
    private Machine() {}

    /** Cores, processor, system and day, and which sizes were taken. */
    static String words(boolean full) {
        return Runtime.getRuntime().availableProcessors() + " cores (" + processor() + "), "
                + System.getProperty("os.name") + " "
                + System.getProperty("os.version").replaceFirst("[-+].*", "")
                + ", " + LocalDate.now(ZoneOffset.UTC) + ", " + (full ? "full sizes" : "short sizes");
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
