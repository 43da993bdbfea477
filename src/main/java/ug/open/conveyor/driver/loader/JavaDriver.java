package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** A driver that is a class of the author's. It runs inside this tool, which a {@code System.exit} in it ends. */
final class JavaDriver implements LoadedDriver {
    static final String RESOURCES = "src/main/resources";

    private final Driver driver;
    private final DriverClassLoader classes;
    private final LoadRequest request;

    private JavaDriver(Driver driver, DriverClassLoader classes, LoadRequest request) {
        this.driver = driver;
        this.classes = classes;
        this.request = request;
    }

    static JavaDriver load(JavaSpec spec, LoadRequest request) throws LoadException, InterruptedException {
        request.builds().run(spec.build(), spec.folder());
        ClassPath classPath = ClassPath.of(spec.folder(), spec.classpath()).with(Libraries.of(spec, request.builds()));
        classPath.idle().forEach(request.hint());
        try (OutputCapture.Work work =
                request.capture().outsideAttempts()) { // annotation processors are others' code too
            DriverClassLoader classes = classes(spec, classPath, request);
            return new JavaDriver(driver(spec, classes), classes, request);
        }
    }

    private static Driver driver(JavaSpec spec, DriverClassLoader classes) throws LoadException {
        try (Swap swap = Swap.to(classes)) {
            return new DriverClass(spec.className(), classes).instance();
        } catch (LoadException | RuntimeException | Error unusable) {
            close(classes);
            throw unusable;
        }
    }

    private static DriverClassLoader classes(JavaSpec spec, ClassPath classPath, LoadRequest request)
            throws LoadException {
        if (!compiles(spec, classPath)) {
            return new DriverClassLoader(Compiled.NOTHING, classPath);
        }
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) { // a small runtime has not even its interfaces
            throw new LoadException(
                    "this Java has no compiler, which a project without `classpath:` in driver.yaml needs."
                            + " Run with a JDK (JAVA_HOME), or build the project and say where its classes are: java: {class: …, classpath: [target/classes]}");
        }
        Compiled compiled = request.kept().isPresent()
                ? request.kept().get().compile(spec.folder(), classPath)
                : new MemoryCompiler(spec.folder(), classPath).compile();
        Path resources = spec.folder().resolve(RESOURCES);
        return new DriverClassLoader(compiled, Files.isDirectory(resources) ? classPath.after(resources) : classPath);
    }

    /** Whether the project's sources are compiled in memory; else the driver is on its class path. */
    static boolean compiles(JavaSpec spec, ClassPath classPath) {
        return spec.classpath().isEmpty() || isOnlyInSources(spec, classPath);
    }

    /** Whether the class path has just the libraries that the sources need. */
    private static boolean isOnlyInSources(JavaSpec spec, ClassPath classPath) {
        String name = spec.className().replace('.', '/');
        DriverClassLoader built = new DriverClassLoader(Compiled.NOTHING, classPath);
        try {
            return spec.build().isEmpty()
                    && built.findResource(name + ".class") == null
                    && Files.exists(spec.folder().resolve(MemoryCompiler.SOURCES + "/" + name + ".java"));
        } finally {
            close(built);
        }
    }

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
        try (OutputCapture.Work work = request.capture().attempt(context.logger(), request.secrets());
                Swap swap = Swap.to(classes)) {
            return driver.reconcile(message, context);
        } catch (Exception | Error thrown) {
            DriverFrames.only(thrown);
            throw thrown;
        }
    }

    @Override
    public void close() throws Exception {
        try (OutputCapture.Work work = request.capture().outsideAttempts();
                Swap swap = Swap.to(classes)) {
            if (driver instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } finally {
            close(classes);
        }
    }

    private static void close(DriverClassLoader classes) {
        try {
            classes.close();
        } catch (IOException leaves) {
            // Jars that stay open until the tool ends harm nobody.
        }
    }

    /** Makes the driver's class loader that of the thread, since libraries look things up there, and undoes it. */
    private record Swap(Thread thread, ClassLoader before) implements AutoCloseable {
        static Swap to(ClassLoader loader) {
            Thread thread = Thread.currentThread();
            Swap swap = new Swap(thread, thread.getContextClassLoader());
            thread.setContextClassLoader(loader);
            return swap;
        }

        @Override
        public void close() {
            thread.setContextClassLoader(before);
        }
    }
}
