package ug.open.conveyor.driver.loader;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/** The classes of one driver: those compiled in memory, then those of its class path. */
final class DriverClassLoader extends URLClassLoader {
    private static final String CLASS = ".class";
    private static final int MAX_NAMES = 10_000;

    private final Compiled compiled;
    private final ClassPath classPath;

    static {
        registerAsParallelCapable();
    }

    DriverClassLoader(Compiled compiled, ClassPath classPath) {
        super(classPath.urls(), new ApiOnlyClassLoader());
        this.compiled = compiled;
        this.classPath = classPath;
    }

    /** The names of the classes that are compiled or lie in a folder of the class path: the author's own, jars are others'. */
    List<String> ownNames() {
        List<String> names = new ArrayList<>(compiled.classes().keySet());
        for (Path folder : classPath.entries()) {
            if (Files.isDirectory(folder)) {
                names.addAll(names(folder));
            }
        }
        names.sort(null);
        return names;
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(CLASS))
                    .map(file ->
                            file.substring(0, file.length() - CLASS.length()).replace(File.separatorChar, '.'))
                    .limit(MAX_NAMES)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = compiled.classes().get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public URL findResource(String name) {
        byte[] bytes = compiled.resources().get(name);
        return bytes == null ? super.findResource(name) : InMemory.of(name, bytes);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        byte[] bytes = compiled.resources().get(name);
        if (bytes != null) {
            found.add(InMemory.of(name, bytes));
        }
        super.findResources(name).asIterator().forEachRemaining(found::add);
        return Collections.enumeration(found);
    }

    /** Makes bytes in memory a resource of a class loader. */
    private static final class InMemory extends URLStreamHandler {
        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        static URL of(String name, byte[] bytes) {
            try {
                return new URL("memory", "", -1, "/" + name, new InMemory(bytes));
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public int getContentLength() {
                    return bytes.length;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
