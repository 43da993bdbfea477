package ug.open.conveyor.driver.installed;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that cannot be followed. */
final class BadUsageIT {
    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    private static Arguments bad(String words, String sentence, String help) {
        return Arguments.of(words, sentence, help);
    }

    static List<Arguments> lines() {
        return List.of(
                bad("runn", "unknown command 'runn'; did you mean run or runs?", ""),
                bad("runs shw", "unknown command 'shw'; did you mean show?", "runs "),
                bad("--versoin", "unknown option '--versoin'; did you mean --version?", ""),
                bad("run --evens x -- cat", "unknown option '--evens'; did you mean --events or --event?", "run "),
                bad("run -z", "unknown option '-z'", "run "),
                bad("run -- cat", "the driver listens for no resource type", "run "),
                bad("run --events", "--events needs a value: FILE", "run "),
                bad("run --events -- cat", "--events needs a value: FILE", "run "),
                bad("run --events= -- cat", "--events: expected a file, or - for a standard stream, not ''", "run "),
                bad("run --events a --events b -- cat", "--events is given twice; it takes one value", "run "),
                bad("run --events a --", "nothing behind --: expected CMD", "run "),
                bad("run . --events a -- cat", "PROJECT and a command behind -- cannot be used together", "run "),
                bad(
                        "run . cat --events a",
                        "several projects need --pipeline FILE; found PROJECT . and cat; a command goes behind --",
                        "run "),
                bad(
                        "run --events a --timeout 5 -- cat",
                        "--timeout: '5' is not a duration: write whole numbers with units",
                        "run "),
                bad("run --events a --timeout 0s -- cat", "--timeout must be above zero", "run "),
                bad(
                        "run --events a --concurrency 0 -- cat",
                        "--concurrency: expected a whole number from 1 to 1024, not '0'",
                        "run "),
                bad("run --events a --name a.b -- cat", "--name must be 1 to 64 of A-Z a-z 0-9 _ -, not 'a.b'", "run "),
                bad(
                        "run --events a --resource= -- cat",
                        "--resource must be a type such as workflow, not empty",
                        "run "),
                bad(
                        "run --events a --only kind=x -- cat",
                        "--only: 'kind' in 'kind=x' is not a key of an event; the keys are event, resource, name, run",
                        "run "),
                bad("run --events a --fail-fast=yes -- cat", "--fail-fast takes no value", "run "),
                bad("run --events a -o xml -- cat", "--output: expected one of text, json, not 'xml'", "run "),
                bad("replay", "REF|PATH is missing", "replay "),
                bad("replay x --ignore [ -- cat", "--ignore: '[' is no path into a result", "replay "),
                bad(
                        "replay events.jsonl --project . -- cat",
                        "--project and a command behind -- cannot be used together",
                        "replay "),
                bad("logs @last app", "unexpected word 'app'; a search pattern goes behind --grep", "logs "),
                bad("runs show", "REF is missing", "runs show "),
                bad("runs export @last", "FILE is missing", "runs export "),
                bad(
                        "runs prune --max-size 5X",
                        "--max-size: '5X' is not a size: write a whole number and a unit",
                        "runs prune "),
                bad("runs -n 5 --all", "--limit and --all cannot be used together", "runs "),
                bad("completion tcsh", "SHELL: expected one of bash, zsh, fish, powershell, not 'tcsh'", "completion "),
                bad("help exitcodes", "no help on 'exitcodes'; did you mean exit-codes?", "help "));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isSaidWithWhereToLook(String words, String sentence, String help) {
        scene.run(words.split(" "))
                .ends(2)
                .printsNothing()
                .says("conveyor-driver: " + sentence, "\ntry: conveyor-driver " + help + "--help\n");
    }

    @Test
    void withoutAnyWordsItShowsWhatThereIs() {
        scene.run().ends(2).printsNothing().says("Usage: conveyor-driver COMMAND", "Commands:", "init", "run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "run",
                "replay",
                "logs",
                "runs",
                "runs list",
                "runs show",
                "runs export",
                "runs prune",
                "completion",
                "help"
            })
    void everyCommandExplainsItself(String command) {
        scene.run((command + " --help").split(" "))
                .ends(0)
                .prints("Usage: conveyor-driver ", "Examples:")
                .says("");
    }

    @Test
    void initSaysAllThatIsMissingAndWritesNothing() {
        scene.run("init").ends(2).printsNothing().says("missing: NAME, --lang sh|python|java|go|js|rust");
        scene.run("init", "a b", "--lang", "sh")
                .ends(2)
                .printsNothing()
                .says("name must be 1 to 64 of A-Z a-z 0-9 _ -, not 'a b'");
        scene.run("init", "demo", "--lang", "sh", "--folder", "events.jsonl/x")
                .ends(74)
                .printsNothing()
                .says("cannot write the project to ");
        scene.write("demo/driver.yaml", "mine");
        scene.run("init", "demo", "--lang", "sh")
                .ends(2)
                .printsNothing()
                .says("will not write over what is in ", "--force does", "driver.yaml");
    }

    @Test
    void aDashWithoutStandardInputIsAnEmptyInput() {
        scene.shell("\"$0\" run --events - -- cat <&-")
                .ends(2)
                .printsNothing()
                .saysOnly("standard input: is empty; expected at least one event");
        scene.shell("\"$0\" run --events events.jsonl -- true <&- 2>&-").ends(0).printsNothing();
    }
}
