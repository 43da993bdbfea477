package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The action for GitHub and the template for GitLab: their shell steps, with what those hosts give them, on the packaged archive. */
final class CiTemplatesIT {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (inputs|steps)\\.([\\w.-]+) }}");

    @TempDir
    Path folder;

    private Path work;
    private Path archive;
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeAll
    static void programs() {
        Programs.need("bash");
    }

    @BeforeEach
    void aProjectAndAnArchive() throws IOException {
        try (Stream<Path> built = Files.list(Installation.BUILT.getParent())) {
            archive = built.filter(file -> file.getFileName().toString().matches("conveyor-driver-.*\\.tar\\.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        work = Files.createDirectories(folder.resolve("work"));
        write("driver/driver.yaml", "name: demo\nresources: [workflow]\nrun: sh reconcile.sh\n");
        write("driver/reconcile.sh", "echo building; echo 'reconcile.sh:1: warning'\n");
        expect(true);
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CACHE_HOME", Installation.CACHE.toString());
        environment.put("CI", "true");
    }

    /** The suite expects that each event comes to this. */
    private void expect(boolean success) throws IOException {
        Scene scene = new Scene(Files.createDirectories(folder.resolve("recorded-" + success)));
        scene.run("run", "--events", "events.jsonl", "--name", "demo", "--", Boolean.toString(success))
                .ends(success ? 0 : 1);
        Files.createDirectories(work.resolve("driver/cases"));
        scene.run(
                        "runs",
                        "export",
                        "--session",
                        "@last",
                        work.resolve("driver/cases/app.jsonl").toString(),
                        "--force")
                .ends(0);
    }

    private void write(String file, String text) throws IOException {
        Path path = work.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Outcome shell(List<String> shell, String script) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.add(Files.writeString(folder.resolve("step.sh"), script).toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return Running.start(builder, folder).outcome();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return map(new Yaml().load(Files.readString(Path.of(file))));
    }

    // --- GitHub

    /** Runs the steps of the action as a runner does, until one fails. */
    private Outcome action(Map<String, String> inputs) throws IOException {
        Map<String, Object> action = yaml("action.yml");
        assertThat(map(action.get("inputs")).keySet()).containsAll(inputs.keySet());
        environment.put(
                "RUNNER_TEMP", Files.createDirectories(folder.resolve("temp")).toString());
        environment.put("GITHUB_WORKSPACE", work.toString());
        for (String file : List.of("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")) {
            environment.put(file, Files.writeString(folder.resolve(file), "").toString());
        }
        Outcome outcome = new Outcome(-1, "", "");
        for (Object each : (List<?>) map(action.get("runs")).get("steps")) {
            Map<String, Object> step = map(each);
            String script = (String) step.get("run");
            assertThat(script)
                    .as("text of an expression would be text of the script")
                    .doesNotContain("${{");
            assertThat(step).containsEntry("shell", "bash").containsKey("id");
            map(step.get("env")).forEach((name, value) -> environment.put(name, input(action, inputs, (String) value)));
            outcome = shell(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail"), script);
            if (outcome.code() != 0) {
                return outcome;
            }
            for (String place : Files.readAllLines(folder.resolve("GITHUB_PATH"))) {
                environment.put("PATH", place + File.pathSeparator + environment.get("PATH"));
            }
        }
        return outcome;
    }

    private static String input(Map<String, Object> action, Map<String, String> inputs, String expression) {
        Matcher matcher = EXPRESSION.matcher(expression);
        assertThat(matcher.matches()).as(expression).isTrue();
        String name = matcher.group(2);
        Map<String, Object> declared = map(map(action.get("inputs")).get(name));
        return inputs.getOrDefault(name, (String) declared.get("default"));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void theActionRunsASuiteAndGivesItsOutputs() throws IOException {
        Outcome green =
                action(Map.of("archive", archive.toUri().toString(), "project", "driver", "junit", "junit.xml"));
        assertThat(green.code()).as(green.err()).isZero();
        for (Object output : map(yaml("action.yml").get("outputs")).values()) {
            Matcher value = EXPRESSION.matcher((String) map(output).get("value"));
            assertThat(value.matches()).isTrue();
            assertThat(value.group(2)).startsWith("suite.outputs.");
            assertThat(text("GITHUB_OUTPUT"))
                    .containsPattern("(?m)^" + value.group(2).substring("suite.outputs.".length()) + "(=|<<)");
        }
        assertThat(text("GITHUB_OUTPUT")).contains("verdict=ok\n", "runs=2\n");
        assertThat(text("GITHUB_STEP_SUMMARY")).contains("2 runs: 2 ok");
        assertThat(work.resolve("driver/junit.xml")).content().contains("tests=\"2\" failures=\"0\"");
    }

    @Test
    void theActionFailsWithTheSuiteAndAnnotatesIt() throws IOException {
        expect(false);
        Outcome red = action(Map.of("archive", "../" + folder.relativize(archive(folder)), "project", "driver"));
        assertThat(red.code()).isEqualTo(3);
        assertThat(red.err()).contains("::error ", "the result differs from the recorded one");
        assertThat(text("GITHUB_OUTPUT")).contains("verdict=failed\n", "failed=2\n");
    }

    /** A copy under another name: the action does not look at the name of an archive. */
    private Path archive(Path place) throws IOException {
        return Files.copy(archive, place.resolve("the tool.tgz"));
    }

    @Test
    void inputsOfTheActionAreNoText() throws IOException {
        String hostile = "cases/app.jsonl\n$(touch owned)`touch owned`;touch owned\n--no-store";
        Outcome outcome = action(Map.of("archive", archive.toString(), "project", "driver", "suite", hostile));
        assertThat(outcome.code()).as("there is no such recording").isEqualTo(6);
        assertThat(work.resolve("driver/owned")).doesNotExist();
        assertThat(work.resolve("owned")).doesNotExist();
        Outcome arguments = action(Map.of(
                "archive", archive.toString(), "project", "driver", "arguments", "--ignore\ndata.a b\n\n--message"));
        assertThat(arguments.err()).contains("--ignore data.a b");
        assertThat(action(Map.of("version", "1;touch owned", "project", "driver"))
                        .out())
                .contains("::error title=conveyor-driver::the input version is no version");
        assertThat(work.resolve("owned")).doesNotExist();
    }

    @Test
    void theActionRefusesWhatItWasNotAskedFor() throws IOException {
        Outcome nothing = action(Map.of("project", "driver"));
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).contains("::error title=conveyor-driver::set the input version");
        Outcome other = action(Map.of("archive", archive.toString(), "sha256", "0".repeat(64)));
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).contains("does not have the checksum of the input sha256");
        assertThat(action(Map.of("archive", archive.toString(), "project", "driver", "sha256", sha256()))
                        .code())
                .isZero();
        assertThat(action(Map.of("archive", "http://127.0.0.1:1/tool.tar.gz")).code())
                .as("neither encrypted nor local")
                .isEqualTo(1);
    }

    private String sha256() throws IOException {
        return shell(List.of("sh"), "sha256sum '" + archive + "'").out().substring(0, 64);
    }

    // --- GitLab

    private Outcome job(Map<String, String> variables) throws IOException {
        Map<String, Object> job = map(yaml("ci/gitlab.yml").get(".conveyor-driver-suite"));
        assertThat(map(job.get("variables")).keySet()).containsAll(variables.keySet());
        map(job.get("variables")).forEach((name, value) -> environment.put(name, (String) value));
        environment.putAll(variables);
        environment.put("CI_PROJECT_DIR", work.toString());
        environment.put("GITLAB_CI", "true");
        StringBuilder script = new StringBuilder();
        ((List<?>) job.get("script")).forEach(part -> script.append(part).append('\n'));
        Outcome outcome = shell(List.of("sh", "-e"), script.toString());
        Map<String, Object> artifacts = map(job.get("artifacts"));
        assertThat(artifacts).containsEntry("when", "always");
        assertThat(artifacts.get("paths")).isEqualTo(List.of("conveyor-driver.html"));
        assertThat(map(artifacts.get("reports"))).containsEntry("junit", "conveyor-driver.xml");
        return outcome;
    }

    @Test
    void theJobRunsASuiteAndLeavesItsReports() throws IOException {
        Map<String, String> variables =
                Map.of("DRIVER_TOOL_ARCHIVE", archive.toUri().toString(), "DRIVER_PROJECT", "driver");
        Outcome green = job(variables);
        assertThat(green.code()).as(green.err()).isZero();
        assertThat(work.resolve("conveyor-driver.xml")).content().contains("tests=\"2\" failures=\"0\"");
        assertThat(work.resolve("conveyor-driver.html"))
                .content(StandardCharsets.UTF_8)
                .startsWith("<!");
        expect(false);
        assertThat(job(variables).code()).isEqualTo(3);
        assertThat(work.resolve("conveyor-driver.xml")).content().contains("failures=\"2\"");
    }

    @Test
    void variablesOfTheJobAreNoText() throws IOException {
        Outcome outcome = job(Map.of(
                "DRIVER_TOOL_ARCHIVE", archive(folder).toString(),
                "DRIVER_PROJECT", "driver",
                "DRIVER_SUITE", "cases/app.jsonl $(touch owned);`touch owned` --no-store *"));
        assertThat(outcome.code()).as("there is no such recording").isEqualTo(6);
        assertThat(work.resolve("owned")).doesNotExist();
        assertThat(work.resolve("driver/owned")).doesNotExist();
        assertThat(job(Map.of()).err()).contains("Set the variable DRIVER_TOOL_VERSION");
        assertThat(job(Map.of("DRIVER_TOOL_VERSION", "../1")).err()).contains("DRIVER_TOOL_VERSION is no version");
        assertThat(job(Map.of("DRIVER_TOOL_ARCHIVE", archive.toString(), "DRIVER_TOOL_SHA256", "0".repeat(64)))
                        .err())
                .contains("does not have the checksum DRIVER_TOOL_SHA256");
        assertThat(job(Map.of(
                                "DRIVER_TOOL_ARCHIVE", archive.toString(),
                                "DRIVER_TOOL_SHA256", sha256(),
                                "DRIVER_PROJECT", "driver"))
                        .code())
                .isZero();
    }
}
