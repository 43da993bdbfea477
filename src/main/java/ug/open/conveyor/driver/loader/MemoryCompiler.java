package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a project's {@code src/main/java} for the running JDK, so that a new project needs no build tool. The classes stay in memory.
 *
 * @param project the project's folder
 * @param libraries what the sources may use beside the JDK and the driver API
 */
record MemoryCompiler(Path project, ClassPath libraries) {
    static final String SOURCES = "src/main/java";

    private static final List<String> OPTIONS = List.of("-g", "-proc:none", "-Xlint:none", "-nowarn", "-Xmaxerrs", "0");

    /**
     * The classes by name.
     *
     * @throws LoadException when there is nothing to compile, or something does not compile: then with the compiler's own lines
     */
    Map<String, byte[]> compile() throws LoadException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            MemoryFileManager manager = new MemoryFileManager(files, libraries);
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjectsFromPaths(sources());
            if (!compiler.getTask(null, manager, problems, OPTIONS, null, sources)
                    .call()) {
                throw new LoadException(new Diagnostics(project).text(errors(problems)));
            }
            return manager.classes();
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

    private static List<Diagnostic<? extends JavaFileObject>> errors(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}
