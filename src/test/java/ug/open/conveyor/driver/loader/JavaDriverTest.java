package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.fakes.RecordedLines.Line;

class JavaDriverTest {
    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private JavaFixture project;

    @BeforeEach
    void capture() {
        OutputCapture capture = new OutputCapture(new PrintStream(out, true), new PrintStream(err, true));
        System.setOut(capture.out());
        System.setErr(capture.err());
        project = new JavaFixture(folder, capture);
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void runsSourcesWithoutABuild() throws Exception {
        project.source("Words", "class Words { static String greet(String name) { return \"hello \" + name; } }");
        project.driver("return DriverResult.success(Words.greet(message.resource().name()), Map.of(\"n\", 1));");
        assertThat(project.reconcile()).isEqualTo(DriverResult.success("hello app", Map.of("n", 1)));
    }

    @Test
    void findsTheProjectsResources() throws Exception {
        project.file("src/main/resources/greeting.txt", "good morning");
        project.driver("""
                try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream("greeting.txt");
                        var same = getClass().getResourceAsStream("/greeting.txt")) {
                    return DriverResult.success(new String(in.readAllBytes()) + same.available());
                }""");
        assertThat(project.reconcile().message()).isEqualTo("good morning12");
    }

    @Test
    void compilesAgainstLibrariesOfTheProject() throws Exception {
        project.source("Old", "public class Old { public static int answer() { return 42; } }")
                .build();
        Files.createDirectory(folder.resolve("lib"));
        project.jar("target/classes", "lib/old.jar");
        Files.delete(folder.resolve("src/main/java/demo/Old.java"));
        project.driver("return DriverResult.success(\"\" + Old.answer());");
        try (LoadedDriver driver = project.load("demo.Demo", List.of(), List.of("lib/*"))) {
            assertThat(project.reconcile(driver).message()).isEqualTo("42");
        }
    }

    @Test
    void readsSourcesThroughLinksAndNoFilesOfEditors() throws Exception {
        project.driver("return DriverResult.success(Part.text() + demo.deep.Leaf.text());");
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.move(folder.resolve("src/main/java"), folder.resolve("elsewhere/java"));
        Files.createSymbolicLink(folder.resolve("src/main/java"), folder.resolve("elsewhere/java"));
        project.file(
                "elsewhere/deep/Leaf.java",
                "package demo.deep; public class Leaf { public static String text() { return \"leaf\"; } }");
        Files.createSymbolicLink(folder.resolve("src/main/java/demo/deep"), folder.resolve("elsewhere/deep"));
        project.file("elsewhere/Part.java", "package demo; class Part { static String text() { return \"part\"; } }");
        Files.createSymbolicLink(folder.resolve("src/main/java/demo/Part.java"), folder.resolve("elsewhere/Part.java"));
        Files.createSymbolicLink(folder.resolve("src/main/java/demo/.#Demo.java"), Path.of("me@host.1234"));
        project.source(".Demo", "broken").source("#Demo", "").file("src/main/java/demo/Demo.java~", "broken");
        Files.move(folder.resolve("src/main/java/demo/#Demo.java"), folder.resolve("src/main/java/demo/#Demo.java#"));
        assertThat(project.reconcile().message()).isEqualTo("partleaf");
    }

    @Test
    void saysWhichClassPathEntryFitsNothing() throws Exception {
        Files.createDirectories(folder.resolve("lib"));
        project.driver("return DriverResult.success(\"ran\");");
        try (LoadedDriver driver = project.load("demo.Demo", List.of(), List.of("lib/*"))) {
            assertThat(project.reconcile(driver).message()).isEqualTo("ran");
        }
        assertThat(project.hinted)
                .containsExactly("the classpath entry 'lib/*' fits no .jar file in " + folder.resolve("lib"));
    }

    @Test
    void runsTheAnnotationProcessorsOfTheClassPath() throws Exception {
        project.source("Maker", """
                import java.io.*;
                import javax.annotation.processing.*;
                import javax.lang.model.element.TypeElement;
                import javax.tools.StandardLocation;
                @SupportedAnnotationTypes("*")
                public class Maker extends AbstractProcessor {
                    boolean done;
                    public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
                        if (done) { return false; }
                        done = true;
                        System.out.println("printed by the processor");
                        Filer filer = processingEnv.getFiler();
                        try (Writer made = filer.createSourceFile("demo.Made").openWriter();
                                Writer text = filer.createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/made.txt").openWriter()) {
                            made.write("package demo; class Made { static String text() { return \\"made\\"; } }");
                            text.write("resource");
                        } catch (IOException e) { throw new UncheckedIOException(e); }
                        try {
                            Class.forName("com.fasterxml.jackson.databind.ObjectMapper");
                            throw new IllegalStateException("it sees the tool's libraries");
                        } catch (ClassNotFoundException good) { return false; }
                    }
                }
                """).build();
        project.file("target/classes/META-INF/services/javax.annotation.processing.Processor", "demo.Maker\n");
        Files.createDirectories(folder.resolve("lib"));
        project.jar("target/classes", "lib/maker.jar");
        Files.delete(folder.resolve("src/main/java/demo/Maker.java"));
        project.driver("""
                try (var in = getClass().getResourceAsStream("/META-INF/made.txt")) {
                    return DriverResult.success(Made.text() + " " + new String(in.readAllBytes()));
                }""");
        try (LoadedDriver driver = project.load("demo.Demo", List.of(), List.of("lib/*"))) {
            assertThat(project.reconcile(driver).message()).isEqualTo("made resource");
        }
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("printed by the processor");
    }

    @Test
    void takesClassesFromAClassPathWithPatterns() throws Exception {
        project.source("Part", "public class Part { public String toString() { return \"part\"; } }")
                .build();
        Files.createDirectories(folder.resolve("target/lib"));
        project.jar("target/classes", "target/lib/part.jar");
        Files.delete(folder.resolve("target/classes/demo/Part.class"));
        project.driver("return DriverResult.success(\"\" + new Part());").build();
        Files.delete(folder.resolve("target/classes/demo/Part.class"));
        try (LoadedDriver driver = project.load("demo.Demo", List.of(), List.of("target/classes", "target/lib/*"))) {
            assertThat(project.reconcile(driver)).isEqualTo(DriverResult.success("part"));
        }
    }

    @Test
    void buildsTheProjectFirstAndShowsWhatItSays() throws Exception {
        project.driver("return DriverResult.success(\"built\");").build();
        Files.move(folder.resolve("target"), folder.resolve("ready"));
        List<String> build = List.of("sh", "-c", "echo building; echo warning >&2; mv ready target");
        try (LoadedDriver driver = project.load("demo.Demo", build, List.of("target/classes"))) {
            assertThat(project.reconcile(driver).message()).isEqualTo("built");
        }
        assertThat(project.built).containsExactly("building: 'sh -c " + build.get(2) + "'", "building", "warning");
    }

    @Test
    void showsADriverNothingOfTheToolButTheApi() throws Exception {
        project.driver("""
                List<String> seen = new ArrayList<>();
                for (String name : List.of("ug.open.conveyor.driver.runtime.LogEntry", "com.fasterxml.jackson.core.JsonParser",
                        "org.junit.jupiter.api.Test")) {
                    try { seen.add(Class.forName(name).getName()); } catch (ClassNotFoundException e) { }
                }
                return DriverResult.success("" + seen);""");
        assertThat(project.reconcile().message()).isEqualTo("[]");
    }

    @Test
    void takesADriverThatBringsItsOwnCopyOfTheApi() throws Exception {
        project.driver("return DriverResult.success(\"fine\");").build();
        Path api = Path.of(DriverResult.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path copy = Files.createDirectories(folder.resolve("target/classes/ug/open/conveyor/driver"));
        for (String name : List.of("Driver", "DriverResult", "DriverMessage", "DriverContext")) {
            Files.copy(api.resolve("ug/open/conveyor/driver/" + name + ".class"), copy.resolve(name + ".class"));
        }
        try (LoadedDriver driver = project.load("demo.Demo", List.of(), List.of("target/classes"))) {
            assertThat(project.reconcile(driver)).isEqualTo(DriverResult.success("fine"));
        }
    }

    @Test
    void takesAClassThatIsNotPublic() throws Exception {
        project.source(
                "Demo",
                "class Demo implements Driver {" + JavaFixture.reconcile("return DriverResult.success(\"ok\");") + "}");
        assertThat(project.reconcile().message()).isEqualTo("ok");
    }

    @Test
    void logsWhatADriverPrints() throws Exception {
        project.driver("""
                System.out.println("first\\nsecond");
                System.out.printf("%d of %d%n", 1, 2);
                System.err.println("careful");
                System.out.print("unfinished");
                return DriverResult.success("");""");
        project.reconcile();
        assertThat(project.lines.lines())
                .containsExactly(
                        new Line(Level.INFO, "first", Map.of(), 0, ""),
                        new Line(Level.INFO, "second", Map.of(), 0, ""),
                        new Line(Level.INFO, "1 of 2", Map.of(), 0, ""),
                        new Line(Level.INFO, "careful", Map.of("stream", "err"), 0, ""),
                        new Line(Level.INFO, "unfinished", Map.of(), 0, ""));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void putsLinesTogetherForEachThread() throws Exception {
        project.driver("""
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String letter = "" + (char) ('a' + i);
                    Thread thread = new Thread(() -> {
                        for (int n = 0; n < 50; n++) { System.out.print(letter); System.out.print(letter + letter); System.out.println(letter); }
                    });
                    threads.add(thread);
                    thread.start();
                }
                for (Thread thread : threads) { thread.join(); }
                return DriverResult.success("");""");
        project.reconcile();
        assertThat(project.lines.messages()).hasSize(200).containsOnly("aaaa", "bbbb", "cccc", "dddd");
    }

    @Test
    void givesAPooledThreadToTheAttemptThatRuns() throws Exception {
        project.source("Demo", """
                public class Demo implements Driver, AutoCloseable {
                    private final java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newSingleThreadExecutor();
                    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
                        pool.submit(() -> System.out.println("from the pool")).get();
                        return DriverResult.success("");
                    }
                    public void close() { pool.shutdown(); System.out.println("closed"); }
                }""");
        try (LoadedDriver driver = project.load()) {
            project.reconcile(driver);
            project.reconcile(driver);
        }
        assertThat(project.lines.messages()).containsExactly("from the pool", "from the pool");
        assertThat(err.toString()).isEqualTo("closed" + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void keepsTheStreamsOpenWhereADriverClosesThem() throws Exception {
        project.driver("""
                try (var writer = new java.io.PrintWriter(System.out)) { writer.println("written"); }
                return DriverResult.success("");""");
        project.reconcile();
        project.reconcile();
        System.out.println("the tool's own");
        assertThat(project.lines.messages()).containsExactly("written", "written");
        assertThat(out.toString()).isEqualTo("the tool's own" + System.lineSeparator());
    }

    @Test
    void throwsOnWhatADriverThrowsWithoutTheToolsFrames() throws Exception {
        project.driver("throw new IllegalStateException(\"no disk\", new java.io.IOException(\"full\"));");
        Throwable thrown = catchThrowable(project::reconcile);
        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("no disk");
        assertThat(thrown.getStackTrace()).hasSize(1);
        assertThat(thrown.getCause().getStackTrace()).hasSize(1);
        assertThat(thrown.getStackTrace()[0].toString()).isEqualTo("demo.Demo.reconcile(Demo.java:6)");
    }

    @Test
    void letsADriverAskForAnotherAttempt() {
        project.driver("throw new TemporaryFailureException(\"busy\");");
        assertThat(catchThrowable(project::reconcile)).isInstanceOf(TemporaryFailureException.class);
    }
}
