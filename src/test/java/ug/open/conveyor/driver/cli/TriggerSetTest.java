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
import ug.open.conveyor.driver.fakes.FakeApi;
import ug.open.conveyor.driver.host.ExitCodes;

/** {@code trigger --set} and what goes with it. */
final class TriggerSetTest {
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
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
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
                "spec.env=[1 | --set spec.env=[1: a list is there, and the value is no JSON:",
                "spec=x | --set spec=x: a mapping is there, and the value is no JSON:",
                "name= | app.yaml: 'name' must be a text, not",
                "resource=a b | app.yaml: the type 'a b' cannot be part of a subject",
                "spec=null | app.yaml: 'spec' is missing"
            })
    void whatCannotBeIsSaidAndNothingIsSent(String set, String sentence) {
        Outcome outcome = trigger("app.yaml", "--set", set, "--recreate");
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains(sentence);
        assertThat(api.asked()).isEmpty();
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
