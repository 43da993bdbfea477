package ug.open.conveyor.driver.scaffold;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import ug.open.conveyor.driver.scaffold.PlannedFile.Text;

/** Which files a project of each language has, in the order in which they are best read. */
final class Blueprint {
    private final Project project;
    private final Places places;
    private final List<PlannedFile> files = new ArrayList<>();

    Blueprint(Project project, Places places) {
        this.project = project;
        this.places = places;
    }

    ProjectPlan shell() {
        add("driver.yaml", "sh/driver.yaml", "what the driver is");
        addExecutable("reconcile.sh", "sh/reconcile.sh", "the driver");
        addExecutable("test.sh", "sh/test.sh", "its test");
        return finish("common/ci.yml");
    }

    ProjectPlan python() {
        add("driver.yaml", "python/driver.yaml", "what the driver is");
        addExecutable("reconcile.py", "python/reconcile.py", "the driver");
        add("test_reconcile.py", "python/test_reconcile.py", "its test");
        return finish("common/ci.yml");
    }

    ProjectPlan java(ApiJar jar) {
        String artifact =
                "repo/ug/open/conveyor/conveyor-driver/" + jar.version() + "/conveyor-driver-" + jar.version();
        add("driver.yaml", "java/driver.yaml", "what the driver is");
        add(project.sourceFile(), "java/Reconciler.java", "the driver");
        add(project.testFile(), "java/ReconcilerTest.java", "its test");
        add("pom.xml", "java/pom.xml", "its build");
        add(".mvn/maven.config", "java/maven.config", "lets the build find repo/ off line");
        addToRepository(artifact + ".jar", jar.classes(), "the API that it is compiled against");
        jar.sources().ifPresent(sources -> addToRepository(artifact + "-sources.jar", sources, "the API's sources"));
        addToRepository(
                artifact + ".pom",
                Template.fill("java/api.pom", places).getBytes(StandardCharsets.UTF_8),
                "what the API needs");
        return finish("java/ci.yml");
    }

    private ProjectPlan finish(String ci) {
        add("events.jsonl", "common/events.jsonl", "recorded events, and what they came to");
        add("README.md", "common/README.md", "how to work on it");
        add(".github/workflows/driver.yml", ci, "a CI example");
        add(".gitignore", project.language().word() + "/gitignore", "what is not kept");
        return new ProjectPlan(
                project.folder(),
                files,
                List.of("conveyor-driver run --events events.jsonl", places.get("test-command")));
    }

    private void add(String path, String template, String purpose) {
        files.add(new PlannedFile(path, purpose, false, text(template)));
    }

    private void addExecutable(String path, String template, String purpose) {
        files.add(new PlannedFile(path, purpose, true, text(template)));
    }

    /** With the checksum that Maven asks for. */
    private void addToRepository(String path, byte[] bytes, String purpose) {
        files.add(
                new PlannedFile(path, purpose, false, file -> Files.write(file, bytes, StandardOpenOption.CREATE_NEW)));
        files.add(new PlannedFile(path + ".sha1", "its checksum", false, new Text(sha1(bytes))));
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Text text(String template) {
        return new Text(Template.fill(template, places));
    }
}
