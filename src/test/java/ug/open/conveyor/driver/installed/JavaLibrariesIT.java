package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** A Java driver whose {@code pom.xml} names a library, with the real Maven and the repository of this build. */
final class JavaLibrariesIT {
    @TempDir
    Path home;

    @Test
    void thoseOfThePomAreFoundOnceAndAgainWhereItChanges() throws Exception {
        Programs.need("bash", "mvn");
        Shell shell = Shell.in(home);
        shell.write(".mvn/maven.config", likeThisBuild());
        shell.write("driver.yaml", "name: demo\njava: demo.Demo\n");
        shell.write("src/main/java/demo/Demo.java", """
                package demo;

                import org.yaml.snakeyaml.Yaml;
                import ug.open.conveyor.driver.*;

                public final class Demo implements Driver {
                    public DriverResult reconcile(DriverMessage message, DriverContext context) {
                        return DriverResult.success(new Yaml().dump("a library").strip());
                    }
                }
                """);
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","payload":{"name":"app","resource":"workflow"}}
                """);
        pom(shell, "");
        Outcome without = shell.ends(7, "conveyor-driver run --events events.jsonl");
        assertThat(without.err())
                .contains("package org.yaml.snakeyaml does not exist", "name the library in pom.xml")
                .doesNotContain("asking Maven");
        pom(
                shell,
                "<dependency><groupId>org.yaml</groupId><artifactId>snakeyaml</artifactId><version>" + version()
                        + "</version></dependency>");
        Outcome asked = shell.succeeds("conveyor-driver run --events events.jsonl");
        assertThat(asked.err()).contains("asking Maven for the libraries, once: 'mvn ", "a library");
        assertThat(shell.succeeds("conveyor-driver run --events events.jsonl").err())
                .contains("a library")
                .doesNotContain("asking");
        assertThat(shell.succeeds("conveyor-driver run --events events.jsonl --rebuild")
                        .err())
                .contains("asking Maven");
    }

    /** The repository, the settings and the network of the Maven that runs this test; those of the user where an IDE does. */
    private static String likeThisBuild() {
        Path user = Path.of(System.getProperty("user.home"), ".m2");
        String usual = user.resolve("repository") + "|" + user.resolve("settings.xml") + "|false";
        String[] build = System.getProperty("maven.build", usual).split("\\|");
        String settings = Files.isRegularFile(Path.of(build[1])) ? "--settings=" + build[1] + "\n" : "";
        String offline = build[2].equals("true") ? "--offline\n" : "";
        return "-Dmaven.repo.local=" + build[0] + "\n" + settings + offline;
    }

    private static void pom(Shell shell, String dependency) {
        shell.write("pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>demo</groupId>
                  <artifactId>demo</artifactId>
                  <version>1</version>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(dependency));
    }

    /** That which this build has got already. */
    private static String version() throws Exception {
        try (Stream<Path> jars = Files.list(Installation.BUILT.resolve("lib"))) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith("snakeyaml-"))
                    .map(name -> name.substring("snakeyaml-".length(), name.length() - ".jar".length()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
