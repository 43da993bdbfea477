package ug.open.conveyor.driver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;

/** {@code docs/java-drivers.md} does what it says. */
class JavaDriversTest {
    @TempDir
    private Path folder;

    @Test
    void theTestOfThePagePasses() throws Exception {
        Page page = Page.of("java-drivers.md");
        page.compile(folder);
        int run = 0;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavaDriversTest.class.getClassLoader())) {
            Class<?> test = loader.loadClass("com.example.ImagePusherTest");
            for (Method method : test.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    Constructor<?> maker = test.getDeclaredConstructor();
                    maker.setAccessible(true);
                    method.setAccessible(true);
                    method.invoke(maker.newInstance());
                    run++;
                }
            }
        }
        assertThat(run).isEqualTo(2);
    }

    @Test
    void itsDefinitionsAreThoseOfAProject() throws Exception {
        List<String> definitions = Page.of("java-drivers.md").blocks("yaml");
        DriverProject compiled = project(definitions.get(0));
        assertThat(compiled.definition().name()).isEqualTo("image-pusher");
        assertThat(compiled.definition().timeout()).isEqualTo(DriverDefinition.DEFAULT_TIMEOUT);
        assertThat(compiled.definition().retry()).isEqualTo(new Retry(2, java.time.Duration.ofSeconds(2)));
        assertThat(compiled.code()).isInstanceOf(Code.JavaClass.class);
        Code.JavaClass built = (Code.JavaClass) project(definitions.get(1)).code();
        assertThat(built.classpath()).containsExactly("target/classes", "target/lib/*");
        assertThat(built.build()).isPresent();
    }

    private DriverProject project(String definition) throws Exception {
        Files.writeString(folder.resolve(DriverProject.FILE), definition);
        return DriverProject.read(folder, Map.of());
    }
}
