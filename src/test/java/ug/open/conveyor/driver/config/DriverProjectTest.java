package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.Retry;

class DriverProjectTest {
    @TempDir
    Path folder;

    @Test
    void everyKeyIsRead() throws IOException {
        DriverProject project = read("""
                name: git-cloner
                resources: [workflow, "flutter-builder"]
                events: ["create", update]
                run: python3 'my reconcile.py' --fast
                timeout: 1h30m
                concurrency: 4
                retry: {times: 3, pause: 500ms}
                env: {LEVEL: debug, TOKEN: "Bearer ${TOKEN}", PRICE: 1.10, COLOUR: "${COLOUR:-never}"}
                secrets: [TOKEN, PASSWORD]
                streams: separate
                logs: json
                """, Map.of("TOKEN", "abc", "PASSWORD", "hunter22"));
        assertThat(project.folder()).isEqualTo(folder.toAbsolutePath());
        assertThat(project.definition())
                .isEqualTo(new DriverDefinition(
                        "git-cloner",
                        List.of("workflow", "flutter-builder"),
                        Set.of("create", "update"),
                        Duration.ofMinutes(90),
                        4,
                        new Retry(3, Duration.ofMillis(500))));
        assertThat(project.code())
                .isEqualTo(new Code.Command(
                        List.of("python3", "my reconcile.py", "--fast"), Optional.empty(), true, true));
        assertThat(project.env())
                .containsExactly(
                        Map.entry("LEVEL", "debug"),
                        Map.entry("TOKEN", "Bearer abc"),
                        Map.entry("PRICE", "1.10"),
                        Map.entry("COLOUR", "never"));
        assertThat(project.secrets())
                .containsExactly(Map.entry("TOKEN", "Bearer abc"), Map.entry("PASSWORD", "hunter22"));
    }

    @Test
    void aNameAndACommandAreEnough() throws IOException {
        DriverProject project = read("name: demo\nrun: ./reconcile.sh\n");
        assertThat(project.definition()).isEqualTo(DriverDefinition.of("demo"));
        assertThat(project.code())
                .isEqualTo(new Code.Command(List.of("./reconcile.sh"), Optional.empty(), false, false));
        assertThat(project.env()).isEmpty();
        assertThat(project.secrets()).isEmpty();
    }

    @Test
    void aCommandCanBeAListOfWords() throws IOException {
        assertThat(read("name: demo\nrun: [sh, -c, 'echo \"$HOME\"']").code())
                .isEqualTo(new Code.Command(List.of("sh", "-c", "echo \"$HOME\""), Optional.empty(), false, false));
    }

    @Test
    void aClassIsANameAlone() throws IOException {
        assertThat(read("name: demo\njava: com.example.Demo$Inner").code())
                .isEqualTo(new Code.JavaClass("com.example.Demo$Inner", Optional.empty(), List.of()));
    }

    @Test
    void aClassCanComeWithItsBuildAndClassPath() throws IOException {
        assertThat(read("""
                                name: demo
                                java:
                                  class: com.example.Demo
                                  build: mvn -q package
                                  classpath: [target/classes, "target/lib/*"]
                                """).code())
                .isEqualTo(new Code.JavaClass(
                        "com.example.Demo",
                        Optional.of(List.of("mvn", "-q", "package")),
                        List.of("target/classes", "target/lib/*")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run: bin/demo                   | build: go build -o bin/demo .
            program: bin/demo               | build: go build -o bin/demo .
            program: {command: bin/demo}    | build: [go, build, -o, bin/demo, .]
            program: {command: x, build: go build -o bin/demo .} | events: ["*"]
            java: com.example.Demo          | build: go build -o bin/demo .
            java: {class: com.example.Demo} | build: go build -o bin/demo .
            """)
    void aBuildGoesBesideEachKindOfDriver(String kind, String build) throws IOException {
        assertThat(read("name: demo\n" + kind + "\n" + build).code().build())
                .contains(List.of("go", "build", "-o", "bin/demo", "."));
    }

    @Test
    void aClassWithABuildBesideItIsLookedForWhereBuildsLeaveIt() throws IOException {
        assertThat(read("name: demo\njava: com.example.Demo\nbuild: mvn -q compile")
                        .code())
                .isEqualTo(new Code.JavaClass(
                        "com.example.Demo", Optional.of(List.of("mvn", "-q", "compile")), List.of("target/classes")));
    }

    @Test
    void aPauseAloneKeepsTheOtherDefault() throws IOException {
        assertThat(read("name: demo\nrun: x\nretry: {pause: 1s}").definition().retry())
                .isEqualTo(new Retry(0, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFname: demo\nrun: x\n",
                "name: demo\r\nrun: x\r\n",
                "---\n# a comment\nname: demo\nrun: x\n...\n"
            })
    void whatEditorsAddDoesNoHarm(String yaml) throws IOException {
        assertThat(read(yaml).definition().name()).isEqualTo("demo");
    }

    @Test
    void theFileCanBeNamedInPlaceOfItsFolder() throws IOException {
        Files.writeString(folder.resolve("driver.yaml"), "name: demo\nrun: x");
        assertThat(DriverProject.read(folder.resolve("driver.yaml"), Map.of()).folder())
                .isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void aSecretIsNotInItsText() throws IOException {
        DriverProject project =
                read("name: demo\nrun: x\nenv: {A: hunter22}\nsecrets: [A, B]", Map.of("B", "hunter33"));
        assertThat(project.toString()).doesNotContain("hunter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git-cloner", "report-sizes", "java-builder"})
    void theExamplesAreProjects(String example) {
        assertThat(DriverProject.read(Path.of("examples", example), Map.of())
                        .definition()
                        .name())
                .isEqualTo(example);
    }

    private DriverProject read(String yaml) throws IOException {
        return read(yaml, Map.of());
    }

    private DriverProject read(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("driver.yaml"), yaml);
        return DriverProject.read(folder, environment);
    }
}
