package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Screen;

/** {@code --set}, {@code --event} and {@code --edit} of {@code run --events} and of {@code replay}. */
final class ChangedEventsTest {
    private static final Screen TERMINAL = new Screen(true, false, true, 80);
    private static final String RESOURCE =
            "{\\\"name\\\":\\\"app\\\",\\\"resource\\\":\\\"workflow\\\",\\\"spec\\\":{\\\"branch\\\":\\\"main\\\",\\\"n\\\":1.10}}";

    @TempDir
    Path folder;

    private Screen screen = TERMINAL;
    private String editor = "";

    @BeforeEach
    void anEventAndADriverThatPrintsIt() throws IOException {
        Files.writeString(
                folder.resolve("one.jsonl"),
                "{\"kind\":\"event\",\"e\":1,\"subject\":\"resources.workflow\",\"message\":{\"event\":\"create\",\"payload\":\""
                        + RESOURCE + "\",\"id\":\"1\",\"run_id\":\"run-1\",\"more\":[1.0]}}\n");
        Files.writeString(folder.resolve("two.jsonl"), """
                {"event":"create","run_id":"run-1","payload":{"name":"app","resource":"workflow","spec":{}}}
                {"event":"create","run_id":"run-2","payload":{"name":"bpp","resource":"workflow","spec":{}}}
                """);
        script("driver", "echo \"$CONVEYOR_EVENT $(cat)\"");
        script("same", "exit 0");
        script("fails", "exit 3");
        script("fails-late", "echo mine >\"$1\"; exit 3");
        script("broken", "printf '{\"event\":\\n  create}' >\"$1\"");
        script("list", "echo '[]' >\"$1\"");
        script("no-run", "echo '{\"event\":\"create\"}' >\"$1\"");
        script("empty", ": >\"$1\"");
        script(
                "next",
                "[ \"$1\" = -w ] && shift; sed 's/\"main\"/\"next\"/' \"$1\" >new && cat new >\"$1\" && echo edited");
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Here here() {
        Here here = new Here().folder(folder).screen(screen);
        if (!editor.isEmpty()) {
            here.variables.put("EDITOR", editor);
        }
        return here;
    }

    private Outcome run(String file, String... words) {
        List<String> all = new ArrayList<>(List.of("run", "--events", file));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--name", "demo", "--", "./driver"));
        return here().run(all.toArray(new String[0]));
    }

    private List<String> keptEvents() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store/sessions"))) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains("\"kind\":\"event\""))
                        .map(line -> line.replaceAll(".*\"message\":(.*)}$", "$1"))
                        .forEach(lines::add);
            }
            return lines;
        }
    }

    @Test
    void theDriverAndTheRecordingHaveTheChangedEvent() throws IOException {
        Outcome outcome =
                run("one.jsonl", "--set", "spec.branch=next", "--set-json", "spec.tags=[1]", "--event", "update");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "update {\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{\"branch\":\"next\",\"n\":1.10,\"tags\":[1]}}");
        assertThat(keptEvents())
                .containsExactly("{\"event\":\"update\",\"payload\":\""
                        + RESOURCE.replace("main", "next").replace("1.10}", "1.10,\\\"tags\\\":[1]}")
                        + "\",\"id\":\"1\",\"run_id\":\"run-1\",\"more\":[1.0]}");
        assertThat(here().run("runs", "show", "@last").out()).contains("update", "next");
        Outcome replay = here().run("replay", "@last", "--", "./driver");
        assertThat(replay.out()).contains("update {\"name\":\"app\"", "\"next\"");
    }

    @Test
    void aReplayChangesTheEventToo() throws IOException {
        assertThat(run("one.jsonl").code()).isZero();
        Outcome outcome =
                here().run("replay", "@last", "--set-string", "spec.n=5", "--event", "delete", "--", "./driver");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("delete {\"name\":\"app\",", "\"n\":\"5\"");
        assertThat(outcome.err()).contains("1 result");
        assertThat(keptEvents()).hasSize(2).element(1).asString().contains("\"delete\"");
    }

    @Test
    void everyEventThatIsChosenChanges() {
        Outcome outcome = run("two.jsonl", "--only", "name=bpp", "--set", "spec.x=1");
        assertThat(outcome.out()).contains("bpp", "{\"x\":1}").doesNotContain("app\"");
        assertThat(run("two.jsonl", "--set", "spec.x=1").out()).containsPattern("(?s)app.*\"x\":1.*bpp.*\"x\":1");
    }

    @Test
    void anotherTypeIsAnEventOnItsSubject() throws IOException {
        assertThat(run("one.jsonl", "--set", "resource=image").out()).contains("\"image\"");
        try (Stream<Path> files = Files.list(folder.resolve("store/sessions"))) {
            Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(file)).contains("\"subject\":\"resources.image\"");
        }
    }

    @Test
    void whatAPersonSavesIsRun() throws IOException {
        editor = "./next -w";
        Outcome outcome = run("one.jsonl", "--edit");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"next\"").doesNotContain("edited");
        assertThat(keptEvents())
                .singleElement()
                .asString()
                .contains("\\\"branch\\\":\\\"next\\\",\\\"n\\\":1.10", "\"more\":[1.0]");
        assertThat(here().run("replay", "one.jsonl", "--edit", "--check", "--", "./driver")
                        .err())
                .contains("--check has nothing to compare with");
        assertThat(here().run("replay", "@last", "--edit", "--set", "spec.branch=main", "--", "./driver")
                        .out())
                .contains("\"next\"");
    }

    @Test
    void anEventThatNobodyChangedIsRunAsItIs() throws IOException {
        editor = "./same";
        assertThat(run("one.jsonl", "--edit").code()).isZero();
        assertThat(keptEvents())
                .containsExactly("{\"event\":\"create\",\"payload\":\"" + RESOURCE
                        + "\",\"id\":\"1\",\"run_id\":\"run-1\",\"more\":[1.0]}");
    }

    @Test
    void visualGoesBeforeEditor() {
        editor = "./fails";
        Here here = here();
        here.variables.put("VISUAL", "./next");
        assertThat(here.run("run", "--events", "one.jsonl", "--edit", "--", "./driver")
                        .out())
                .contains("\"next\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./fails | the editor failed: ./fails .EDITOR. ended with exit code 3; nothing was run$",
                "./fails-late | ended with exit code 3; nothing was run; your text is in (\\S+)$",
                "./not-there | exit code 127, as a command that is not there; nothing was run$",
                "./broken | (\\S+):2:3: invalid JSON: .*; nothing was run, and your text is still there$",
                "./list | (\\S+): expected a driver message, .* found an array; nothing was run, and your text is still there$",
                "./no-run | (\\S+): run_id is missing; expected a driver message: .*; nothing was run, and your text is still there$",
                "./empty | (\\S+):1:1: invalid JSON: .*; nothing was run, and your text is still there$",
            })
    void aTextThatCannotBeRunIsNotLost(String command, String sentence) throws IOException {
        editor = command;
        Outcome outcome = run("one.jsonl", "--edit");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCodes.INVALID);
        String err = outcome.err().strip();
        Matcher found = Pattern.compile(sentence).matcher(err);
        assertThat(found.find()).as(err).isTrue();
        assertThat(folder.resolve("store/sessions"))
                .satisfiesAnyOf(
                        none -> assertThat(none).doesNotExist(),
                        empty -> assertThat(keptEvents()).isEmpty());
        if (found.groupCount() == 1) {
            Path text = Path.of(found.group(1));
            assertThat(text).exists();
            assertThat(Files.getPosixFilePermissions(text.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            Files.delete(text);
            Files.delete(text.getParent());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one.jsonl | --edit | | yes | --edit needs an editor, and neither VISUAL nor EDITOR names one: such as EDITOR=nano",
                "one.jsonl | --edit | ./same | no | --edit needs a terminal, and standard input is none; --set changes",
                "- | --edit | ./same | yes | --edit leaves standard input to the editor: put the events into a file",
                "two.jsonl | --edit | ./same | yes | --edit opens one event, and there is another one, of the run run-2; nothing was run",
                "one.jsonl | --set spec.branch | | yes | --set spec.branch: expected a place and a value",
                "one.jsonl | --set brnach=x | | yes | --set brnach=x: a place begins with spec. or metadata., or is one of",
                "one.jsonl | --set psec.branch=x | | yes | resource, pipeline; did you mean spec?",
                "one.jsonl | --set spec.branch.x=1 | | yes | --set spec.branch.x=1: spec.branch is no mapping",
                "one.jsonl | --set spec.list[1]=1 | | yes | --set spec.list[1]=1: spec.list is a list of 0, counted from 0",
                "one.jsonl | --set-json spec.branch=x | | yes | --set-json spec.branch=x: the value is not JSON",
                "one.jsonl | --set-json name=5 | | yes | the changed event has no resource that can be read: name must be a string",
                "one.jsonl | --event= | | yes | --event: expected the name of an event, such as create, not ''",
            })
    void aChangeThatCannotBeIsSaid(String file, String option, String command, String terminal, String sentence)
            throws IOException {
        editor = command == null ? "" : command;
        screen = terminal.equals("yes") ? TERMINAL : Screen.NONE;
        Outcome outcome = run(file, option.split(" "));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains(sentence);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set spec.brnach=x | warning: --set spec.brnach=x: spec.brnach is new; did you mean spec.branch?",
                "--event craete | warning: --event craete: no Conveyor server sends such an event; did you mean create?",
                "--event rebuild | warning: --event rebuild: no Conveyor server sends such an event",
            })
    void aChangeThatMayBeASlipIsDone(String option, String warning) {
        Outcome outcome = run("one.jsonl", option.split(" "));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains(warning);
    }

    @ParameterizedTest
    @CsvSource({"--set a=b", "--set-string a=b", "--set-json a=1", "--event create", "--edit"})
    void onTheLiveStreamNothingIsChanged(String option) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(option.split(" ")));
        words.addAll(List.of("--", "./driver"));
        Outcome outcome = here().run(words.toArray(new String[0]));
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains(option.split(" ")[0] + " needs recorded events: --events FILE");
    }
}
