package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScaffoldTest {
    private static final Path HERE = Path.of("/somewhere");

    @Test
    void aShellProjectHasTheseFiles() {
        assertThat(Projects.plan(Projects.answers("demo", Language.SH), HERE).files())
                .extracting(PlannedFile::path)
                .containsExactly(
                        "driver.yaml",
                        "reconcile.sh",
                        "test.sh",
                        "events.jsonl",
                        "README.md",
                        ".github/workflows/driver.yml",
                        ".gitignore");
    }

    @Test
    void aPythonProjectHasTheseFiles() {
        assertThat(Projects.plan(Projects.answers("demo", Language.PYTHON), HERE)
                        .files())
                .extracting(PlannedFile::path)
                .containsExactly(
                        "driver.yaml",
                        "reconcile.py",
                        "test_reconcile.py",
                        "events.jsonl",
                        "README.md",
                        ".github/workflows/driver.yml",
                        ".gitignore");
    }

    @Test
    void aJavaProjectHasTheseFiles() {
        assertThat(Projects.plan(Projects.answers("git-cloner", Language.JAVA).with(Question.PACKAGE, "org.acme"), HERE)
                        .files())
                .extracting(PlannedFile::path)
                .containsExactly(
                        "driver.yaml",
                        "src/main/java/org/acme/GitCloner.java",
                        "src/test/java/org/acme/GitClonerTest.java",
                        "pom.xml",
                        ".mvn/maven.config",
                        "repo/ug/open/conveyor/conveyor-driver/0.1.0/conveyor-driver-0.1.0.jar",
                        "repo/ug/open/conveyor/conveyor-driver/0.1.0/conveyor-driver-0.1.0.jar.sha1",
                        "repo/ug/open/conveyor/conveyor-driver/0.1.0/conveyor-driver-0.1.0-sources.jar",
                        "repo/ug/open/conveyor/conveyor-driver/0.1.0/conveyor-driver-0.1.0-sources.jar.sha1",
                        "repo/ug/open/conveyor/conveyor-driver/0.1.0/conveyor-driver-0.1.0.pom",
                        "repo/ug/open/conveyor/conveyor-driver/0.1.0/conveyor-driver-0.1.0.pom.sha1",
                        "events.jsonl",
                        "README.md",
                        ".github/workflows/driver.yml",
                        ".gitignore");
    }

    @Test
    void aGoProjectHasTheseFiles() {
        assertThat(paths(Language.GO))
                .startsWith("driver.yaml", "reconcile.go", "main.go", "reconcile_test.go", "go.mod", "events.jsonl");
    }

    @Test
    void aJavaScriptProjectHasTheseFiles() {
        assertThat(paths(Language.JS))
                .startsWith("driver.yaml", "reconcile.js", "main.js", "reconcile.test.js", "package.json");
    }

    @Test
    void aRustProjectHasTheseFiles() {
        assertThat(paths(Language.RUST))
                .startsWith("driver.yaml", "src/reconcile.rs", "src/main.rs", "tests/recorded_events.rs", "Cargo.toml");
    }

    private static List<String> paths(Language language) {
        return Projects.plan(Projects.answers("demo", language), HERE).files().stream()
                .map(PlannedFile::path)
                .toList();
    }

    @Test
    void whatIsStartedIsExecutable() {
        assertThat(Projects.plan(Projects.answers("demo", Language.SH), HERE).files())
                .filteredOn(PlannedFile::executable)
                .extracting(PlannedFile::path)
                .containsExactly("reconcile.sh", "test.sh");
    }

    @Test
    void theFolderIsTheNameInTheWorkingFolder() {
        assertThat(Projects.plan(Projects.answers("demo", Language.SH), HERE).folder())
                .isEqualTo(HERE.resolve("demo").toAbsolutePath());
    }

    @Test
    void aFolderThatWasSaidIsTaken() {
        assertThat(Projects.plan(Projects.answers("demo", Language.SH).with(Question.FOLDER, "../there"), HERE)
                        .folder())
                .isEqualTo(Path.of("/there").toAbsolutePath());
    }

    @Test
    void allThatIsMissingOrWrongIsSaidAtOnce() {
        Answers answers = Answers.none()
                .with(Question.LANGUAGE, "ruby")
                .with(Question.RESOURCE, "a b")
                .with(Question.PACKAGE, "org.acme");
        assertThatThrownBy(() -> Projects.plan(answers, HERE))
                .isInstanceOf(ScaffoldException.class)
                .hasMessage("""
                        cannot make a driver project:
                          missing: NAME
                          --lang must be sh, python, java, go, js or rust, not 'ruby'
                          --resource must be 1 to 64 of A-Z a-z 0-9 _ - and dots within, not 'a b': it becomes part of a subject
                          --package is for --lang java""");
    }

    @Test
    void nothingSaidIsAnsweredByWhatIsNeeded() {
        assertThatThrownBy(() -> Projects.plan(Answers.none(), HERE))
                .hasMessage("cannot make a driver project:\n  missing: NAME, --lang sh|python|java|go|js|rust");
    }

    @Test
    void aJavaProjectNeedsTheJar() {
        assertThatThrownBy(() -> Scaffold.plan(
                        Projects.answers("demo", Language.JAVA), HERE, Projects::runId, false, Optional::empty))
                .isInstanceOf(ScaffoldException.class)
                .hasMessageContaining("use an installed conveyor-driver");
    }

    @ParameterizedTest
    @CsvSource({"demo, name: demo", "123, 'name: \"123\"'", "NO, 'name: \"NO\"'", "-x, 'name: \"-x\"'"})
    void aNameThatYamlTakesForSomethingElseIsQuoted(String name, String line) {
        assertThat(Projects.text(Projects.plan(Projects.answers(name, Language.SH), HERE), "driver.yaml"))
                .startsWith(line + "\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theReadmeIsShort(Language language) {
        assertThat(Projects.text(Projects.plan(Projects.answers("demo", language), HERE), "README.md")
                        .lines())
                .hasSizeLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theNextStepsRunTheDriverAndItsTest(Language language) {
        ProjectPlan plan = Projects.plan(Projects.answers("demo", language), HERE);
        assertThat(plan.nextSteps()).hasSize(2).first().isEqualTo("conveyor-driver run --events events.jsonl");
        assertThat(Projects.text(plan, "README.md")).contains(plan.nextSteps());
    }

    @Test
    void theVersionsOfAJavaProjectAreThoseOfThisOne() throws Exception {
        ProjectPlan plan = Projects.plan(Projects.answers("demo", Language.JAVA), HERE);
        String own = Files.readString(Path.of("pom.xml"));
        String pom = Projects.text(plan, "pom.xml");
        Matcher plugin = Pattern.compile("<artifactId>(maven-[a-z-]+)</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);
        assertThat(plugin.results().toList())
                .hasSize(5)
                .allSatisfy(it -> assertThat(own)
                        .containsPattern("<artifactId>" + it.group(1) + "</artifactId>\\s*<version>" + it.group(2)
                                + "</version>"));
        assertThat(pom).contains("<version>" + property(own, "junit.version") + "</version>");
        assertThat(Projects.text(plan, "repo/ug/open/conveyor/conveyor-driver/0.1.0/conveyor-driver-0.1.0.pom"))
                .contains("<version>" + property(own, "jackson.version") + "</version>");
    }

    /** It lacks what needs jnats: a class path of the jar and its dependencies is whole. */
    @Test
    void theJarHasWhatADriverAndItsTestsUse(@TempDir Path temp) throws Exception {
        Path repo = Projects.write(Projects.answers("demo", Language.JAVA), temp)
                .resolve("repo/ug/open/conveyor/conveyor-driver/0.1.0");
        assertThat(names(repo.resolve("conveyor-driver-0.1.0.jar")))
                .containsExactly(
                        "ug/open/conveyor/driver/Driver.class",
                        "ug/open/conveyor/driver/json/Json.class",
                        "ug/open/conveyor/driver/testing/TestContext.class");
        assertThat(names(repo.resolve("conveyor-driver-0.1.0-sources.jar")))
                .containsExactly(
                        "ug/open/conveyor/driver/Driver.java", "ug/open/conveyor/driver/testing/TestContext.java");
        for (String end : List.of(".jar", "-sources.jar", ".pom")) {
            byte[] file = Files.readAllBytes(repo.resolve("conveyor-driver-0.1.0" + end));
            String sum =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
            assertThat(repo.resolve("conveyor-driver-0.1.0" + end + ".sha1")).hasContent(sum);
        }
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void theCiOfAProjectSaysWhatItsVariableIsFor() {
        ProjectPlan plan = Projects.plan(Projects.answers("demo", Language.SH), HERE);
        assertThat(Projects.text(plan, ".github/workflows/driver.yml"))
                .contains("::error::the variable CONVEYOR_DRIVER_ARCHIVE is not set: set it to the address of");
    }

    private static String property(String pom, String name) {
        Matcher value = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }
}
