package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a project's {@code src/main/java} for the running JDK, so that a new project needs no build tool. All that is made stays in memory.
 * Annotation processors on the class path run, as javac runs them.
 *
 * @param project the project's folder
 * @param libraries what the sources may use beside the JDK and the driver API
 */
record MemoryCompiler(Path project, ClassPath libraries) {
    static final String SOURCES = "src/main/java";

    private static final List<String> OPTIONS = List.of("-g", "-Xlint:none", "-nowarn", "-Xmaxerrs", "0");
    private static final int ASKED_FOR_PROCESSORS = 21; // from which Java on; soon after, it does not run them unasked

    /**
     * What came of them.
     *
     * @throws LoadException when there is nothing to compile, or something does not compile: then with the compiler's own lines
     */
    Compiled compile() throws LoadException {
        try {
            List<Path> sources = sources();
            List<String> options = new ArrayList<>(OPTIONS);
            options.addAll(processing());
            Attempt first = attempt(sources, options);
            if (!first.usesPreview() || !PreviewFeatures.areOn()) {
                return first.compiled(project, sources);
            }
            options.addAll(List.of(
                    "--enable-preview",
                    "-source",
                    String.valueOf(Runtime.version().feature())));
            return attempt(sources, options).compiled(project, sources);
        } catch (IOException unreadable) {
            throw new LoadException("the sources cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private List<Path> sources() throws LoadException, IOException {
        Path folder = project.resolve(SOURCES);
        if (!Files.isDirectory(folder)) {
            throw new LoadException("there is nothing to compile: no folder " + folder
                    + "; put the driver there, or name its classes by `classpath:` in driver.yaml");
        }
        List<Path> sources = SourceFiles.below(project, folder);
        if (sources.isEmpty()) {
            throw new LoadException("there is nothing to compile: no .java file in " + folder);
        }
        return sources;
    }

    private List<String> processing() throws IOException {
        try (ProcessorClassLoader loader = new ProcessorClassLoader(libraries.urls())) {
            if (!loader.hasProcessors()) {
                return List.of("-proc:none");
            }
        }
        return Runtime.version().feature() >= ASKED_FOR_PROCESSORS ? List.of("-proc:full") : List.of();
    }

    private Attempt attempt(List<Path> sources, List<String> options) throws LoadException, IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            MemoryFileManager manager = new MemoryFileManager(files, libraries);
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            boolean good = compiler.getTask(said, manager, problems, options, null, units)
                    .call();
            return new Attempt(good, errors(problems), said.toString(), manager.compiled());
        } catch (RuntimeException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            throw new LoadException(
                    "the driver does not compile: an annotation processor on its class path failed: " + cause, thrown);
        }
    }

    private static List<Diagnostic<? extends JavaFileObject>> errors(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /**
     * What the compiler said.
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
            String text = new Diagnostics(project).text(errors);
            if (usesPreview()) {
                text += "\nto use preview features of this Java, " + PreviewFeatures.WAY_IN;
            }
            if (misses("doesnt.exist")) {
                text += "\n" + new MissingLibrary(project).advice();
            }
            throw new LoadException(text);
        }
    }
}
