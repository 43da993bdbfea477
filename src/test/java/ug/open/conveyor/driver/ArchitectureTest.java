package ug.open.conveyor.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the table of packages and the habits that a tool can check. Who needs an exception changes the table here, with a reason. */
final class ArchitectureTest {
    private static final String ROOT = "ug.open.conveyor.driver";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path CLASSES = Path.of(System.getProperty("project.build.directory", "target"), "classes");

    /** Which of our packages each may use; only those in rows above it, so that there is no cycle. The root package is "". */
    private static final Map<String, Set<String>> OURS = new LinkedHashMap<>();

    static {
        OURS.put("", Set.of());
        OURS.put("runtime", Set.of(""));
        OURS.put("wire", Set.of("", "runtime"));
        OURS.put("testing", Set.of("", "runtime", "wire"));
        OURS.put("config", Set.of("", "wire"));
        OURS.put("record", Set.of("", "runtime", "wire"));
        OURS.put("stream", Set.of("", "runtime", "wire", "config"));
        OURS.put("client", Set.of("", "runtime", "wire", "config"));
        OURS.put("loader", Set.of("", "runtime", "wire", "config"));
        OURS.put("embed", Set.of("", "runtime", "wire", "config", "record", "stream"));
        OURS.put("scaffold", Set.of(""));
        OURS.put("report", Set.of("", "runtime", "wire"));
        OURS.put("terminal", Set.of("", "runtime", "wire"));
        OURS.put(
                "cli",
                Set.of(
                        "",
                        "runtime",
                        "wire",
                        "testing",
                        "config",
                        "record",
                        "stream",
                        "client",
                        "loader",
                        "scaffold",
                        "report",
                        "terminal"));
    }

    /** What is not of java.base, and the one package that may use it. */
    private static final Map<String, String> THEIRS = Map.of(
            "com.fasterxml.jackson.", "wire",
            "org.yaml.snakeyaml.", "wire",
            "org.jline.", "terminal",
            "io.nats.", "stream",
            "java.net.http.", "client",
            "picocli.", "cli",
            "javax.tools.", "loader",
            "javax.lang.model.", "scaffold");

    /** The process, the clocks and chance: taken in cli and handed on. */
    private static final Pattern GLOBAL =
            Pattern.compile("\\b(System\\.(exit|in|out|err|getenv|getProperty|getProperties|console|"
                    + "currentTimeMillis|nanoTime|setOut|setErr)|Instant\\.now|Clock\\.system\\w*|(LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now|"
                    + "UUID\\.randomUUID|Math\\.random|new (Secure)?Random\\b|ThreadLocalRandom)\\b");

    /** Files outside cli that may. */
    private static final Map<String, String> MAY_USE_GLOBALS = Map.of(
            "runtime/SystemTime.java", "the one implementation of Time on the clocks of the machine",
            "embed/Machine.java",
                    "the environment and the folders of a process that is not ours, where its author says nothing",
            "record/RandomName.java", "names of files that differ, which nothing else depends on",
            "loader/CommandEnvironment.java", "what the JVM writes a process's environment in, which only it knows");

    private record Use(String from, String to, String home) {}

    private static List<Use> uses;

    @BeforeAll
    static void askJdeps() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v"));
        try (Stream<Path> files = Files.walk(CLASSES)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".class") && !file.endsWith("module-info.class"))
                    .forEach(arguments::add);
        }
        StringWriter out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(new String[0]));
        assertThat(code).as(out.toString()).isZero();
        Pattern row = Pattern.compile("^ +(\\S+) +-> (\\S+) +(.+)$", Pattern.MULTILINE);
        uses = row.matcher(out.toString())
                .results()
                .map(found ->
                        new Use(found.group(1), found.group(2), found.group(3).strip()))
                .toList();
        assertThat(uses).hasSizeGreaterThan(1000);
    }

    @Test
    void eachPackageUsesOnlyThoseItsRowNames() {
        Set<String> wrong = new TreeSet<>();
        for (Use use : uses) {
            if (use.to().startsWith(ROOT + ".")) {
                String from = packageOf(use.from());
                String to = packageOf(use.to());
                if (!from.equals(to) && !OURS.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(use.from() + " uses " + use.to());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableHasNoCycle() {
        Set<String> above = new HashSet<>();
        OURS.forEach((name, may) -> {
            assertThat(above).as(name).containsAll(may);
            above.add(name);
        });
    }

    @Test
    void everyPackageHasARow() throws IOException {
        assertThat(packages().stream().map(folder -> nameOf(folder)).toList()).isSubsetOf(OURS.keySet());
    }

    @Test
    void eachLibraryIsSeenByOnePackage() {
        Set<String> wrong = new TreeSet<>();
        for (Use use : uses) {
            if (!use.to().startsWith(ROOT + ".") && !use.home().equals("java.base")) {
                boolean may = THEIRS.entrySet().stream()
                        .anyMatch(row -> use.to().startsWith(row.getKey())
                                && packageOf(use.from()).equals(row.getValue()));
                if (!may) {
                    wrong.add(use.from() + " uses " + use.to() + " of " + use.home());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyCliTouchesTheProcessTheClockAndChance() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : sources()) {
            String name = inRoot(file);
            boolean may = name.startsWith("cli/") || MAY_USE_GLOBALS.containsKey(name);
            if (!may) {
                GLOBAL.matcher(code(file)).results().forEach(found -> wrong.add(name + " uses " + found.group()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theProcessEndsInOnePlace() throws IOException {
        List<String> exits = new ArrayList<>();
        Pattern exit = Pattern.compile("\\b(System\\.exit|Runtime\\.getRuntime\\(\\)\\.(exit|halt))\\b");
        for (Path file : sources()) {
            exit.matcher(code(file)).results().forEach(found -> exits.add(inRoot(file)));
        }
        assertThat(exits).containsOnly("cli/Main.java");
    }

    @Test
    void noPackageIsADrawerForAnything() throws IOException {
        for (Path folder : packages()) {
            assertThat(folder.getFileName().toString())
                    .isNotIn("util", "utils", "common", "helper", "helpers", "impl", "misc");
        }
    }

    @Test
    void everyPackageSaysWhatBelongsInIt() throws IOException {
        for (Path folder : packages()) {
            assertThat(folder.resolve("package-info.java")).exists();
        }
    }

    @Test
    void noFileIsLong() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path root : List.of(SOURCES, Path.of("src/test/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    int lines = Files.readAllLines(file).size();
                    if (lines > 300) {
                        wrong.add(file + " has " + lines + " lines");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theModuleExportsWhatAuthorsAndEmbeddersNeed() throws IOException {
        String module = Files.readString(SOURCES.resolve("module-info.java"));
        assertThat(Pattern.compile("exports ([\\w.]+);")
                        .matcher(module)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrder(ROOT, ROOT + ".embed", ROOT + ".runtime", ROOT + ".testing");
    }

    /** Without comments and string literals. */
    private static String code(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "\"\"")
                .replaceAll("//[^\n]*", "");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static List<Path> packages() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path file : sources()) {
            if (!file.getParent().equals(SOURCES) && !folders.contains(file.getParent())) {
                folders.add(file.getParent());
            }
        }
        return folders;
    }

    private static String inRoot(Path file) {
        return SOURCES.resolve(ROOT.replace('.', '/'))
                .relativize(file)
                .toString()
                .replace('\\', '/');
    }

    private static String nameOf(Path folder) {
        return inRoot(folder).replace('/', '.');
    }

    private static String packageOf(String type) {
        String name = type.substring(0, type.lastIndexOf('.'));
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
