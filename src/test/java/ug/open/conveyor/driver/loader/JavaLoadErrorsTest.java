package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.runtime.Secrets;

class JavaLoadErrorsTest {
    private static final String GOOD = JavaFixture.reconcile("return DriverResult.success(\"\");");

    @TempDir
    Path folder;

    private JavaFixture project;

    @BeforeEach
    void prepare() {
        project = new JavaFixture(folder, new OutputCapture(System.out, System.err));
    }

    @Test
    void saysWhatDoesNotCompileAsTheCompilerWould() {
        project.driver("\tint n = missing;\n    return \"text\";");
        assertThatThrownBy(project::load).isInstanceOf(LoadException.class).hasMessage("""
                        the driver does not compile, 2 errors:
                        src/main/java/demo/Demo.java:6: error: cannot find symbol
                        \tint n = missing;
                        \t        ^
                          symbol:   variable missing
                          location: class demo.Demo
                        src/main/java/demo/Demo.java:7: error: incompatible types: java.lang.String cannot be converted to ug.open.conveyor.driver.DriverResult
                            return "text";
                                   ^""");
    }

    @Test
    void showsTheFirstTwentyErrors() {
        project.driver("int a = b;\n".repeat(25) + "return null;");
        String message = catchThrowable(project::load).getMessage();
        assertThat(message).startsWith("the driver does not compile, ").endsWith(" more");
        assertThat(message.lines().filter(line -> line.contains(": error: "))).hasSize(20);
    }

    @Test
    void hidesTheToolFromTheCompiler() {
        project.driver("return new ug.open.conveyor.driver.runtime.Summary(null) == null ? null : null;");
        assertThatThrownBy(project::load)
                .hasMessageContaining("package ug.open.conveyor.driver.runtime does not exist");
    }

    @Test
    void saysThatThereAreNoSources() throws Exception {
        assertThatThrownBy(project::load).hasMessageStartingWith("there is nothing to compile: no folder " + folder);
        Files.createDirectories(folder.resolve("src/main/java"));
        assertThatThrownBy(project::load)
                .hasMessageStartingWith("there is nothing to compile: no .java file in " + folder);
    }

