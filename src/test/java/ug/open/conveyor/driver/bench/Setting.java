package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a measurement is made with.
 *
 * @param installation the tool as it is packaged
 * @param jdk what runs it
 * @param folder for the files of one measurement; removed behind it
 * @param full whether the sizes are those of the figures, or what ends in a few minutes
 */
record Setting(Path installation, Jdk jdk, Path folder, boolean full) {
    /** The tool, with a cache and a run store in the folder. */
    ProcessBuilder tool(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(installation.resolve("bin/conveyor-driver").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = clean(command);
        Map<String, String> variables = builder.environment();
        variables.put("JAVA_HOME", jdk.home().toString());
        variables.put("HOME", folder.toString());
        variables.put("XDG_CACHE_HOME", cache().toString());
        variables.put("CONVEYOR_DRIVER_HOME", store().toString());
        return builder;
    }

    /** A program that does nothing, with the flags of a short command. */
    ProcessBuilder emptyProgram() {
        return clean(jdk.program(Empty.class, testClasses().toString(), "-XX:TieredStopAtLevel=1"));
    }

    /** A program of the tests. */
    ProcessBuilder program(Class<?> main, List<String> flags, String... arguments) {
        List<String> command = jdk.program(main, System.getProperty("java.class.path"), flags.toArray(String[]::new));
        command.addAll(Arrays.asList(arguments));
        return clean(command);
    }

    /** Another program of the machine. */
    ProcessBuilder program(String... command) {
        return clean(Arrays.asList(command));
    }

    /** Starts the tool once and waits until its class-data archive is there: from then on it is what users have every day. */
    void warm() throws IOException, InterruptedException {
        new Job(tool("--version")).run();
        awaitArchive();
    }

    /** Waits until the archive that a first start asked for has been made, so that making it disturbs nothing that is timed. */
    void awaitArchive() throws IOException, InterruptedException {
        Archives.await(cache());
    }

    Path cache() {
        return folder.resolve("cache");
    }

    Path store() {
        return folder.resolve("store");
    }

    /** Where the classes of the tests are. */
    static Path testClasses() {
        try {
            return Path.of(Empty.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A driver project in the folder whose driver.yaml has these lines below its name and resources. */
    Path project(String... lines) {
        try {
            Path project = Files.createDirectories(folder.resolve("project"));
            Files.writeString(
                    project.resolve("driver.yaml"),
                    "name: demo\nresources: [workflow]\n" + String.join("\n", lines) + "\n");
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A project whose driver is a class of the tests: it is laid into a folder with what is inside it, for a driver sees nothing else of them. */
    Path driverOf(Class<?> driver) throws IOException {
        Path classes = folder.resolve("classes");
        Path file = Path.of(driver.getName().replace('.', '/') + ".class");
        Path from = testClasses().resolve(file).getParent();
        try (Stream<Path> all = Files.list(from)) {
            for (Path each : all.filter(one -> isOf(driver, one)).toList()) {
                Folders.copy(each, classes.resolve(file).resolveSibling(each.getFileName()));
            }
        }
        return project("java: {class: " + driver.getName() + ", classpath: [" + classes + "]}");
    }

    private static boolean isOf(Class<?> driver, Path file) {
        String name = file.getFileName().toString();
        return name.equals(driver.getSimpleName() + ".class") || name.startsWith(driver.getSimpleName() + "$");
    }

    private ProcessBuilder clean(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().retainAll(List.of("PATH"));
        variables.put("LC_ALL", "C.UTF-8");
        return builder;
    }
}
