package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compiled again after a change; and that the result is always the one of a compilation of everything. */
final class KeptCompilerTest {
    private static final Map<String, String> PROJECT = Map.of(
            "Base",
                    "class Base { static final int SIZE = 1; int size() { return SIZE; } private int own() { return 1; } }",
            "Middle", "class Middle extends Base { }",
            "Far", "class Far { int far() { return Middle.SIZE; } }",
            "Chained", "class Chained { int c(Holder h) { return h.get().size(); } }",
            "Holder", "class Holder { Middle get() { return new Middle(); } }",
            "Alone",
                    "class Alone { String text() { Runnable r = new Runnable() { public void run() { } }; return \"a\" + r; } }",
            "Kind", "enum Kind { ONE, TWO; @interface Marked { int value() default 1; } }",
            "Uses", "class Uses { int u(Kind k) { return switch (k) { case ONE -> 1; case TWO -> 2; }; } }");

    @TempDir
    private Path folder;

    private final KeptCompiler kept = new KeptCompiler();

    @BeforeEach
    void aProject() throws Exception {
        for (Map.Entry<String, String> each : PROJECT.entrySet()) {
            write(each.getKey(), each.getValue());
        }
        assertThat(compiled()).hasSize(PROJECT.size());
    }

    @AfterEach
    void close() throws IOException {
        kept.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("src/main/java/demo/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package demo;\n" + text + "\n");
    }

    /** The names of the sources that were compiled. */
    private List<String> compiled() throws Exception {
        ClassPath none = ClassPath.of(folder, List.of());
        Compiled made = kept.compile(folder, none);
        assertThat(texts(made)).isEqualTo(texts(new MemoryCompiler(folder, none).compile()));
        return kept.compiledAgain().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .sorted()
                .toList();
    }

    private static Map<String, List<Byte>> texts(Compiled made) {
        Map<String, List<Byte>> texts = new HashMap<>();
        made.classes().forEach((name, bytes) -> {
            List<Byte> list = new java.util.ArrayList<>();
            for (byte b : bytes) {
                list.add(b);
            }
            texts.put(name, list);
        });
        return texts;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("Alone", "class Alone { String text() { return \"b\" + new Object() { }; } }", "Alone"),
                Arguments.of(
                        "Alone",
                        "class Alone { String text() { Runnable r = () -> { }; return \"c\" + r; } }",
                        "Alone"),
                Arguments.of(
                        "Base",
                        "class Base { static final int SIZE = 1; int size() { return own() + 5; } private long more; "
                                + "private int own() { return 1; } }",
                        "Base Chained Far Holder Middle"),
                Arguments.of(
                        "Base",
                        "class Base { static final int SIZE = 1; int size() { return more(); } private int more() { return 2; } }",
                        "Base"),
                Arguments.of(
                        "Base",
                        "class Base { static final int SIZE = 2; int size() { return SIZE; } private int own() { return 1; } }",
                        "Base Chained Far Holder Middle"),
                Arguments.of(
                        "Base",
                        "class Base { static final int SIZE = 1; int size() { return SIZE; } int size(int a) { return 1; } private int own()"
                                + " { return 1; } }",
                        "Base Chained Far Holder Middle"),
                Arguments.of(
                        "Holder", "class Holder { Middle get() { return null; } class Inner { } }", "Chained Holder"),
                Arguments.of(
                        "Kind", "enum Kind { ONE, TWO; @interface Marked { int value() default 2; } }", "Kind Uses"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void onlyWhatChangedAndWhatMayDependOnItIsCompiledAgain(String name, String text, String again) throws Exception {
        write(name, text);
        assertThat(compiled()).containsExactly(again.split(" "));
        assertThat(compiled()).as("nothing changed").isEmpty();
    }

    @Test
    void aNewAndAMissingSourceMeanEverything() throws Exception {
        write("New", "class New { }");
        assertThat(compiled()).hasSize(PROJECT.size() + 1);
        Files.delete(folder.resolve("src/main/java/demo/New.java"));
        assertThat(compiled()).hasSize(PROJECT.size());
    }

    @Test
    void anErrorInADependentIsFoundAndMended() throws Exception {
        write("Base", "class Base { static final int SIZE = 1; int length() { return SIZE; } }");
        assertThatThrownBy(this::compiled)
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("src/main/java/demo/Chained.java:2: error: cannot find symbol");
        write("Base", PROJECT.get("Base"));
        assertThat(compiled()).as("as it was before the error").isEmpty();
        write("Kind", "enum Kind { ONE, TWO, THREE; @interface Marked { int value() default 1; } }");
        assertThatThrownBy(this::compiled)
                .hasMessageContaining("Uses.java:2: error: the switch expression does not cover");
        write("Uses", "class Uses { int u(Kind k) { return switch (k) { case ONE -> 1; default -> 2; }; } }");
        assertThat(compiled()).containsExactly("Kind", "Uses");
    }

    @Test
    void anotherLibraryMeansEverything() throws Exception {
        Path library = Files.createDirectories(folder.resolve("lib"));
        ClassPath with = ClassPath.of(folder, List.of("lib"));
        kept.compile(folder, with);
        Files.writeString(library.resolve("words.txt"), "new");
        kept.compile(folder, with);
        assertThat(kept.compiledAgain()).hasSize(PROJECT.size());
        kept.compile(folder, with);
        assertThat(kept.compiledAgain()).isEmpty();
    }

    @Test
    void aSourceWithEscapesMayMentionAnything() throws Exception {
        write("Alone", "class Alone { int a() { return B\\u0061se.SIZE; } }");
        assertThat(compiled()).isEqualTo(List.of("Alone"));
        write("Base", PROJECT.get("Base").replace("SIZE = 1", "SIZE = 7"));
        assertThat(compiled().stream().collect(Collectors.toSet())).contains("Alone", "Far");
    }
}
