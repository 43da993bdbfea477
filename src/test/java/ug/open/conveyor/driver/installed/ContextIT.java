package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.fakes.Certificates;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** Contexts with the packaged tool: their file, the order of settings, and consent where a server is one of production. */
final class ContextIT {
    @TempDir
    Path folder;

    private Scene scene;
    private FakeApi api;

    @BeforeEach
    void aServer() {
        scene = new Scene(folder);
        scene.write("app.yaml", "name: app\nresource: workflow\nspec: {}\n");
        scene.write("definition.yaml", "name: workflow\nversion: \"1\"\nschema: {type: object}\n");
        api = FakeApi.start()
                .answers("POST /resources/", 201, "{\"name\":\"app\",\"runid\":\"run-1\",\"version\":\"1\"}")
                .answers(
                        "POST /resource-definitions/apply",
                        201,
                        "{\"id\":\"\",\"name\":\"workflow\",\"version\":\"1\"}");
    }

    @AfterEach
    void stopTheServer() {
        api.close();
    }

    private Path file() {
        return folder.resolve(".config/conveyor-driver/contexts.yaml");
    }

    private Seen add(String name, String... more) {
        List<String> words = new ArrayList<>(List.of("context", "add", name));
        words.addAll(List.of(more));
        return scene.run(words.toArray(String[]::new));
    }

    @Test
    void aContextIsAddedUsedShownAndRemoved() {
        scene.run("context").ends(0).printsNothing().says("no contexts in " + file());
        add("staging", "--api", "http://staging:1/", "--nats", "nats://me:secret@staging:2")
                .ends(0)
                .says("kept the context staging in " + file(), "conveyor-driver context use staging")
                .doesNotSay("secret", "warning");
        add("local", "--nats", "nats://localhost:4222").ends(0);
        add("staging", "--api", "http://other:1").ends(2).says("already; --force replaces it");
        scene.run("context", "use", "staging").ends(0).says("commands take the context staging");
        scene.run("context", "list")
                .ends(0)
                .printsMatching("(?s) +NAME .*\n +local +no +nats://localhost:4222\n"
                        + "\\* +staging +no +http://staging:1 +nats://me:\\*\\*\\*@staging:2\n");
        scene.run("context", "list", "-o", "json")
                .ends(0)
                .prints(
                        "{\"context\":\"local\",\"current\":false",
                        "\n"
                                + "{\"context\":\"staging\",\"current\":true,\"production\":false,\"api\":\"http://staging:1\","
                                + "\"nats\":\"nats://me:***@staging:2\"}\n");
        scene.run("context", "show")
                .ends(0)
                .prints("context     staging  (context use)\n", "nats        nats://me:***@staging:2  (context)\n");
        scene.run("context", "use", "--none").ends(0).says("commands take no context");
        scene.run("context", "show").ends(0).prints("context     none\n", "http://localhost:8080  (default)\n");
        scene.run("context", "use", "staging");
        scene.run("context", "remove", "staging").ends(0).says("it was the current one");
        scene.run("context", "list", "-o", "json").ends(0).prints("local").doesNotPrint("staging");
    }