    @Test
    void refusesALinkThatLeadsBack() throws Exception {
        project.driver("return null;");
        Files.createSymbolicLink(folder.resolve("src/main/java/demo/loop"), folder.resolve("src/main/java"));
        assertThatThrownBy(project::load)
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "src/main/java/demo/loop is a link to a folder that it is in itself, so that the sources have no end:"
                                + " remove it, or let it lead elsewhere");
    }

    @Test
    void refusesASourceThatIsALinkToNothing() throws Exception {
        project.driver("return null;");
        Files.createSymbolicLink(folder.resolve("src/main/java/demo/Gone.java"), Path.of("elsewhere/Gone.java"));
        assertThatThrownBy(project::load)
                .hasMessage(
                        "src/main/java/demo/Gone.java is a link to elsewhere/Gone.java, which is not there: correct the link,"
                                + " or remove it");
    }

    @Test
    void saysWhereSourcesAreNotUtf8() throws Exception {
        project.driver("String s = \"\u00fc\";\n// gr\u00fc\u00df\nreturn null;");
        Path file = folder.resolve("src/main/java/demo/Demo.java");
        String text = Files.readString(file);
        Files.write(file, text.replace("\"\u00fc\"", "\"\"").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(project::load).isInstanceOf(LoadException.class).hasMessage("""
                        the sources have to be UTF-8:
                        src/main/java/demo/Demo.java:7:6: the byte 0xFC is no UTF-8
                        save them as UTF-8, such as by 'iconv -f ISO-8859-1 -t UTF-8', or let a build of the project's own compile them: \
                        java: {class: …, build: …, classpath: […]}""");
    }

    static Stream<Arguments> buildFiles() {
        return Stream.of(
                Arguments.of("pom.xml", "name the library in pom.xml, whose dependencies are on the class path; where"),
                Arguments.of("notes.txt", "a library has to be on the class path of driver.yaml: put its jar into"));
    }

    @ParameterizedTest
    @MethodSource("buildFiles")
    void saysWhereALibraryHasToBeNamed(String file, String sentence) {
        project.file(file, "<project/>")
                .file("src/main/java/demo/Demo.java", "package demo;\nimport org.acme.Tool;\nclass Demo { }\n");
        assertThatThrownBy(project::load)
                .hasMessageContaining("package org.acme does not exist")
                .hasMessageContaining("\n" + sentence)
                .hasMessageContaining("java: {class: …, classpath: [\"");
    }

    @Test
    void saysHowPreviewFeaturesAreTurnedOn() {
        project.driver(JavaFixture.PREVIEW + "return null;");
        assertThatThrownBy(project::load)
                .hasMessageEndingWith("\nto use preview features of this Java, start conveyor-driver with"
                        + " CONVEYOR_DRIVER_JAVA_OPTS=--enable-preview in the environment");
    }

    @Test
    void saysThatABuiltClassUsesPreviewFeatures() throws Exception {
        project.driver("return null;").build();
        Path file = folder.resolve("target/classes/demo/Demo.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[4] = -1;
        bytes[5] = -1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> project.load("demo.Demo", List.of(), List.of("target/classes")))
                .hasMessage("the class demo.Demo uses preview features of this Java: start conveyor-driver with"
                        + " CONVEYOR_DRIVER_JAVA_OPTS=--enable-preview in the environment");
    }

    @Test
    void saysWhichJarIsNone() {
        project.file("lib/broken.jar", "not a zip").driver("return null;");
        assertThatThrownBy(() -> project.load("demo.Demo", List.of(), List.of("lib/*")))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith(
                        "on the classpath, lib/broken.jar is neither a folder nor a jar that can be read: ");
        assertThatThrownBy(() -> project.load("demo.Demo", List.of(), List.of("src/main/java/demo/Demo.java")))
                .hasMessageStartingWith("on the classpath, src/main/java/demo/Demo.java is neither a folder nor a jar");
    }

    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of(
                        "public class Demo { }", "is no driver: it does not implement ug.open.conveyor.driver.Driver"),
                Arguments.of("public abstract class Demo implements Driver { }", "is abstract"),
                Arguments.of("public interface Demo extends Driver { }", "is an interface"),
                Arguments.of(
                        "public class Demo implements Driver { public Demo(int n) { }" + GOOD + "}",
                        "has no public constructor without parameters"),
                Arguments.of(
                        "public class Demo implements Driver { private Demo() { }" + GOOD + "}",
                        "has no public constructor without parameters"),
                Arguments.of(
                        "public class Demo implements Driver { public Demo() { throw new IllegalStateException(\"no token\"); }\n"
                                + GOOD + "}",
                        "the constructor of demo.Demo threw java.lang.IllegalStateException: no token (at demo.Demo.<init>(Demo.java:4))"),
                Arguments.of(
                        "public class Demo implements Driver { static int n = Integer.parseInt(\"x\");\n" + GOOD + "}",
                        "the static initializer of demo.Demo threw java.lang.NumberFormatException: For input string: \"x\" (at demo.Demo.<clinit>(Demo.java:4))"),
                Arguments.of(
                        "class Other implements Driver {" + GOOD + "}",
                        "the class demo.Demo was not found; there is demo.Other"),
                Arguments.of(
                        "class Other { }", "the class demo.Demo was not found; there is no driver in the project"));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void saysWhyAClassIsNoDriver(String source, String problem) {
        project.source(source.contains("class Other") ? "Other" : "Demo", source);
        assertThatThrownBy(project::load).isInstanceOf(LoadException.class).hasMessageContaining(problem);
    }

    @Test
    void saysThatAnInnerClassMustBeStatic() {
        project.source("Demo", "public class Demo { public class Inner implements Driver {" + GOOD + "} }");
        assertThatThrownBy(() -> project.load("demo.Demo$Inner", List.of(), List.of()))
                .hasMessage("the class demo.Demo$Inner is an inner class; make it static");
    }

    @Test
    void saysWhichClassPathEntryIsMissing() {
        assertThatThrownBy(() -> project.load("demo.Demo", List.of(), List.of("target/classes")))
                .hasMessageStartingWith("the classpath entry 'target/classes' does not exist in " + folder);
        assertThatThrownBy(() -> project.load("demo.Demo", List.of(), List.of("target/lib/*")))
                .hasMessageStartingWith("the classpath entry 'target/lib/*' does not exist in " + folder);
    }

    @Test
    void saysWhichClassADriverMisses() throws Exception {
        project.source("Part", "public class Part { }").driver("return null;");
        project.source("Demo", "public class Demo implements Driver { Part part = new Part(); " + GOOD + "}")
                .build();
        Files.delete(folder.resolve("target/classes/demo/Part.class"));
        assertThatThrownBy(() -> project.load("demo.Demo", List.of(), List.of("target/classes")))
                .hasMessageStartingWith(
                        "the class demo.Demo needs a class that is not there: demo.Part; a driver sees");
    }

    @Test
    void saysThatAClassIsForANewerJava() throws Exception {
        project.driver("return null;").build();
        Path file = folder.resolve("target/classes/demo/Demo.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 99;
        Files.write(file, bytes);
        assertThatThrownBy(() -> project.load("demo.Demo", List.of(), List.of("target/classes")))
                .hasMessageStartingWith("the class demo.Demo was built for a newer Java than this one, ");
    }

    @Test
    void saysThatABuildFailedWithItsLastLines() {
        List<String> build = List.of("sh", "-c", "for i in $(seq 130); do echo line $i; done; exit 2");
        String message = catchThrowable(() -> project.load("demo.Demo", build, List.of()))
                .getMessage();
        assertThat(message).startsWith("the build failed: 'sh -c for i in").contains("ended with exit 2\nline 31\n");
        assertThat(message).endsWith("\nline 130");
    }

    @Test
    void saysThatABuildCommandIsMissing() {
        assertThatThrownBy(() -> project.load("demo.Demo", List.of("./mvnw", "package"), List.of()))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("the build failed: the command './mvnw' does not exist");
    }

    @Test
    void stopsABuildWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> project.load("demo.Demo", List.of("sleep", "1000"), List.of()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void saysThatAJreHasNoCompiler() throws Exception {
        project.driver("return null;");
        Process java = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--limit-modules",
                        "java.base,java.compiler",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JavaLoadErrorsTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(java.getInputStream().readAllBytes()))
                .startsWith("this Java has no compiler, which a project without `classpath:` in driver.yaml needs.");
    }

    /** Loads {@code demo.Demo} of a folder, and prints what is wrong. */
    public static void main(String[] folder) throws Exception {
        try {
            JavaSpec spec = new JavaSpec("demo.Demo", Path.of(folder[0]), List.of(), List.of());
            OutputCapture capture = new OutputCapture(System.out, System.err);
            Loader.load(new LoadRequest(
                    spec, Path.of(folder[0]), Secrets.none(), capture, line -> {}, Builds.always(line -> {})));
        } catch (LoadException problem) {
            System.out.println(problem.getMessage());
        }
    }
}
