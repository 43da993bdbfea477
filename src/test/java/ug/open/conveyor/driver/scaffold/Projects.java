package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Plans and projects for tests. */
final class Projects {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private Projects() {}

    /** Gives a run id that no other project of these tests has. */
    static String runId() {
        return String.format("0a1b2c3d-0000-4000-8000-%012d", RUNS.incrementAndGet());
    }

    static Answers answers(String name, Language language) {
        return Answers.none().with(Question.NAME, name).with(Question.LANGUAGE, language.word());
    }

    static ProjectPlan plan(Answers answers, Path workingFolder) {
        return Scaffold.plan(
                answers, workingFolder, Projects::runId, Optional.of(new ApiJar("0.1.0", Path.of("pom.xml"))));
    }

    static Path write(Answers answers, Path workingFolder) throws IOException {
        ProjectPlan plan = plan(answers, workingFolder);
        plan.write(false);
        return plan.folder();
    }

    static String text(ProjectPlan plan, String path) {
        for (PlannedFile file : plan.files()) {
            if (file.path().equals(path) && file.content() instanceof PlannedFile.Text text) {
                return text.text();
            }
        }
        throw new AssertionError("no text " + path + " in " + plan.files());
    }
}
