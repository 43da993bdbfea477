package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.testing.TestContext;
import ug.open.conveyor.driver.testing.TestMessage;
import ug.open.conveyor.driver.wire.Messages;

class GeneratedJavaProjectTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    private Path classes;

    @BeforeEach
    void makeAFolderForClasses() throws IOException {
        classes = Files.createDirectory(temp.resolve("classes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "git-cloner", "string", "driver", "driver-message", "spec", "map", "2nd", "-_-", "test"})
    void itsTestCompilesAndPassesWhateverTheName(String name) throws Exception {
        Path folder = Projects.write(Projects.answers(name, Language.JAVA), temp);
        List<String> passed = new ArrayList<>();
        String before = System.setProperty("basedir", folder.toString());
        try (URLClassLoader loader =
                JavaSources.compile(classes, folder.resolve("src/main/java"), folder.resolve("src/test/java"))) {
            Class<?> test = loader.loadClass("com.example." + JavaName.classFor(name) + "Test");
            Constructor<?> constructor = test.getDeclaredConstructor();
            constructor.setAccessible(true);
            for (Method method : test.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    passed.add(method.getName());
                }
            }
        } finally {
            if (before == null) {
                System.clearProperty("basedir");
            } else {
                System.setProperty("basedir", before);
            }
        }
        assertThat(passed)
                .containsExactlyInAnyOrder(
                        "aNewResourceSucceeds",
                        "whatAnEarlierStepHandedOnIsUsed",
                        "aMissingRepositoryIsAFailure",
                        "theRecordedEventsComeToTheSame");
    }

    @Test
    void eachRecordedEventComesToWhatIsRecorded() throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.JAVA), temp);
        List<String> lines = Files.readAllLines(folder.resolve("events.jsonl"));
        try (URLClassLoader loader = JavaSources.compile(classes, folder.resolve("src/main/java"))) {
            Driver driver = driver(loader, "com.example.Demo");
            for (int i = 1; i < lines.size(); i += 2) {
                DriverMessage message = message(JSON.readTree(lines.get(i)).path("message"));
                JsonNode finish = JSON.readTree(lines.get(i + 1));
                DriverResult result = driver.reconcile(message, new TestContext());
                assertThat(result.success()).isEqualTo(finish.path("success").asBoolean());
                assertThat(result.message()).isEqualTo(finish.path("message").asText());
                assertThat(JSON.readTree(Json.write(result.data()))).isEqualTo(finish.path("data"));
            }
        }
    }

    @Test
    void aDeleteSucceeds() throws Exception {
        Path folder = Projects.write(Projects.answers("demo", Language.JAVA), temp);
        try (URLClassLoader loader = JavaSources.compile(classes, folder.resolve("src/main/java"))) {
            DriverMessage message =
                    TestMessage.of("workflow", "app").event("delete").build();
            assertThat(driver(loader, "com.example.Demo").reconcile(message, new TestContext()))
                    .isEqualTo(DriverResult.success("delete of app done"));
        }
    }

    @Test
    void theClassInDriverYamlIsTheOneThatIsWritten() {
        ProjectPlan plan = Projects.plan(
                Projects.answers("git-cloner", Language.JAVA).with(Question.PACKAGE, "org.acme.ci"), temp);
        assertThat(Projects.text(plan, "driver.yaml")).contains("java: org.acme.ci.GitCloner ");
        assertThat(Projects.text(plan, "src/main/java/org/acme/ci/GitCloner.java"))
                .contains("package org.acme.ci;", "public final class GitCloner implements Driver {");
    }

    private static Driver driver(ClassLoader loader, String name) throws ReflectiveOperationException {
        return (Driver) loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    private static DriverMessage message(JsonNode message) {
        return Messages.read(message.toString().getBytes(StandardCharsets.UTF_8));
    }
}
