package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.fakes.Programs;

/** What a pipeline without a server refuses before anything runs, each time with a sentence. */
class PipelineRefusalsTest {
    @TempDir
    Path folder;

    private PipelineScene scene;

    @BeforeEach
    void prepare() throws Exception {
        Programs.need("mkfifo");
        scene = new PipelineScene(folder);
        scene.project("again/two", "two", "run: [sh, run.sh]\n");
        scene.project("deep/target/hidden", "four", "run: [sh, run.sh]\n");
        scene.write("broken/driver.yaml", "name: [\n");
        scene.write("program/driver.yaml", "program: ./x\n");
        scene.write("unknown.yaml", PipelineScene.steps("p", "one", "four"));
        scene.write("several.yaml", PipelineScene.steps("p", "one") + "---\n" + PipelineScene.steps("q", "one"));
        scene.write("twice.yaml", PipelineScene.steps("p", "one", "three", "one"));
        scene.write("empty.yaml", "name: p\nresource: workflow\nsteps: []\n");
        scene.write("definition.yaml", "name: workflow\nschema: {type: object}\n");
        scene.write("odd.yaml", "name: p\nsteps: [\n");
        Files.createDirectories(folder.resolve("folder.yaml"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private record Case(String words, String sentence) {
        @Override
        public String toString() {
            return words;
        }
    }

    private static Stream<Case> refused() {
        String events = " --events events.jsonl";
        String run = "run --pipeline p.yaml" + events;
        String found = run + " one three again";
        return Stream.of(
                new Case(run, "the driver two has 2 projects: again/two, two; name the folders"),
                new Case(found + " two", "the driver two has 2 projects: again/two, two"),
                new Case(run + " one three", "no project of the driver two in one, three (each a project, or a folder"),
                new Case(run + " nowhere", "nowhere is not there: give the folder of a driver project"),
                new Case(run + " p.yaml", "p.yaml is no folder"),
                new Case(
                        "run --pipeline unknown.yaml" + events,
                        "no project of the driver four in the working folder and 4 levels below it; found: one (one), three (three), two "
                                + "(again/two), two (two); without `name: four`: program; cannot be read: broken/driver.yaml"),
                new Case(
                        found + " --from four",
                        "--from: the pipeline p has no step 'four'; expected 1 to 3, or one of one"),
                new Case(found + " --from 0", "--from: the pipeline p has no step '0'"),
                new Case(found + " --until 4", "--until: the pipeline p has no step '4'"),
                new Case(found + " --until one --from 2", "--until: step 1 (one) comes before step 2 (two) of --from"),
                new Case(
                        run + " -- cat", "--pipeline runs the projects of its drivers, and a command behind -- is one"),
                new Case(run + " --name x", "--name is of one driver, and --pipeline runs several"),
                new Case(run + " --port 4222", "--port is of one driver"),
                new Case("run --pipeline p.yaml --join", "--pipeline and --join cannot be used together"),
                new Case("run --pipeline p.yaml --watch", "--pipeline needs the events that begin it: --events FILE"),
                new Case("run --pipeline - --watch" + events, "standard input can be read once: name a file"),
                new Case("run --pipeline p.yaml --watch --events -", "standard input can be read once: name a file"),
                new Case("replay @last --pipeline - --watch", "standard input can be read once: name a file"),
                new Case(run + " one three --watch", "no project of the driver two"),
                new Case("run --pipeline p.yaml --compare", "--pipeline and --compare cannot be used together"),
                new Case(run + " --until-run abcd", "--pipeline and --until-run cannot be used together"),
                new Case("run --pipeline p.yaml", "--pipeline needs the events that begin it: --events FILE"),
                new Case("run --until 2" + events, "--until needs --pipeline"),
                new Case("run one two" + events, "several projects need --pipeline FILE"),
                new Case("run --from 2", "--from needs --join or --pipeline"),
                new Case("run --join --from 2", "--from: expected one of all, new, not '2'"),
                new Case("run --pipeline folder.yaml" + events, "folder.yaml is a folder"),
                new Case("run --pipeline pipe.yaml" + events, "pipe.yaml is no regular file"),
                new Case("run --pipeline gone.yaml" + events, "gone.yaml: no such file"),
                new Case("run --pipeline odd.yaml" + events, "odd.yaml"),
                new Case("run --pipeline twice.yaml" + events, "names the driver one twice, in steps 1 and 3"),
                new Case("dev --pipeline twice.yaml", "names the driver one twice, in steps 1 and 3"),
                new Case("run --pipeline empty.yaml" + events, "the pipeline p has no steps"),
                new Case(
                        "run --pipeline definition.yaml" + events,
                        "expected one pipeline in definition.yaml, found none"),
                new Case("run --pipeline several.yaml" + events, "found p, q"),
                new Case("replay @last --from 2", "--from needs --pipeline"),
                new Case("replay --failed --pipeline p.yaml", "--pipeline runs whole runs again"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithASentenceBeforeAnythingRuns(Case wrong) {
        Here.Outcome ran = scene.run(wrong.words().split(" "));
        assertThat(ran.err()).contains(wrong.sentence()).doesNotContain("Exception", "bug", "step 1 of");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(folder.resolve("store/sessions")).doesNotExist();
    }

    @Test
    void linksHiddenFoldersAndDeepOnesAreNotSearched() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("deep"));
        scene.project(".git/four", "four", "run: x\n");
        scene.project("a/b/c/d/e", "four", "run: x\n");
        List<String> words = new ArrayList<>(List.of("run", "--pipeline", "unknown.yaml", "--events", "events.jsonl"));
        assertThat(scene.run(words.toArray(String[]::new)).err()).contains("no project of the driver four");
    }
}
