package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.fakes.Certificates;
import ug.open.conveyor.driver.fakes.FakeApi;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spec.branch=main | 'branch':'main'}",
                "spec.a.b=5 | 'a':{'b':5}}",
                "spec.ratio=true | 'spec':{'ratio':true,",
                "spec.ratio=1e3 | 'spec':{'ratio':1E+3,",
                "spec.commit=1e10 | 'commit':'1e10'}",
                "spec.commit=12e4567 | 'commit':'12e4567'}",
                "spec.commit=0123456 | 'commit':'0123456'}",
                "spec.version=1.10 | 'version':'1.10'}",
                "spec.version=1.1 | 'version':1.1}",
                "spec.count=-0 | 'count':'-0'}",
                "spec.count=12345678901234567890 | 'count':12345678901234567890}",
                "spec.env[0].value=5 | 'env':[{'name':'A','value':'5'}]",
                "spec.env[0].value=null | 'env':[{'name':'A','value':'null'}]",
                "spec.a\\.b=x | 'a.b':'x'}",
                "spec.a\\=b=x | 'a=b':'x'}",
                "name=5 | {'name':'5'",
                "spec.version=\"5\" | 'version':'5'}",
                "spec.text=a=b: [c | 'text':'a=b: [c'}",
                "spec.env[0].value=y | 'env':[{'name':'A','value':'y'}]",
                "spec.env[1].name=B | 'env':[{'name':'A','value':'x'},{'name':'B'}]",
                "spec={\"x\":[1]} | 'spec':{'x':[1]}}",
                "name=other | {'name':'other'",
                "pipeline=build | 'pipeline':'build','spec'"
            })
    void aValueCanBeSet(String set, String part) {
        assertThat(trigger("app.yaml", "--set", set).code()).isZero();
        assertThat(posted()).contains(part.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--set-string | spec.ratio=5 | 'ratio':'5',",
                "--set-string | spec.text={} | 'text':'{}'}",
                "--set-json | spec.env[0].value=5 | 'env':[{'name':'A','value':5}]",
                "--set-json | spec.env=[] | 'env':[]",
            })
    void aValueCanBeSetAsATextOrAsJson(String option, String set, String part) {
        assertThat(trigger("app.yaml", option, set).code()).isZero();
        assertThat(posted()).contains(part.replace('\'', '"'));
    }

    @Test
    void aValueThatIsNoJsonIsRefusedWhereItHasToBe() {
        assertThat(trigger("app.yaml", "--set-json", "spec.a=[1").err())
                .startsWith("conveyor-driver: --set-json spec.a=[1: the value is not JSON: ");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aNumberThatNoServerCanHoldIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("big.yaml"), "{name: app, resource: workflow, spec: {git: {commit: 12e4567}}}");
        Outcome outcome = trigger("big.yaml");
        assertThat(outcome.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).contains("big.yaml: spec.git.commit is the number 1.2E+4568", "put it in quotes");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aLongValueIsNotRepeatedInAMessage() {
        Outcome outcome = trigger("app.yaml", "--set", "x".repeat(100_000));
        assertThat(outcome.err())
                .hasSizeLessThan(2_000)
                .contains("characters left out")
                .contains("expected a place and a value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec.branch | --set spec.branch: expected a place and a value",
                "branch=main | --set branch=main: a place begins with spec.",
                "spec.env.name=B | --set spec.env.name=B: spec.env is a list: write [0] for its first",
                "spec.env[2].name=B | --set spec.env[2].name=B: spec.env is a list of 1, counted from 0",
                "spec.ratio.x=1 | --set spec.ratio.x=1: spec.ratio is no mapping",
                "spec..x=1 | expected a place and a value",
                "spec.env.[0]=B | expected a place and a value",
                "name= | app.yaml: 'name' must be a text, not",
                "resource=a b | app.yaml: the type 'a b' cannot be part of a subject",
                "spec=null | app.yaml: 'spec' is missing"
            })
    void whatCannotBeIsSaidAndNothingIsSent(String set, String sentence) {
        Outcome outcome = trigger("app.yaml", "--set", set, "--recreate");
        assertThat(outcome.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).contains(sentence);
        assertThat(api.asked()).isEmpty();
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
        assertThat(outcome.code()).isEqualTo(ExitCodes.USAGE);
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
        assertThat(outcome.code()).isEqualTo(ExitCodes.USAGE);
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
