package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.fakes.Certificates;
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;

final class TriggerTest {
    private static final String RUN = "45b92f67-9aee-4df9-98f5-cdac97975ff6";

    @TempDir
    Path folder;

    private final FakeApi api = FakeApi.start();

    @BeforeEach
    void aResourceAndAServerThatTakesIt() throws IOException {
        Files.writeString(folder.resolve("app.yaml"), """
                name: app
                resource: workflow
                spec:
                  ratio: 1.10
                  env: [{name: A, value: x}]
                """);
        api.answers(
                "POST /resources/",
                201,
                "{\"message\":\"Resource created successfully\",\"name\":\"app\",\"runid\":\"" + RUN
                        + "\",\"version\":\"1\"}");
        api.answers("DELETE /resources/workflow/app", 204, "");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theRunIdAloneIsPrinted() {
        Outcome outcome = trigger("app.yaml");
        assertThat(outcome).isEqualTo(new Outcome(0, RUN + "\n", "created workflow/app\n"));
        assertThat(posted())
                .isEqualTo("{\"name\":\"app\",\"resource\":\"workflow\","
                        + "\"spec\":{\"ratio\":1.10,\"env\":[{\"name\":\"A\",\"value\":\"x\"}]}}");
    }

    @Test
    void anObjectIsPrintedForPrograms() {
        assertThat(trigger("app.yaml", "-o", "json").out())
                .isEqualTo(
                        "{\"runid\":\"" + RUN + "\",\"resource\":\"workflow\",\"name\":\"app\",\"version\":\"1\"}\n");
    }

    /** What a server says is text: harmless on a terminal, one word in {@code $(…)}, and the same text for programs. */
    @Test
    void aRunIdOfAnotherServerIsOneHarmlessWord() {
        String evil = "45b9 *\n\u001b]0;owned\u0007\u009b2J\u202e\u200e";
        api.answers(
                "POST /resources/",
                201,
                Json.write(Map.of("name", "app\n\u001b[2J", "runid", evil, "version", "\u2028")));
        Outcome text = trigger("app.yaml");
        assertThat(text.out()).isEqualTo("45b9\\x20\\x2a\\n\\e]0;owned\\x07\\u009b2J\\u202e\\u200e\n");
        assertThat(text.err()).isEqualTo("created workflow/app\\n\\e[2J\n");
        String json = trigger("app.yaml", "-o", "json").out();
        assertThat(json.strip().codePoints()).allMatch(Harmless::isShown);
        assertThat(Json.parse(json))
                .isEqualTo(
                        Map.of("runid", evil, "resource", "workflow", "name", "app\n\u001b[2J", "version", "\u2028"));
    }

    @Test
    void aNameCanBeMadeNew() {
        assertThat(trigger("app.yaml", "--name-suffix").code()).isZero();
        assertThat(posted()).startsWith("{\"name\":\"app-00000000\",");
    }

    @Test
    void theOldOneIsDeletedFirstWhereThatIsAskedFor() {
        assertThat(trigger("app.yaml", "--recreate").code()).isZero();
        assertThat(api.calls()).containsExactly("DELETE /resources/workflow/app", "POST /resources/");
        assertThat(new Here()
                        .folder(folder)
                        .run("trigger", "app.yaml", "--recreate", "--name-suffix")
                        .err())
                .contains("--recreate", "--name-suffix");
    }

    @Test
    void standardInputIsJsonToo() {
        Outcome outcome = new Here()
                .folder(folder)
                .input("{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{},\"id\":\"x\",\"spce\":1}")
                .run("trigger", "-", "--api", api.url().toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .isEqualTo("warning: a resource has no 'spce': the server will not see it\ncreated workflow/app\n");
        assertThat(posted()).isEqualTo("{\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}");
    }

    @Test
    void yamlInBracesIsYamlAndBrokenJsonIsToldAsJson() throws IOException {
        Files.writeString(folder.resolve("braces.yaml"), "{name: app, resource: workflow, spec: {}}");
        assertThat(trigger("braces.yaml").code()).isZero();
        Files.writeString(folder.resolve("broken.json"), "{\"name\": \"app\",\n \"spec\": {\"a\": 1}");
        assertThat(trigger("broken.json").err())
                .startsWith("conveyor-driver: broken.json:2:")
                .doesNotContain("flow");
    }

    @Test
    void anEventThatNoServerCouldSendIsRefusedBeforeItIsPosted() {
        Outcome outcome = trigger("app.yaml", "--set", "spec.text=" + "\"".repeat(300_000), "--recreate");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err())
                .contains(
                        "app.yaml: the event of workflow/app would have 1,200,",
                        "at most 1,048,576",
                        "nothing was posted");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsToldWithBothWaysOut() {
        api.answers(
                "POST /resources/",
                500,
                "{\"error\":\"Failed to insert resource: resource with name app and type workflow already exists\"}");
        Outcome outcome = trigger("app.yaml");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err())
                .contains("there is a resource workflow/app already", "--name-suffix gives it another name")
                .doesNotContain("bug");
    }

    @Test
    void aServerThatWantsATokenOrIsNotThereHasItsOwnCode() {
        api.answers("POST /resources/", 401, "{\"error\":\"missing Authorization header\"}");
        assertThat(trigger("app.yaml").code()).isEqualTo(ExitCodes.REFUSED);
        Outcome nobody = new Here().folder(folder).run("trigger", "app.yaml", "--api", "http://127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(nobody.err()).contains("no Conveyor server answers at http://127.0.0.1:1 ");
    }

    @Test
    void aKeyOfAnotherCertificateIsNoBusinessOfTheServer() {
        Certificates made = Certificates.in(folder);
        made.key("client.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        Outcome outcome = trigger("app.yaml", "--cert", "ca.pem", "--key", "client.key");
        assertThat(outcome.code()).isEqualTo(ExitCodes.REFUSED);
        assertThat(outcome.err())
                .contains(folder.resolve("client.key") + " (--key) is not the key of the first certificate");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aCertificateMakesTheTokenOfTheRequest() {
        Certificates made = Certificates.in(folder);
        made.key("client.key", "ec -pkeyopt ec_paramgen_curve:P-256");
        made.certificate("client.pem", "client.key");
        assertThat(trigger("app.yaml", "--cert", "client.pem", "--key", "client.key")
                        .code())
                .isZero();
        assertThat(api.asked().get(0).authorization()).startsWith("Bearer ey");
    }

    @Test
    void aBadFileIsToldWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), "name: app\n  x: y\n");
        assertThat(trigger("bad.yaml").err()).startsWith("conveyor-driver: bad.yaml:2:");
        Files.writeString(folder.resolve("list.json"), "[1]");
        assertThat(trigger("list.json").err()).contains("list.json: expected keys with values");
        Files.writeString(folder.resolve("two.yaml"), "name: a\n---\nname: b\n");
        assertThat(trigger("two.yaml").err()).contains("two.yaml has 2 documents");
        assertThat(trigger("nowhere.yaml").err()).contains("nowhere.yaml: no such file or folder");
        assertThat(trigger("app.yaml", "--cert", "client.crt").err())
                .contains("--cert (or CONVEYOR_CERT) is given and");
    }

    private Outcome trigger(String... words) {
        Here here = new Here().folder(folder);
        here.variables.put("CONVEYOR_API_URL", api.url().toString());
        String[] all = new String[words.length + 1];
        all[0] = "trigger";
        System.arraycopy(words, 0, all, 1, words.length);
        return here.run(all);
    }

    private String posted() {
        return api.asked().get(api.asked().size() - 1).body();
    }
}
