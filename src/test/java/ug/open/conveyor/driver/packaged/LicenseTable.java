package ug.open.conveyor.driver.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of {@code licenses/README.md}: the license of each library, by its Maven coordinates. */
final class LicenseTable {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\S+) \\| .+ \\|$");

    private LicenseTable() {}

    static Map<String, String> read() throws IOException {
        Map<String, String> licenses = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("licenses/README.md")));
        while (row.find()) {
            licenses.put(row.group(1), row.group(2));
        }
        return licenses;
    }
}
