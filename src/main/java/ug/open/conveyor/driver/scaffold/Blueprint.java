package ug.open.conveyor.driver.scaffold;

import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.scaffold.PlannedFile.CopyOf;
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
        files.add(new PlannedFile(
                artifact + ".jar", "the API that it is compiled against", false, new CopyOf(jar.file())));
        add(artifact + ".pom", "java/api.pom", "what the API needs");
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

    private Text text(String template) {
        return new Text(Template.fill(template, places));
    }
}
