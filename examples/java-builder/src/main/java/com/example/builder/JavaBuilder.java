package com.example.builder;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** Compiles the Java files under {@code spec.sources}; the compiler's diagnostics become log entries with file, line and column. */
public final class JavaBuilder implements Driver {
    /**
     * The part of the spec that is read.
     *
     * @param sources a folder with Java files
     * @param release the Java version to compile for; null for 17
     */
    record Spec(String sources, Integer release) {}

    /** What is handed on to later steps. */
    record Built(int files, int classes, long errors, long warnings) {}

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws IOException {
        if (message.event().equals("delete")) {
            return DriverResult.success("nothing is kept of a build");
        }
        Spec spec = message.resource().spec(Spec.class);
        if (spec.sources() == null) {
            return DriverResult.failure("spec.sources is missing: a folder with Java files");
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return DriverResult.failure("this Java has no compiler: use a JDK");
        }
        List<Path> sources;
        try {
            sources = javaFiles(Path.of(spec.sources()));
        } catch (NotDirectoryException e) {
            return DriverResult.failure("spec.sources is not a folder: " + spec.sources());
        }
        if (sources.isEmpty()) {
            return DriverResult.failure("no Java file in " + spec.sources());
        }
        context.logger().info("compiling " + spec.sources() + ", files: " + sources.size());
        return build(compiler, sources, spec.release() == null ? 17 : spec.release(), context.logger());
    }

    private static DriverResult build(JavaCompiler compiler, List<Path> sources, int release, DriverLogger log)
            throws IOException {
        Path classes = Files.createTempDirectory("java-builder");
        try {
            DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
            StringWriter rest = new StringWriter();
            try (StandardJavaFileManager files =
                    compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
                List<String> options = List.of(
                        "-d", classes.toString(), "--release", Integer.toString(release), "-Xlint:all", "-proc:none");
                compiler.getTask(rest, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                        .call();
            }
            rest.toString().lines().forEach(log::info);
            found.getDiagnostics().forEach(diagnostic -> report(diagnostic, log));
            return result(sources.size(), count(classes), found.getDiagnostics());
        } finally {
            delete(classes);
        }
    }

    private static void report(Diagnostic<? extends JavaFileObject> diagnostic, DriverLogger log) {
        DriverLogger placed = log;
        String place = "";
        if (diagnostic.getSource() != null) {
            place = diagnostic.getSource().getName() + ":" + diagnostic.getLineNumber() + ": ";
            placed = log.with("file", diagnostic.getSource().getName())
                    .with("line", diagnostic.getLineNumber())
                    .with("column", diagnostic.getColumnNumber());
        }
        String text = place + diagnostic.getMessage(Locale.ROOT);
        switch (diagnostic.getKind()) {
            case ERROR -> placed.error(text);
            case WARNING, MANDATORY_WARNING -> placed.warn(text);
            default -> placed.info(text);
        }
    }

    private static DriverResult result(
            int files, int classes, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        long errors = diagnostics.stream()
                .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                .count();
        long warnings = diagnostics.stream()
                .filter(it -> it.getKind().name().endsWith("WARNING"))
                .count();
        Built built = new Built(files, classes, errors, warnings);
        return errors == 0
                ? DriverResult.success("compiled, " + warnings + " warnings", built)
                : DriverResult.failure("not compiled, " + errors + " errors", built);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(it -> it.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return (int) tree.filter(Files::isRegularFile).count();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
