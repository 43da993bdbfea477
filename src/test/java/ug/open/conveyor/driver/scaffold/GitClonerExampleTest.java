package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.fakes.Programs;

class GitClonerExampleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    private Path repository;
    private Path clones;
    private Scripts scripts;

    @BeforeEach
    void makeARepositoryOfOneFile() throws Exception {
        Programs.need("git", "python3");
        repository = Files.createDirectory(temp.resolve("a repository's \"name\""));
        clones = temp.resolve("clones");
        scripts = new Scripts(Path.of("examples/git-cloner").toAbsolutePath(), temp);
        git("init", "-q", "-b", "main");
        commit("readme", "first");
    }

    @Test
    void theRepositoryIsClonedAndItsCommitHandedOn() throws Exception {
        Scripts.Done done = reconcile("create", repository.toString());
        assertThat(done.exit()).as(done.output()).isZero();
        JsonNode data = JSON.readTree(done.result()).path("data");
        assertThat(data.path("commit").asText()).isEqualTo(git("rev-parse", "HEAD"));
        assertThat(data.path("repository").asText()).isEqualTo(repository.toString());
        assertThat(data.path("files").asInt()).isEqualTo(1);
        assertThat(clones.resolve("app/readme")).hasContent("first");
    }

    @Test
    void itsProgressIsPrinted() throws Exception {
        assertThat(reconcile("create", repository.toString()).output())
                .contains("cloning " + repository, "Cloning into", "app is at " + git("rev-parse", "HEAD"));
    }

    @Test
    void anUpdateClonesAnew() throws Exception {
        reconcile("create", repository.toString());
        commit("readme", "second");
        assertThat(reconcile("update", repository.toString()).exit()).isZero();
        assertThat(clones.resolve("app/readme")).hasContent("second");
        assertThat(clones.resolve("app.new")).doesNotExist();
    }

    @Test
    void aBranchIsTaken() throws Exception {
        git("checkout", "-q", "-b", "next");
        commit("readme", "third");
        String next = git("rev-parse", "HEAD");
        git("checkout", "-q", "main");
        ObjectNode spec =
                JSON.createObjectNode().put("repository", repository.toString()).put("branch", "next");
        Scripts.Done done = reconcile("create", "app", spec);
        assertThat(JSON.readTree(done.result()).path("data").path("commit").asText())
                .isEqualTo(next);
    }

    @Test
    void aDeleteRemovesTheClone() throws Exception {
        reconcile("create", repository.toString());
        assertThat(reconcile("delete", repository.toString()).exit()).isZero();
        assertThat(clones.resolve("app")).doesNotExist();
    }

    @Test
    void aRepositoryThatIsNotThereFailsAndTheLastCloneStays() throws Exception {
        reconcile("create", repository.toString());
        Scripts.Done done = reconcile("update", temp.resolve("gone").toString());
        assertThat(done.exit()).isEqualTo(1);
        assertThat(message(done)).isEqualTo("cannot clone " + temp.resolve("gone"));
        assertThat(clones.resolve("app/readme")).hasContent("first");
    }

    @Test
    void aRemoteThatDoesNotAnswerIsATemporaryFailure() throws Exception {
        assertThat(reconcile("create", "git://127.0.0.1:1/app.git").exit()).isEqualTo(75);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch hacked",
                "-u",
                "ext::sh -c 'touch hacked'",
                "fd::17",
                "line\nfeed",
                "ftp://example.invalid/app.git",
                ""
            })
    void whatIsNoPlainAddressIsRefused(String address) throws Exception {
        Scripts.Done done = reconcile("create", address);
        assertThat(done.exit()).as(done.output()).isEqualTo(1);
        assertThat(JSON.readTree(done.result()).path("success").asBoolean(true)).isFalse();
        assertThat(Path.of("examples/git-cloner/hacked")).doesNotExist();
    }

    @Test
    void aPayloadThatIsNoJsonFailsWithASentence() throws Exception {
        Map<String, String> environment = Map.of("CONVEYOR_EVENT", "create", "CLONES", clones.toString());
        Scripts.Done done = scripts.reconcile(List.of("./reconcile.sh"), environment, "{");
        assertThat(done.exit()).isEqualTo(1);
        assertThat(message(done)).startsWith("cannot read the spec");
    }

    @Test
    void whatAShellWouldRunIsOnlyAName() throws Exception {
        reconcile("create", "$(touch hacked)`touch hacked`");
        assertThat(Path.of("examples/git-cloner/hacked")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "..", ".git", "a/b", "-rf", "", "a b", "ü"})
    void aNameThatWouldLeaveTheFolderIsRefused(String name) throws Exception {
        ObjectNode spec = JSON.createObjectNode().put("repository", repository.toString());
        Scripts.Done done = reconcile("create", name, spec);
        assertThat(done.exit()).as(done.output()).isEqualTo(1);
        assertThat(message(done)).startsWith("the resource's name cannot be a folder");
        assertThat(clones).doesNotExist();
    }

    private Scripts.Done reconcile(String event, String address) throws Exception {
        return reconcile(event, "app", JSON.createObjectNode().put("repository", address));
    }

    private Scripts.Done reconcile(String event, String name, ObjectNode spec) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("CONVEYOR_EVENT", event);
        environment.put("CONVEYOR_RESOURCE_NAME", name);
        environment.put("CLONES", clones.toString());
        String payload =
                JSON.createObjectNode().put("name", name).set("spec", spec).toString();
        return scripts.reconcile(List.of("./reconcile.sh"), environment, payload);
    }

    private static String message(Scripts.Done done) throws IOException {
        return JSON.readTree(done.result()).path("message").asText();
    }

    private void commit(String file, String text) throws Exception {
        Files.writeString(repository.resolve(file), text);
        git("add", file);
        git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", text);
    }

    private String git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Scripts.Done done = new Scripts(repository, temp).run(command);
        assertThat(done.exit()).as(done.output()).isZero();
        return done.output().strip();
    }
}
