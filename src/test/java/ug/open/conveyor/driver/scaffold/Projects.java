package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Plans and projects for tests. */
final class Projects {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private static final List<String> IN_THE_JAR = List.of(
            "META-INF/MANIFEST.MF",
            "META-INF/sources/ug/open/conveyor/driver/Driver.java",
            "META-INF/sources/ug/open/conveyor/driver/testing/TestContext.java",
            "module-info.class",
            "ug/open/conveyor/driver/Driver.class",
            "ug/open/conveyor/driver/join/Conveyor.class",
            "ug/open/conveyor/driver/testing/TestContext.class",
            "ug/open/conveyor/driver/json/Json.class");

    private Projects() {}

    /** Gives a run id that no other project of these tests has. */
    static String runId() {
        return String.format("0a1b2c3d-0000-4000-8000-%012d", RUNS.incrementAndGet());
    }

    static Answers answers(String name, Language language) {
        return Answers.none().with(Question.NAME, name).with(Question.LANGUAGE, language.word());
    }

    static ProjectPlan plan(Answers answers, Path workingFolder) {
        try {
            return Scaffold.plan(answers, workingFolder, Projects::runId, false, () -> Optional.of(api()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Out of a jar that is built as this tool's own; each file in it has its own name for content. */
    private static ApiJar api() throws IOException {
        Path jar = Files.createTempFile("tool", ".jar");
        try {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
                for (String name : IN_THE_JAR) {
                    out.putNextEntry(new ZipEntry(name));
                    out.write(name.getBytes(StandardCharsets.UTF_8));
                }
            }
            return ApiJar.of("0.1.0", jar);
        } finally {
            Files.delete(jar);
        }
    }

    static Path write(Answers answers, Path workingFolder) throws IOException {
        ProjectPlan plan = plan(answers, workingFolder);
        plan.write(false);
        return plan.folder();
    }

    static String text(ProjectPlan plan, String path) {
        Path file = null;
        try {
            for (PlannedFile planned : plan.files()) {
                if (planned.path().equals(path)) {
                    file = Files.createTempFile("planned", "");
                    Files.delete(file);
                    planned.content().writeTo(file);
                    return Files.readString(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                file.toFile().delete();
            }
        }
        throw new AssertionError("no text " + path + " in " + plan.files());
    }
}
