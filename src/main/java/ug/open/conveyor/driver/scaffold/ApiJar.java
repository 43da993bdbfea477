package ug.open.conveyor.driver.scaffold;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import ug.open.conveyor.driver.Driver;

/**
 * The library that a Java driver is compiled and tested against, which a new Java project gets a copy of: of this tool's own jar what drivers and
 * their tests use, so that it needs none of the libraries of the rest.
 */
public final class ApiJar {
    private static final String ROOT = Driver.class.getPackageName().replace('.', '/') + "/";
    /** Those that authors and their tests use, and what these stand on. */
    private static final List<String> PACKAGES =
            List.of("testing", "runtime", "attempt", "follow", "mask", "json", "wire");

    private static final String SOURCES = "META-INF/sources/";

    private final String version;
    private final byte[] classes;
    private final Optional<byte[]> sources;

    private ApiJar(String version, byte[] classes, Optional<byte[]> sources) {
        this.version = version;
        this.classes = classes;
        this.sources = sources;
    }

    /** Gives it, where there is one. */
    @FunctionalInterface
    public interface Source {
        /** Empty where this tool does not run from a jar. */
        Optional<ApiJar> read() throws IOException;
    }

    /**
     * Out of this tool's own jar.
     *
     * @param version the version to file it under, that of this tool
     */
    public static ApiJar of(String version, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<ZipEntry> classes = new ArrayList<>();
            List<ZipEntry> sources = new ArrayList<>();
            for (ZipEntry entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
                if (isApi(entry.getName())) {
                    classes.add(entry);
                } else if (entry.getName().startsWith(SOURCES)) {
                    sources.add(entry);
                }
            }
            return new ApiJar(
                    version,
                    packed(zip, classes, ""),
                    sources.isEmpty() ? Optional.empty() : Optional.of(packed(zip, sources, SOURCES)));
        }
    }

    private static boolean isApi(String name) {
        boolean inRoot = name.startsWith(ROOT) && name.indexOf('/', ROOT.length()) < 0;
        return inRoot || PACKAGES.stream().anyMatch(room -> name.startsWith(ROOT + room + "/"));
    }

    private static byte[] packed(ZipFile zip, List<ZipEntry> entries, String without) throws IOException {
        entries.sort(Comparator.comparing(ZipEntry::getName));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : entries) {
                ZipEntry copy = new ZipEntry(entry.getName().substring(without.length()));
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                zip.getInputStream(entry).transferTo(out);
            }
        }
        return bytes.toByteArray();
    }

    /** The version that it is filed under. */
    String version() {
        return version;
    }

    /** The jar. */
    byte[] classes() {
        return classes;
    }

    /** The jar of the sources, for an IDE; empty where this tool's jar has none. */
    Optional<byte[]> sources() {
        return sources;
    }
}
