package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The build tool of a Java project: the files that name its libraries, and the command that lists those libraries in a file. */
enum BuildTool {
    /** Maven: the goal {@code dependency:list} of its dependency plugin, with the absolute path of each file. */
    MAVEN("Maven", List.of("pom.xml", "../pom.xml", ".mvn/maven.config", ".mvn/extensions.xml")) {
        @Override
        List<String> command(Path project, Path list, Path scratch) {
            return List.of(
                    program(project, "mvnw", "mvn"),
                    "-q",
                    "-B",
                    "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:list",
                    "-DoutputFile=" + list,
                    "-DoutputAbsoluteArtifactFilename=true");
        }

        @Override
        List<Path> read(List<String> lines) {
            List<Path> files = new ArrayList<>();
            for (String line : lines) {
                Matcher artifact = ARTIFACT.matcher(line);
                if (artifact.matches()
                        && !artifact.group("scope").equals("test")
                        && !artifact.group("group").equals(OUR_GROUP)) {
                    files.add(Path.of(artifact.group("file")));
                }
            }
            return files;
        }
    },

    /** Gradle: a task of an init script writes the files of both class paths. */
    GRADLE(
            "Gradle",
            List.of(
                    "build.gradle",
                    "build.gradle.kts",
                    "settings.gradle",
                    "settings.gradle.kts",
                    "gradle.properties",
                    "gradle.lockfile",
                    "gradle/libs.versions.toml",
                    "../settings.gradle",
                    "../settings.gradle.kts",
                    "../gradle/libs.versions.toml")) {
        @Override
        List<String> command(Path project, Path list, Path scratch) throws IOException {
            Path script = scratch.resolve("libraries.gradle");
            Files.writeString(script, SCRIPT);
            return List.of(
                    program(project, "gradlew", "gradle"),
                    "-q",
                    "--init-script",
                    script.toString(),
                    "-Dorg.gradle.configuration-cache=false",
                    "-PconveyorDriverProject=" + project,
                    "-PconveyorDriverList=" + list,
                    "conveyorDriverLibraries");
        }

        @Override
        List<Path> read(List<String> lines) {
            List<Path> files = new ArrayList<>();
            for (String line : lines) {
                Path file = Path.of(line);
                boolean ours = file.getFileName().toString().startsWith("conveyor-driver-");
                if (!ours && !files.contains(file)) {
                    files.add(file);
                }
            }
            return files;
        }
    };

    /** {@code group:artifact:type[:classifier]:version:scope:file[ (optional)][ -- module NAME]}, as the plugin prints it. */
    private static final Pattern ARTIFACT = Pattern.compile("\\s+(?<group>[^:\\s]+)(:[^:\\s]+){3,4}:"
            + "(?<scope>compile|provided|runtime|system|test):(?<file>.+?)( \\(optional\\) ?)?( -- module .*)?");

    private static final String SCRIPT = """
            allprojects {
                if (projectDir == new File(startParameter.projectProperties.conveyorDriverProject)) {
                    tasks.register("conveyorDriverLibraries") {
                        doLast {
                            def list = new File(startParameter.projectProperties.conveyorDriverList)
                            list.text = ""
                            ["compileClasspath", "runtimeClasspath"].each { name ->
                                project.configurations.findByName(name)?.files?.each { list << it.absolutePath + "\\n" }
                            }
                        }
                    }
                }
            }
            """;

    private static final String OUR_GROUP = "ug.open.conveyor";

    private final String title;
    private final List<String> files;

    BuildTool(String title, List<String> files) {
        this.title = title;
        this.files = files;
    }

    /** The one that knows the libraries of a driver; empty where the driver names its class path, builds by itself, or has no build file. */
    static Optional<BuildTool> of(JavaSpec driver) {
        if (!driver.build().isEmpty() || !driver.classpath().isEmpty()) {
            return Optional.empty();
        }
        Path project = driver.folder();
        if (Files.isRegularFile(project.resolve("pom.xml"))) {
            return Optional.of(MAVEN);
        }
        boolean gradle = Files.isRegularFile(project.resolve("build.gradle"))
                || Files.isRegularFile(project.resolve("build.gradle.kts"));
        return gradle ? Optional.of(GRADLE) : Optional.empty();
    }

    /** Its name, for people. */
    String title() {
        return title;
    }

    /** The files that are there and say which libraries the project has. */
    List<Path> files(Path project) {
        List<Path> there = new ArrayList<>();
        for (String file : files) {
            Path path = project.resolve(file).normalize();
            if (Files.isRegularFile(path)) {
                there.add(path);
            }
        }
        return there;
    }

    /**
     * The command that lists the libraries.
     *
     * @param list the file that it writes
     * @param scratch a folder for files that the command needs
     */
    abstract List<String> command(Path project, Path list, Path scratch) throws IOException;

    /** The libraries that the file of the command lists, in the order of the class path: none for tests alone, and not this tool's own. */
    abstract List<Path> read(List<String> lines);

    /** The wrapper that the project carries, else the program on the PATH. */
    private static String program(Path project, String wrapper, String otherwise) {
        return Files.isExecutable(project.resolve(wrapper)) ? "./" + wrapper : otherwise;
    }

    /** Whether a project may have libraries, by a look at its files that costs no start of the build tool. */
    boolean mayHaveLibraries(Path project) throws IOException {
        return this != MAVEN || PomLook.mayHaveLibraries(project.resolve("pom.xml"), OUR_GROUP);
    }
}
