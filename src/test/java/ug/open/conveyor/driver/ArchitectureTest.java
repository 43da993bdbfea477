package ug.open.conveyor.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the code to the tables of {@link Rooms}, and to the habits that a tool can check. */
final class ArchitectureTest {
    private static final String ROOT = "ug.open.conveyor.driver";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path CLASSES = Path.of(System.getProperty("project.build.directory", "target"), "classes");

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
                if (!from.equals(to) && !Rooms.OURS.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(use.from() + " uses " + use.to());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableHasNoCycle() {
        Set<String> above = new HashSet<>();
        Rooms.OURS.forEach((name, may) -> {
            assertThat(above).as(name).containsAll(may);
            above.add(name);
        });
    }

    @Test
    void everyPackageHasARow() throws IOException {
        assertThat(packages().stream().map(folder -> nameOf(folder)).toList()).isSubsetOf(Rooms.OURS.keySet());
    }

    @Test
    void eachLibraryIsSeenByOnePackage() {
        Set<String> wrong = new TreeSet<>();
        for (Use use : uses) {
            if (!use.to().startsWith(ROOT + ".") && !use.home().equals("java.base")) {
                boolean may = Rooms.THEIRS.entrySet().stream()
                        .anyMatch(row -> use.to().startsWith(row.getKey())
                                && List.of(row.getValue().split(" ")).contains(packageOf(use.from())));
                if (!may) {
                    wrong.add(use.from() + " uses " + use.to() + " of " + use.home());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyFewRoomsTouchTheProcessTheClockAndChance() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : sources()) {
            String name = inRoot(file);
            boolean may =
                    Rooms.TAKES_GLOBALS.contains(nameOf(file.getParent())) || Rooms.MAY_USE_GLOBALS.containsKey(name);
            if (!may) {
                Rooms.GLOBAL.matcher(code(file)).results().forEach(found -> wrong.add(name + " uses " + found.group()));
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
        assertThat(exits).containsOnly("host/ProcessSignals.java");
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
    void theGroundOfTheStoreIsSeenByTheStoreAlone() {
        Set<String> wrong = new TreeSet<>();
        for (Use use : uses) {
            String from = packageOf(use.from());
            boolean outside = !from.equals("store") && !from.startsWith("store.");
            if (outside
                    && use.to().startsWith(ROOT + ".store.index.")
                    && !Rooms.SHOWN_BY_THE_STORE.contains(simple(outermost(use.to())))) {
                wrong.add(use.from() + " uses " + use.to());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theClassesOfARoomUseEachOtherOneWay() {
        Map<String, Map<String, Set<String>>> rooms = new TreeMap<>();
        for (Use use : uses) {
            String room = use.from().startsWith(ROOT) ? packageOf(use.from()) : "";
            String from = outermost(use.from());
            String to = outermost(use.to());
            if (Rooms.WITHOUT_CYCLES.contains(room)
                    && use.to().startsWith(ROOT + ".")
                    && packageOf(use.to()).equals(room)
                    && !from.equals(to)) {
                rooms.computeIfAbsent(room, name -> new TreeMap<>())
                        .computeIfAbsent(simple(from), name -> new TreeSet<>())
                        .add(simple(to));
            }
        }
        List<String> cycles = new ArrayList<>();
        rooms.forEach((room, graph) -> cycles(graph).forEach(cycle -> cycles.add(room + ": " + cycle)));
        assertThat(cycles).isEmpty();
    }

    /** Classes that are reached from themselves, those that reach each other together. */
    private static List<Set<String>> cycles(Map<String, Set<String>> graph) {
        Map<String, Set<String>> reached = new TreeMap<>();
        graph.keySet().forEach(from -> reached.put(from, reachedFrom(from, graph)));
        List<Set<String>> cycles = new ArrayList<>();
        Set<String> told = new HashSet<>();
        reached.forEach((name, reach) -> {
            if (reach.contains(name) && told.add(name)) {
                Set<String> cycle = new TreeSet<>(reach);
                cycle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(name));
                told.addAll(cycle);
                cycles.add(cycle);
            }
        });
        return cycles;
    }

    private static Set<String> reachedFrom(String name, Map<String, Set<String>> graph) {
        Set<String> reach = new HashSet<>();
        List<String> open = new ArrayList<>(graph.getOrDefault(name, Set.of()));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (reach.add(next)) {
                open.addAll(graph.getOrDefault(next, Set.of()));
            }
        }
        return reach;
    }

    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Test
    void noTwoClassesHaveOneName() throws IOException {
        assertThat(sources().stream().map(Path::getFileName).filter(name -> !name.endsWith("package-info.java")))
                .doesNotHaveDuplicates();
    }

    @Test
    void noMethodIsLong() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Methods.Length method : Methods.of(sources())) {
            if (method.lines() > 40) {
                wrong.add(method.file() + " " + method.name() + " has " + method.lines() + " lines");
            }
        }
        assertThat(wrong).isEmpty();
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
                .containsExactlyInAnyOrder(ROOT, ROOT + ".join", ROOT + ".runtime", ROOT + ".testing");
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
