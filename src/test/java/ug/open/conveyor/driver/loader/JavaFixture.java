package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.FakeResource;
import ug.open.conveyor.driver.fakes.FixedContext;
import ug.open.conveyor.driver.fakes.RecordedLines;
import ug.open.conveyor.driver.runtime.Secrets;

/** Writes and loads Java projects in a folder of a test. */
final class JavaFixture {
    /** A statement that needs preview features, whatever Java it is. */
    static final String PREVIEW = Runtime.version().feature() < 21
            ? "Object o = \"\"; switch (o) { case String s -> { } default -> { } }\n"
            : "java.util.concurrent.StructuredTaskScope scope = null;\n";

    final RecordedLines lines = new RecordedLines();
    final List<String> built = new ArrayList<>();
    final List<String> hinted = new ArrayList<>();
    final OutputCapture capture;
    final Path folder;

    JavaFixture(Path folder, OutputCapture capture) {
        this.folder = folder.toAbsolutePath().normalize();
        this.capture = capture;
    }

    /** Writes {@code src/main/java/demo/<name>.java} in package {@code demo}, with the API imported. */
    JavaFixture source(String name, String text) {
        return file(
                "src/main/java/demo/" + name + ".java",
                "package demo;\nimport ug.open.conveyor.driver.*;\nimport java.util.*;\n" + text);
    }

    /** A driver {@code demo.Demo} whose method {@code reconcile} has this body. */
    JavaFixture driver(String body) {
        return source("Demo", "public class Demo implements Driver {\n" + reconcile(body) + "}\n");
    }

    static String reconcile(String body) {
        return "public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {\n" + body
                + "\n}\n";
    }

    JavaFixture file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LoadedDriver load() throws Exception {
        return load("demo.Demo", List.of(), List.of());
    }

    LoadedDriver load(String className, List<String> build, List<String> classpath) throws Exception {
        JavaSpec spec = new JavaSpec(className, folder, build, classpath);
        return Loader.load(
                new LoadRequest(spec, folder, Secrets.none(), capture, hinted::add, Builds.always(built::add)));
    }

    DriverResult reconcile() throws Exception {
        try (LoadedDriver driver = load()) {
            return reconcile(driver);
        }
    }

    DriverResult reconcile(LoadedDriver driver) throws Exception {
        return driver.reconcile(FakeResource.created("run-1", "app", "{}"), new FixedContext(lines));
    }

    /** Compiles the sources as a build tool would, into {@code target/classes}. */
    JavaFixture build() throws LoadException {
        MemoryCompiler compiler = new MemoryCompiler(folder, ClassPath.of(folder, List.of()));
        for (Map.Entry<String, byte[]> each : compiler.compile().classes().entrySet()) {
            try {
                Path file = folder.resolve("target/classes/" + each.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, each.getValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** Packs a folder into a jar. */
    void jar(String from, String name) {
        int exit = java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "cf",
                        folder.resolve(name).toString(),
                        "-C",
                        folder.resolve(from).toString(),
                        ".");
        if (exit != 0 || ToolProvider.getSystemJavaCompiler() == null) {
            throw new AssertionError("no jar");
        }
    }
}
