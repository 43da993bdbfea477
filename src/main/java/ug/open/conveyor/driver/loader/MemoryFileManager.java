package ug.open.conveyor.driver.loader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import ug.open.conveyor.driver.Driver;

/** Keeps compiled classes in memory, and shows the sources of this tool's own classes just the root package: the driver API. */
final class MemoryFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private static final Location API = StandardLocation.locationFor("CONVEYOR_DRIVER_API");

    private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

    MemoryFileManager(StandardJavaFileManager files, ClassPath libraries) throws IOException {
        super(files);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries.entries());
        files.setLocationFromPaths(API, List.of(apiPlace()));
    }

    /** The jar or folder that this tool runs from. */
    private static Path apiPlace() {
        try {
            return Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new HashMap<>();
        compiled.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String name, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> found = super.list(location, name, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !name.equals(ApiOnlyClassLoader.API)) {
            return found;
        }
        List<JavaFileObject> all = new ArrayList<>();
        super.list(API, name, kinds, false).forEach(all::add);
        found.forEach(all::add);
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        String name = super.inferBinaryName(location, file);
        return name == null && location == StandardLocation.CLASS_PATH ? super.inferBinaryName(API, file) : name;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                compiled.put(name, bytes);
                return bytes;
            }
        };
    }
}
