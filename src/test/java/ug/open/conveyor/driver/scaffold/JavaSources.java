package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the Java sources of a project against this one and loads them. */
final class JavaSources {
    private JavaSources() {}

    /** A class loader with the classes; a warning is an error. */
    static URLClassLoader compile(Path classes, Path... roots) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        List<String> options =
                List.of("-d", classes.toString(), "--release", "17", "-Xlint:all", "-Xlint:-options", "-Werror");
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            output, files, null, options, null, files.getJavaFileObjectsFromPaths(javaFiles(roots)))
                    .call();
            if (!compiled) {
                throw new AssertionError("does not compile:\n" + output);
            }
        }
        return new URLClassLoader(new URL[] {url(classes)}, JavaSources.class.getClassLoader());
    }

    private static List<Path> javaFiles(Path... roots) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> tree = Files.walk(root)) {
                tree.filter(it -> it.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
