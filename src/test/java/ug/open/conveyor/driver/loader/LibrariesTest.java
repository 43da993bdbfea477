package ug.open.conveyor.driver.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a wrapper of the project in the place of the build tool; {@code JavaLibrariesIT} asks the real Maven. */
class LibrariesTest {
    private static final String POM = "<project><dependencies>%s</dependencies></project>";
    private static final String LIBRARY =
            "<dependency><groupId>org.acme</groupId><artifactId>tool</artifactId></dependency>";

    @TempDir
    Path folder;

    private Path project;
    private Path cache;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        cache = folder.resolve("cache/builds");
        Files.writeString(project.resolve("tool.jar"), "a");
        Files.writeString(project.resolve("test.jar"), "a");
        Files.writeString(project.resolve("own.jar"), "a");
        wrapper("mvnw", """
                list=$(printf '%s\\n' "$@" | sed -n 's/^-DoutputFile=//p')
                cat >"$list" <<EOF
                The following files have been resolved:
                   org.acme:tool:jar:1.0:provided:$PWD/tool.jar -- module org.acme.tool
                   org.acme:native:jar:linux:1.0:compile:$PWD/native.jar (optional)
                   org.test:test:jar:1.0:test:$PWD/test.jar
                   ug.open.conveyor:conveyor-driver:jar:0.1.0:compile:$PWD/own.jar
                EOF
                """);
        Files.writeString(project.resolve("native.jar"), "a");
        Files.writeString(project.resolve("pom.xml"), POM.formatted(LIBRARY));
    }

    private void wrapper(String name, String script) throws IOException {
        Path file = Files.writeString(project.resolve(name), "#!/bin/sh\necho asked >>asked\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void areAskedForOnceAndAgainWhereABuildFileChanges() throws Exception {
        List<Path> files = List.of(project.resolve("tool.jar"), project.resolve("native.jar"));
        assertThat(find()).isEqualTo(files);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("asking Maven for the libraries, once: './mvnw -q -B org");
        assertThat(find()).isEqualTo(files);
        assertThat(asked()).isEqualTo(1);
        Files.writeString(project.resolve("pom.xml"), POM.formatted(LIBRARY + " "));
        assertThat(find()).isEqualTo(files);
        assertThat(asked()).isEqualTo(2);
        assertThat(find(true)).isEqualTo(files);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void theWrapperAndTheBuildFilesOfTheProjectsAboveCount() throws Exception {
        Path module = Files.createDirectories(project.resolve("parts/module"));
        Files.writeString(module.resolve("pom.xml"), POM.formatted(LIBRARY));
        Files.writeString(project.resolve("parts/pom.xml"), "<project/>");
        Files.writeString(module.resolve("tool.jar"), "a");
        Files.writeString(module.resolve("native.jar"), "a");
        Path root = project;
        project = module;
        assertThat(find()).containsExactly(module.resolve("tool.jar"), module.resolve("native.jar"));
        assertThat(told).singleElement().asString().contains(": '" + root.resolve("mvnw") + " -q -B org");
        Files.writeString(root.resolve("pom.xml"), "<project> </project>");
        find();
        assertThat(asked()).isEqualTo(2);
        Files.delete(root.resolve("pom.xml"));
        assertThat(BuildTool.MAVEN.program(module)).as("no project above").isEqualTo("mvn");
    }

    @Test
    void areAskedForAgainWhereOneIsGoneOrTheAnswerIsNotTheUsersAlone() throws Exception {
        find();
        Files.delete(project.resolve("native.jar"));
        find();
        assertThat(asked()).isEqualTo(2);
        Files.writeString(project.resolve("native.jar"), "a");
        find();
        assertThat(asked()).isEqualTo(2);
        Path note = note();
        Files.setPosixFilePermissions(note, PosixFilePermissions.fromString("rw-rw-rw-"));
        find();
        assertThat(asked()).isEqualTo(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "conveyor-driver libraries 1\n/etc/passwd\n",
                "rubbish\nend\n",
                "conveyor-driver libraries 1\n\0\nend\n"
            })
    void anAnswerThatIsNotWholeIsNone(String text) throws Exception {
        find();
        Files.writeString(note(), text);
        assertThat(find()).hasSize(2);
        assertThat(asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- " + LIBRARY + " -->",
                "<dependency><scope>test</scope><groupId>a</groupId></dependency>",
                "<dependency><groupId>ug.open.conveyor</groupId><artifactId>conveyor-driver</artifactId></dependency>"
            })
    void nobodyIsAskedWhereThePomHasNone(String dependencies) throws Exception {
        Files.writeString(project.resolve("pom.xml"), POM.formatted(dependencies));
        assertThat(find()).isEmpty();
        assertThat(asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project><parent/></project>",
                "<project><profiles/></project>",
                "no xml",
                "<project><dependencies><dependency><groupId>a</groupId><exclusions><exclusion><scope>test</scope></exclusion></exclusions></dependency></dependencies></project>"
            })
    void mavenIsAskedWhereThePomMayHaveSome(String pom) throws Exception {
        Files.writeString(project.resolve("pom.xml"), pom);
        find();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aBuildToolThatFailsIsToldWithItsOutput() throws Exception {
        wrapper("mvnw", "echo 'no such artifact'; exit 1\n");
        assertThatThrownBy(this::find)
                .isInstanceOf(LoadException.class)
                .hasMessageContainingAll(
                        "Maven could not list the libraries (`classpath:` in driver.yaml names them without it): './mvnw",
                        "ended with exit 1\nno such artifact");
    }

    @Test
    void gradleWritesBothClassPaths() throws Exception {
        Files.delete(project.resolve("pom.xml"));
        Files.writeString(project.resolve("build.gradle.kts"), "");
        wrapper("gradlew", """
                list=$(printf '%s\\n' "$@" | sed -n 's/^-PconveyorDriverList=//p')
                grep -q conveyorDriverLibraries "$3" || exit 9
                printf '%s\\n' "$PWD/tool.jar" "$PWD/conveyor-driver-0.1.0.jar" "$PWD/tool.jar" "$PWD/native.jar" >"$list"
                """);
        assertThat(find()).containsExactly(project.resolve("tool.jar"), project.resolve("native.jar"));
        assertThat(told).singleElement().asString().startsWith("asking Gradle for the libraries, once: './gradlew -q");
    }

    private List<Path> find() throws Exception {
        return find(false);
    }

    private List<Path> find(boolean afresh) throws Exception {
        return Libraries.of(
                new JavaSpec("a.B", project, List.of(), List.of()),
                new Builds(Optional.of(cache), afresh, Set.of(), told::add));
    }

    private Path note() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.findFirst().orElseThrow();
        }
    }

    private long asked() throws IOException {
        Path asked = project.resolve("asked");
        return Files.exists(asked) ? Files.readAllLines(asked).size() : 0;
    }
}