    @Test
    void theFileIsForItsOwnerAlone() throws IOException {
        scene.shell("umask 000 && \"$0\" context add a --nats nats://me:secret@host")
                .ends(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        assertThat(file()).content().contains("nats://me:secret@host");
    }

    /** All refused at ports where nobody is, so the sentence tells which address was taken. */
    @ParameterizedTest
    @CsvSource({
        // --api, CONVEYOR_API_URL, --context, CONVEYOR_CONTEXT, current, taken
        "1, 2, three, four, five, 1",
        "'', 2, three, four, five, 2",
        "'', '', three, four, five, 3",
        "'', '', '', four, five, 4",
        "'', '', '', '', five, 5",
    })
    void theOrderOfSettings(
            String option, String variable, String named, String byVariable, String current, int taken) {
        StringBuilder text = new StringBuilder("current: " + current + "\ncontexts:\n");
        int port = 3;
        for (String name : List.of("three", "four", "five")) {
            text.append("  ")
                    .append(name)
                    .append(": {api: \"http://127.0.0.1:")
                    .append(port++)
                    .append("\"}\n");
        }
        scene.write(".config/conveyor-driver/contexts.yaml", text.toString());
        scene.tool.with("CONVEYOR_API_URL", variable.isEmpty() ? "" : "http://127.0.0.1:" + variable);
        scene.tool.with("CONVEYOR_CONTEXT", byVariable);
        List<String> words = new ArrayList<>(List.of("apply", "definition.yaml"));
        words.addAll(option.isEmpty() ? List.of() : List.of("--api", "http://127.0.0.1:" + option));
        words.addAll(named.isEmpty() ? List.of() : List.of("--context", named));
        String sentence =
                scene.run(words.toArray(String[]::new)).ends(5).outcome().err();
        assertThat(sentence.lines().reduce((first, last) -> last))
                .hasValueSatisfying(last -> assertThat(last).contains("http://127.0.0.1:" + taken));
    }

    @Test
    void aVariableThatGoesBeforeANamedContextIsTold() {
        add("dev", "--api", "http://127.0.0.1:1", "--nats", "nats://a:pw@127.0.0.1:2");
        scene.tool.with("CONVEYOR_API_URL", api.url().toString()).with("CONVEYOR_NATS_URL", "nats://b:pw@127.0.0.1:1");
        scene.run("apply", "definition.yaml", "--context", "dev")
                .ends(0)
                .says("warning: variables go before the context dev: CONVEYOR_API_URL gives " + api.url()
                        + " in place of http://127.0.0.1:1; unset them to use the context's\n");
        scene.run("trigger", "app.yaml", "--context", "dev")
                .ends(0)
                .says("CONVEYOR_NATS_URL gives nats://b:***@127.0.0.1:1 in place of nats://a:***@127.0.0.1:2")
                .doesNotSay("pw");
        scene.run("apply", "definition.yaml").ends(0).doesNotSay("warning");
        scene.run("context", "show", "dev")
                .ends(0)
                .prints(api.url() + "  (CONVEYOR_API_URL; in place of the context's http://127.0.0.1:1)");
    }

    @Test
    void anUnknownContextIsRefusedWithTheNearest() {
        add("staging", "--api", "http://127.0.0.1:1");
        String nearest = "there is no context 'stagin' in " + file() + "; did you mean staging?";
        scene.run("apply", "definition.yaml", "--context", "stagin").ends(2).saysOnly(nearest);
        scene.run("run", "--events", "events.jsonl", "--context", "stagin", "--", "true")
                .ends(2)
                .saysOnly(nearest);
        scene.run("logs", "--server-context", "stagin").ends(2).saysOnly(nearest);
        for (String act : List.of("use", "show", "remove")) {
            scene.run("context", act, "stagin").ends(2).saysOnly(nearest);
        }
        add("a b", "--api", "http://x:1").ends(2).says("'a b' cannot name a context");
        add("x").ends(2).says("a context needs a setting");
        add("x", "--nats", "nats:me:secret@host").ends(2).says("--nats: 'nats:***@host' is no URL");
        scene.run("context", "use").ends(2).says("NAME is missing");
        scene.tool.with("CONVEYOR_CONTEXT", "stagin");
        scene.run("apply", "definition.yaml").ends(2).saysOnly("CONVEYOR_CONTEXT: " + nearest);
        scene.run("context", "list")
                .ends(0)
                .says("warning: CONVEYOR_CONTEXT names the context stagin, which does not exist");
        scene.run("run", "--events", "events.jsonl", "--", "true").ends(0); // it needs no server
    }

    @Test
    void aDamagedFileIsNamedWithThePlaceAndStaysAsItIs() {
        scene.write(".config/conveyor-driver/contexts.yaml", "contexts:\n  a: {apo: http://x}\n");
        String sentence = file() + ":2:7: unknown key 'contexts.a.apo'; did you mean 'api'?";
        for (String line :
                List.of("context list", "context add b --api http://x:1", "context use a", "apply definition.yaml")) {
            scene.run(line.split(" ")).ends(2).saysOnly(sentence);
        }
        assertThat(file()).hasContent("contexts:\n  a: {apo: http://x}\n");
        scene.run("run", "--events", "events.jsonl", "--", "true").ends(0);
    }

    @Test
    void pathsAreKeptAbsoluteAndShowTellsHowTheFilesAre() throws IOException {
        Certificates made = Certificates.in(Files.createDirectory(folder.resolve("pki")));
        for (String name : List.of("client", "other")) {
            made.key(name + ".key", "ec -pkeyopt ec_paramgen_curve:P-256");
        }
        made.certificate("client.pem", "client.key");
        add("a", "--nats", "tls://x", "--ca", "pki/ca.pem", "--cert", "./pki/client.pem", "--key", "pki/client.key")
                .ends(0)
                .doesNotSay("warning");
        assertThat(file())
                .content()
                .contains("cert: \"" + made.file("client.pem") + "\"")
                .doesNotContain("BEGIN");
        scene.run("context", "show", "a")
                .ends(0)
                .prints(made.file("ca.pem") + "  (context; valid until ", made.file("client.key") + "  (context)\n");
        scene.run("context", "show", "a", "-o", "json")
                .ends(0)
                .prints("\"valid_until\":\"20")
                .doesNotPrint("problem");
        add("b", "--cert", "pki/client.pem", "--key", "pki/other.key", "--ca", "pki/none.pem")
                .ends(0)
                .says("warning: " + made.file("none.pem") + " (--ca) is not there");
        scene.run("context", "show", "b")
                .ends(0)
                .prints("none.pem (--ca) is not there", "other.key (--key) is not the key of the first certificate in");
        scene.run(
                        "apply",
                        "definition.yaml",
                        "--context",
                        "b",
                        "--api",
                        api.url().toString())
                .ends(4)
                .says("is not the key of the first certificate", "; see the context b in " + file());
    }

    @Test
    void contextsOfManyProcessesAreAllKept() throws IOException {
        List<Process> adding = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            adding.add(scene.tool
                    .builder("context", "add", "c" + i, "--api", "http://c:" + (i + 1))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("add" + i).toFile())
                    .start());
        }
        for (Process process : adding) {
            assertThat(Installation.end(process)).isZero();
        }
        assertThat(scene.run("context", "list", "-o", "json").ends(0).out().lines())
                .hasSize(8);
    }

    @Test
    void offATerminalProductionNeedsAYes() {
        add("prod", "--api", api.url().toString(), "--nats", "nats://me:secret@127.0.0.1:1", "--production");
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: \"true\"\n");
        for (String line : List.of("trigger app.yaml", "trigger app.yaml --follow", "apply definition.yaml")) {
            scene.run((line + " --context prod").split(" "))
                    .ends(2)
                    .says(" at " + api.url() + ", a production server (context prod): --yes says so");
            scene.run((line + " --api " + api.url()).split(" ")).ends(2).says("(context prod): --yes says so");
        }
        scene.run("run", "demo", "--join", "--nats", "nats://other@127.0.0.1:1")
                .ends(2)
                .says("join as the driver at nats://***@127.0.0.1:1, a production server (context prod)")
                .doesNotSay("secret");
        scene.run("send", "events.jsonl", "--context", "prod")
                .ends(2)
                .says("send events to a driver at nats://me:***@127.0.0.1:1, a production server (context prod)");
        scene.run("send", "events.jsonl", "--context", "prod", "--yes").ends(5);
        assertThat(api.calls()).isEmpty();
        scene.run("run", "demo", "--join", "--context", "prod", "--yes").ends(5).doesNotSay("(context prod)");
        scene.run("run", "demo", "--context", "prod")
                .ends(5)
                .doesNotSay("(context prod)"); // a bystander changes nothing
        scene.run("apply", "definition.yaml", "--context", "prod", "--yes").ends(0);
        scene.run("apply", "definition.yaml", "--context", "prod", "--api", "http://127.0.0.1:1")
                .ends(5);
        assertThat(api.calls()).containsExactly("POST /resource-definitions/apply");
    }

    @Test
    void onATerminalProductionIsAskedFor() {
        Programs.need("bash", "tmux");
        add("prod", "--api", api.url().toString(), "--production");
        Shell shell = Shell.in(folder);
        shell.write("app.yaml", "name: app\nresource: workflow\nspec: {}\n");
        try (Tmux terminal = Tmux.shell(120, 24, shell.folder(), shell.environment())) {
            terminal.type("conveyor-driver trigger app.yaml --context prod; echo code $?");
            String asked = terminal.await(
                    "Really create workflow/app at " + api.url() + ", a production server (context prod) [no]:");
            assertThat(asked).doesNotContain("WARNING"); // newer JDKs: native access
            terminal.type("");
            assertThat(terminal.await("code 130")).contains("cancelled; nothing was done");
            assertThat(api.calls()).isEmpty();
            terminal.typeAfresh("conveyor-driver trigger app.yaml --context prod; echo code $?");
            terminal.await("[no]:");
            terminal.type("yes");
            assertThat(terminal.await("code 0")).contains("created workflow/app", "run-1");
            assertThat(api.calls()).containsExactly("POST /resources/");
        }
    }
}
