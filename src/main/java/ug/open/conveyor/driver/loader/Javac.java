package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler for the sources of one project against one class path. A second compilation finds the libraries opened already. */
final class Javac implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-g", "-Xlint:none", "-nowarn", "-Xmaxerrs", "0");
    private static final int ASKED_FOR_PROCESSORS = 21; // from which Java on; soon after, it does not run them unasked

    private final Path project;
    private final ClassPath libraries;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files =
            compiler.getStandardFileManager(this::report, Locale.ROOT, StandardCharsets.UTF_8);
    private DiagnosticCollector<JavaFileObject> problems;
    private boolean plain = true;

    Javac(Path project, ClassPath libraries) {
        this.project = project;
        this.libraries = libraries;
    }

    /** Whether each class so far was made of its source alone: no annotation processor took part, and no preview feature. */
    boolean isPlain() {
        return plain;
    }

    /**
     * Compiles these sources.
     *
     * @param kept class files of other sources of the project, by the names of the classes
     * @throws LoadException when something does not compile, with the compiler's own lines
     */
    Compiled compile(List<Path> sources, Map<String, byte[]> kept) throws LoadException, IOException {
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(processing());
        Attempt first = attempt(sources, kept, options);
        if (!first.usesPreview() || !PreviewFeatures.areOn()) {
            return first.compiled(project, sources);
        }
        plain = false;
        options.addAll(List.of(
                "--enable-preview", "-source", String.valueOf(Runtime.version().feature())));
        return attempt(sources, kept, options).compiled(project, sources);
    }

    private List<String> processing() throws IOException {
        try (ProcessorClassLoader loader = new ProcessorClassLoader(libraries.urls())) {
            if (!loader.hasProcessors()) {
                return List.of("-proc:none");
            }
        }
        plain = false;
        return Runtime.version().feature() >= ASKED_FOR_PROCESSORS ? List.of("-proc:full") : List.of();
    }

    private Attempt attempt(List<Path> sources, Map<String, byte[]> kept, List<String> options)
            throws LoadException, IOException {
        problems = new DiagnosticCollector<>();
        StringWriter said = new StringWriter();
        MemoryFileManager manager = new MemoryFileManager(files, libraries, kept);
        try {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            boolean good = compiler.getTask(said, manager, problems, options, null, units)
                    .call();
            return new Attempt(good, errors(), said.toString(), manager.compiled(sources));
        } catch (RuntimeException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            throw new LoadException(
                    "the driver does not compile: an annotation processor on its class path failed: " + cause, thrown);
        }
    }

    /** Of the files themselves, such as bytes that are no text. */
    private void report(Diagnostic<? extends JavaFileObject> problem) {
        problems.report(problem);
    }

    private List<Diagnostic<? extends JavaFileObject>> errors() {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /**
     * The outcome of a compilation.
     *
     * @param errors also where it was content: bytes that are no text do not count with it
     */
    private record Attempt(
            boolean good, List<Diagnostic<? extends JavaFileObject>> errors, String said, Compiled made) {
        boolean usesPreview() {
            return errors.stream().anyMatch(error -> error.getCode().contains("preview"));
        }

        private boolean misses(String code) {
            return errors.stream().anyMatch(error -> error.getCode().equals("compiler.err." + code));
        }

        Compiled compiled(Path project, List<Path> sources) throws LoadException, IOException {
            if (misses("illegal.char.for.encoding")) {
                throw new LoadException(new SourceText(project).problems(sources));
            }
            if (good && errors.isEmpty()) {
                return made;
            }
            if (errors.isEmpty()) {
                throw new LoadException("the driver does not compile: " + said.strip());
            }
            Diagnostics found = new Diagnostics(project);
            String text = found.text(errors);
            if (usesPreview()) {
                text += "\nto use preview features of this Java, " + PreviewFeatures.WAY_IN;
            }
            if (misses("doesnt.exist")) {
                text += "\n" + found.adviceOnLibraries();
            }
            throw new LoadException(text);
        }
    }
}
