package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import ug.open.conveyor.driver.Driver;

/** Keeps all that is made in memory, and shows the sources of this tool's own classes just the root package: the driver API. */
final class MemoryFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private static final Location API = StandardLocation.locationFor("CONVEYOR_DRIVER_API");

    private final ClassPath libraries;
    private final Map<String, MemoryFile> made = new LinkedHashMap<>();
    private final Map<String, MemoryFile> classes = new HashMap<>();
    private final Map<String, FileObject> origins = new HashMap<>();
    private final Map<JavaFileObject, String> kept = new LinkedHashMap<>();

    /** @param kept class files that were made before, by the names of the classes: they come before the libraries */
    MemoryFileManager(StandardJavaFileManager files, ClassPath libraries, Map<String, byte[]> kept) throws IOException {
        super(files);
        this.libraries = libraries;
        kept.forEach((name, bytes) -> this.kept.put(MemoryFile.ofClass(name, bytes), name));
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

    /** @param sources what was compiled */
    Compiled compiled(List<Path> sources) {
        Map<String, byte[]> classFiles = new HashMap<>();
        classes.forEach((name, file) -> classFiles.put(name, file.bytes()));
        Map<String, byte[]> resources = new HashMap<>();
        made.forEach((path, file) -> {
            if (file.isWritten() && file.getKind() == JavaFileObject.Kind.OTHER) {
                resources.put(path, file.bytes());
            }
        });
        Map<URI, Path> places = new HashMap<>();
        sources.forEach(source -> places.put(source.toUri(), source));
        Map<String, Path> sourceOf = new HashMap<>();
        origins.forEach((name, origin) -> sourceOf.computeIfAbsent(name, of -> places.get(origin.toUri())));
        return new Compiled(classFiles, resources, sourceOf);
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
        return location == StandardLocation.CLASS_PATH
                ? new ProcessorClassLoader(libraries.urls())
                : super.getClassLoader(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String name, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> found = super.list(location, name, kinds, recurse);
        boolean api = name.equals(ApiOnlyClassLoader.API);
        if (location != StandardLocation.CLASS_PATH || !api && kept.isEmpty()) {
            return found;
        }
        List<JavaFileObject> all = new ArrayList<>();
        if (kinds.contains(JavaFileObject.Kind.CLASS)) {
            kept.forEach((file, of) -> {
                if (of.substring(0, Math.max(0, of.lastIndexOf('.'))).equals(name)) {
                    all.add(file);
                }
            });
        }
        if (api) {
            super.list(API, name, kinds, false).forEach(all::add);
        }
        found.forEach(all::add);
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        if (kept.containsKey(file)) {
            return kept.get(file);
        }
        String name = super.inferBinaryName(location, file);
        return name == null && location == StandardLocation.CLASS_PATH ? super.inferBinaryName(API, file) : name;
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one instanceof MemoryFile || other instanceof MemoryFile
                ? one.equals(other)
                : super.isSameFile(one, other);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        MemoryFile file = make(name.replace('.', '/') + kind.extension, kind);
        if (kind == JavaFileObject.Kind.CLASS) {
            classes.put(name, file);
            if (sibling != null) {
                origins.put(name, sibling);
            }
        }
        return file;
    }

    @Override
    public FileObject getFileForOutput(Location location, String folder, String name, FileObject sibling) {
        return make(path(folder, name), JavaFileObject.Kind.OTHER);
    }

    /** Of what is made: what was made before. A processor adds to its own files so. */
    @Override
    public FileObject getFileForInput(Location location, String folder, String name) throws IOException {
        return location.isOutputLocation()
                ? made.get(path(folder, name))
                : super.getFileForInput(location, folder, name);
    }

    private MemoryFile make(String path, JavaFileObject.Kind kind) {
        return made.computeIfAbsent(path, absent -> new MemoryFile(path, kind));
    }

    private static String path(String folder, String name) {
        return folder.isEmpty() ? name : folder.replace('.', '/') + "/" + name;
    }
}
