package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that has files of its own becomes a driver project, and keeps them. */
class ExistingProjectTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectory(temp.resolve("demo"));
    }

    private ProjectPlan plan(Language language, boolean whole) throws IOException {
        return Scaffold.plan(Projects.answers("demo", language), temp, Projects::runId, whole, Optional::empty);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void itGetsSettingsAndEventsAlone(Language language) throws IOException {
        Files.writeString(folder.resolve("notes"), "mine");
        ProjectPlan plan = plan(language, false);
        assertThat(plan.files()).extracting(PlannedFile::path).containsExactly("driver.yaml", "events.jsonl");
        assertThat(plan.leftOut()).contains("README.md", ".gitignore").doesNotContain("driver.yaml", "events.jsonl");
        plan.write(false);
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("notes", "driver.yaml", "events.jsonl");
        }
        assertThat(folder.resolve("notes")).hasContent("mine");
    }

    /** They would be those of the driver that was left out. */
    @Test
    void itsEventsHaveNoResults() throws IOException {
        Files.writeString(folder.resolve("go.mod"), "module demo");
        assertThat(Projects.text(plan(Language.GO, false), "events.jsonl").lines())
                .hasSize(4)
                .noneMatch(line -> line.contains("\"kind\":\"finish\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", ".idea"})
    void hiddenFilesMakeNoProject(String hidden) throws IOException {
        Files.createDirectory(folder.resolve(hidden));
        assertThat(plan(Language.GO, false).leftOut()).isEmpty();
    }

    @Test
    void itGetsAllFilesWhereSomebodyAsksForThat() throws IOException {
        Files.writeString(folder.resolve("notes"), "mine");
        assertThat(plan(Language.GO, true).files()).hasSize(9);
    }

    @Test
    void aDriverProjectIsNotChanged() throws IOException {
        Files.writeString(folder.resolve("driver.yaml"), "mine");
        ProjectPlan plan = plan(Language.GO, false);
        assertThatThrownBy(() -> plan.write(false))
                .hasMessageContaining("will not write over")
                .hasMessageEndingWith("  driver.yaml");
    }

    @Test
    void eventsOfItsOwnAreNotWrittenOver() throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), "mine");
        ProjectPlan plan = plan(Language.GO, false);
        assertThatThrownBy(() -> plan.write(false)).hasMessageEndingWith(":\n  events.jsonl");
        assertThat(folder.resolve("driver.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "go.mod, GO",
        "package.json, JS",
        "Cargo.toml, RUST",
        "pom.xml, JAVA",
        "build.gradle.kts, JAVA",
        "pyproject.toml, PYTHON"
    })
    void itsLanguageIsThatOfItsFiles(String file, Language language) throws IOException {
        assertThat(Language.in(folder)).isEmpty();
        Files.writeString(folder.resolve(file), "");
        assertThat(Language.in(folder)).contains(language);
    }

    @Test
    void theNextStepIsARun() throws IOException {
        Files.writeString(folder.resolve("go.mod"), "module demo");
        assertThat(plan(Language.GO, false).nextSteps())
                .isEqualTo(List.of("conveyor-driver run --events events.jsonl"));
    }
}
