package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles the sources of a project again and again, each time only those that changed. Where other sources can see the change, those that may
 * depend on it are compiled too: all that mention one of its types, and those that mention theirs. Where there is any doubt, such as with
 * annotation processors, a new file or an error, all are compiled.
 */
public final class KeptCompiler implements AutoCloseable {
    private Javac javac;
    private List<String> against = List.of();
    private Map<Path, KnownSource> known = Map.of();
    private Compiled last;
    private Collection<Path> again = List.of();

    /** Knows nothing yet. */
    public KeptCompiler() {}

    /**
     * Compiles what has to be.
     *
     * @return all of it, as if everything had been compiled
     * @throws LoadException when there is nothing to compile, or something does not compile: then with the compiler's own lines
     */
    synchronized Compiled compile(Path project, ClassPath libraries) throws LoadException {
        try {
            List<Path> sources = new MemoryCompiler(project, libraries).sources();
            Map<Path, KnownSource> now = new LinkedHashMap<>();
            for (Path source : sources) {
                now.put(source, KnownSource.of(source));
            }
            against(project, libraries);
            Compiled made = changed(now).orElse(null);
            if (made == null) {
                again = sources;
                made = javac.compile(sources, Map.of());
            }
            known = now;
            last = made;
            return made;
        } catch (IOException e) {
            throw MemoryCompiler.unreadable(e);
        }
    }

    /** The sources that the last compilation had to look at. */
    Collection<Path> compiledAgain() {
        return again;
    }

    /** Begins anew where the libraries are not what they were. */
    private void against(Path project, ClassPath libraries) throws IOException {
        List<String> now = new ArrayList<>(List.of(project.toString()));
        for (Path entry : libraries.entries()) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    now.add(file + " " + attributes.size() + " " + attributes.lastModifiedTime() + " "
                            + attributes.fileKey());
                }
            }
        }
        if (javac == null || !now.equals(against)) {
            close();
            javac = new Javac(project, libraries);
            against = now;
        }
    }

    /** What the changed sources and those that depend on them come to; empty where all have to be compiled. */
    private Optional<Compiled> changed(Map<Path, KnownSource> now) throws IOException {
        if (last == null || !javac.isPlain() || !now.keySet().equals(known.keySet())) {
            return Optional.empty();
        }
        Set<Path> changed = new HashSet<>();
        now.forEach((source, state) -> {
            if (!state.sum().equals(known.get(source).sum())) {
                changed.add(source);
            }
        });
        try {
            Compiled made = of(changed);
            if (shapes(made, changed).equals(shapes(last, changed))) {
                return Optional.of(made);
            }
            Set<Path> all = dependents(changed, made, now);
            return all.size() == now.size() ? Optional.empty() : Optional.of(of(all));
        } catch (LoadException seenOfAll) {
            return Optional.empty();
        }
    }

    /** The classes of all sources, of which these are compiled. */
    private Compiled of(Set<Path> sources) throws LoadException, IOException {
        again = sources;
        if (sources.isEmpty()) {
            return last;
        }
        Map<String, byte[]> classes = new HashMap<>(last.classes());
        Map<String, Path> places = new HashMap<>(last.sources());
        places.values().removeAll(sources);
        classes.keySet().retainAll(places.keySet());
        Compiled made = javac.compile(sources.stream().sorted().toList(), classes);
        classes.putAll(made.classes());
        places.putAll(made.sources());
        return new Compiled(classes, last.resources(), places);
    }

    private static Map<String, String> shapes(Compiled compiled, Set<Path> sources) {
        Map<String, String> shapes = new HashMap<>();
        compiled.sources().forEach((name, source) -> {
            String shape =
                    sources.contains(source) ? ClassShape.of(compiled.classes().get(name)) : "";
            if (!shape.isEmpty()) {
                shapes.put(name, shape);
            }
        });
        return shapes;
    }

    private Set<Path> dependents(Set<Path> changed, Compiled made, Map<Path, KnownSource> now) {
        Set<Path> all = new HashSet<>(changed);
        Set<String> names = new HashSet<>(types(last, all));
        names.addAll(types(made, all));
        for (int before = 0; before < all.size(); ) {
            before = all.size();
            now.forEach((source, state) -> {
                if (!all.contains(source) && state.mentions(names)) {
                    all.add(source);
                    names.addAll(types(last, Set.of(source)));
                }
            });
        }
        return all;
    }

    /** The simple names of the types of these sources. */
    private static Set<String> types(Compiled compiled, Set<Path> sources) {
        Set<String> names = new HashSet<>();
        compiled.sources().forEach((name, source) -> {
            if (sources.contains(source)) {
                String simple = name.substring(name.lastIndexOf('.') + 1);
                names.add(simple);
                names.addAll(List.of(simple.split("\\$")));
            }
        });
        names.removeIf(
                name -> name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))); // anonymous: a number
        return names;
    }

    /** Lets go of all that is kept. */
    @Override
    public synchronized void close() throws IOException {
        last = null;
        if (javac != null) {
            javac.close();
            javac = null;
        }
    }
}
