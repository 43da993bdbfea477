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
    MAVEN("Maven", "mvnw", "mvn", List.of("pom.xml"), List.of(".mvn/maven.config", ".mvn/extensions.xml")) {
        @Override
        List<String> command(Path project, Path list, Path scratch) {
            return List.of(
                    program(project),
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
            "gradlew",
            "gradle",
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"),
            List.of("gradle.properties", "gradle.lockfile", "gradle/libs.versions.toml")) {
        @Override
        List<String> command(Path project, Path list, Path scratch) throws IOException {
            Path script = scratch.resolve("libraries.gradle");
            Files.writeString(script, SCRIPT);
            return List.of(
                    program(project),
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

    /** In words that each release from 4 on knows. */
    private static final String SCRIPT = """
            allprojects {
                if (projectDir.canonicalFile == new File(startParameter.projectProperties.conveyorDriverProject).canonicalFile) {
                    tasks.create("conveyorDriverLibraries") {
                        def paths = { ["compileClasspath", "runtimeClasspath"].collect { project.configurations.findByName(it) }.findAll { it } }
                        dependsOn paths
                        doLast {
                            def list = new File(startParameter.projectProperties.conveyorDriverList)
                            list.text = ""
                            paths().each { path -> path.files.each { list << it.absolutePath + "\\n" } }
                        }
                    }
                }
            }
            """;

    private static final String OUR_GROUP = "ug.open.conveyor";

    private final String title;
    private final String wrapper;
    private final String program;
    private final List<String> marks;
    private final List<String> more;

    /**
     * One of them.
     *
     * @param marks the files by which a folder is a project of it
     * @param more files beside them that may say which libraries a project has
     */
    BuildTool(String title, String wrapper, String program, List<String> marks, List<String> more) {
        this.title = title;
        this.wrapper = wrapper;
        this.program = program;
        this.marks = marks;
        this.more = more;
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

    /** The files that are there and say which libraries the project has: its own, and those of the projects that it is a part of. */
    List<Path> files(Path project) {
        List<Path> there = new ArrayList<>();
        for (Path folder : line(project)) {
            there.addAll(there(folder, marks));
            there.addAll(there(folder, more));
        }
        return there;
    }

    /** The folder of a project, and those above it as far as each is a project of this tool too. */
    private List<Path> line(Path project) {
        List<Path> line = new ArrayList<>(List.of(project));
        for (Path above = project.getParent();
                above != null && !there(above, marks).isEmpty();
                above = above.getParent()) {
            line.add(above);
        }
        return line;
    }

    private static List<Path> there(Path folder, List<String> names) {
        List<Path> there = new ArrayList<>();
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                there.add(file);
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

    /** The wrapper that the project carries, or a project that it is a part of; else the program on the PATH. */
    final String program(Path project) {
        for (Path folder : line(project)) {
            if (Files.isExecutable(folder.resolve(wrapper))) {
                return folder.equals(project)
                        ? "./" + wrapper
                        : folder.resolve(wrapper).toString();
            }
        }
        return program;
    }

    /** Whether a project may have libraries, by a look at its files that costs no start of the build tool. */
    boolean mayHaveLibraries(Path project) throws IOException {
        return this != MAVEN || PomLook.mayHaveLibraries(project.resolve("pom.xml"), OUR_GROUP);
    }
}
