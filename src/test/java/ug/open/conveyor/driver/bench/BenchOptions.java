package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is to be measured.
 *
 * @param installation the tool as it is packaged
 * @param against another build of the tool, measured beside it
 * @param full whether the sizes are those of the figures
 * @param json the file that takes all figures
 * @param page a page whose table is written again
 */
record BenchOptions(
        List<Row> rows,
        List<Jdk> jdks,
        Path installation,
        Optional<Path> against,
        boolean full,
        Path json,
        Optional<Path> page) {
    /**
     * Reads them.
     *
     * @param chosen names of rows, parted by commas, or {@code all}
     * @param all the rows that there are
     * @param property gives a system property; null or blank: not given
     * @throws IOException names what is not there, and what may be given
     */
    static BenchOptions of(String chosen, List<Row> all, UnaryOperator<String> property) throws IOException {
        Path installation = path(property, "conveyor.installation").orElseThrow(() -> missing("conveyor.installation"));
        Optional<Path> against = path(property, "bench.against");
        Optional<Path> page = path(property, "bench.write");
        checkInstallation("conveyor.installation", installation);
        if (against.isPresent()) {
            checkInstallation("bench.against", against.get());
        }
        if (page.isPresent()) {
            TablePage.check(page.get());
        }
        return new BenchOptions(
                rows(chosen, all),
                jdks(text(property, "bench.java").orElse("")),
                installation,
                against,
                Boolean.parseBoolean(property.apply("bench.full")),
                path(property, "bench.json").orElse(installation.resolveSibling("bench.json")),
                page);
    }

    private static List<Row> rows(String chosen, List<Row> all) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String name : chosen.split(",")) {
            List<Row> found = all.stream()
                    .filter(row -> name.equals("all") || name.equals(row.name()))
                    .toList();
            if (found.isEmpty()) {
                throw new IOException("no row '" + name + "': all, "
                        + String.join(", ", all.stream().map(Row::name).toList()));
            }
            rows.addAll(found);
        }
        return rows;
    }

    private static List<Jdk> jdks(String homes) throws IOException {
        List<Jdk> jdks = new ArrayList<>(List.of(Jdk.own()));
        for (String home : homes.split(",")) {
            if (!home.isBlank()) {
                jdks.add(Jdk.at(Path.of(home.strip())));
            }
        }
        return jdks;
    }

    private static void checkInstallation(String property, Path folder) throws IOException {
        if (!Files.isExecutable(folder.resolve("bin/conveyor-driver"))) {
            throw new IOException(property + ": " + folder + " has no bin/conveyor-driver; it takes the folder of a"
                    + " built tool, such as target/conveyor-driver");
        }
    }

    private static IOException missing(String property) {
        return new IOException("the system property " + property + " must name the folder of the built tool");
    }

    private static Optional<Path> path(UnaryOperator<String> property, String name) {
        return text(property, name).map(path -> Path.of(path).toAbsolutePath().normalize());
    }

    private static Optional<String> text(UnaryOperator<String> property, String name) {
        return Optional.ofNullable(property.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
