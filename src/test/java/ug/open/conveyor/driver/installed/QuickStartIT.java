package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars that the build makes quick to start: src/build/QuickStart.java. */
class QuickStartIT {
    private static final Path LIB = Installation.BUILT.resolve("lib");
    private static final int JAVA_17 = 61;

    private static Path jar(String name) throws IOException {
        try (Stream<Path> jars = Files.list(LIB)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> classes(Path jar, String part) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                String name = entry.getName();
                if (name.endsWith(".class") && name.contains(part) && !name.contains("module-info")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static int version(JarFile jar, String file) {
        try (InputStream in = jar.getInputStream(jar.getEntry(file));
                DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(6);
            return data.readUnsignedShort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noClassIsTooOldForAnArchive() throws IOException {
        for (Path path : List.of(jar("picocli"), jar("conveyor-driver"))) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(classes(path, "")).isNotEmpty().allMatch(file -> version(jar, file) >= JAVA_17);
                assertThat(jar.getEntry("META-INF/CHANGES.txt")).isNotNull();
            }
        }
    }

    @Test
    void eachLambdaIsAVerifiedClassInTheNestOfItsHost() throws Exception {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(LIB)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                jars.add(file.toUri().toURL());
            }
        }
        List<String> lambdas = classes(jar("conveyor-driver"), "$$Lambda");
        assertThat(lambdas).hasSizeGreaterThan(100);
        ClassLoader jdk = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]), jdk)) {
            for (String file : lambdas) {
                String name =
                        file.substring(0, file.length() - ".class".length()).replace('/', '.');
                Class<?> made = Class.forName(name, true, loader); // the JVM verifies what it initializes
                assertThat(made.getNestHost()).as(name).isNotEqualTo(made);
                assertThat(made.getNestHost().getNestMembers()).contains(made);
            }
        }
    }

    @Test
    void theListenerOfSignalsIsAHandlerOfTheJdkByItself() throws Exception {
        URL[] jars = {jar("conveyor-driver").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> listener = Class.forName("ug.open.conveyor.driver.host.SignalListener", true, loader);
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            assertThat(handler).isAssignableFrom(listener);
            assertThat(listener.getMethod("handle", Class.forName("sun.misc.Signal")))
                    .isNotNull();
        }
    }
}
