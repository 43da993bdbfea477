package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects that cannot be run: what their author is told. */
final class BadProjectIT {
    private static final String OR_ELSE =
            "make one with 'conveyor-driver init', or give a command after the options: -- CMD";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    private Seen run(String project) {
        Seen seen = scene.run("run", project, "--events", "events.jsonl");
        assertThat(scene.store).doesNotExist();
        return seen.printsNothing();
    }

    private static Arguments bad(String yaml, String... sentences) {
        return Arguments.of(yaml, List.of(sentences));
    }

    static List<Arguments> files() {
        return List.of(
                bad("name: demo\nrunn: cat\n", "2:1: unknown key 'runn'; did you mean 'run'?"),
                bad("name: demo\nrun: [cat\n", "3:1: expected ',' or ']': the bracket of line 2 has no end"),
                bad("name: demo\nname: demo\nrun: cat\n", "2:1: the key \"name\" occurs twice, first in line 1"),
                bad(
                        "name: demo\nrun: cat\njava: a.B\n",
                        "3:1: both 'run' and 'java' are there; a driver is one of them: take one out"),
                bad(
                        "name: demo\n",
                        "1:1: none of 'run', 'java' and 'program' is there: name what reconciles, such as 'run: ./reconcile.sh',"
                                + " 'java: com.example.MyDriver', or 'program: ./my-driver' for one on Conveyor's own runtime"),
                bad(
                        "name: demo\nrun: ./a.sh && ./b.sh\n",
                        "2:6: run: '&&' at character 8 is for a shell, and no shell reads this command: write "
                                + "[sh, -c, \"./a.sh && ./b.sh\"], or put it in quotes to hand it to the program"),
                bad(
                        "name: demo\njava:\n  class: a.B\n  build: mvn package; make\n",
                        "4:10: java.build: ';' at character 12 is for a shell, and no shell reads this command: write "
                                + "[sh, -c, \"mvn package; make\"], or put it in quotes to hand it to the program"),
                bad("name: a b\nrun: cat\n", "1:7: name must be 1 to 64 of A-Z a-z 0-9 _ -, not 'a b'"),
                bad(
                        "name: demo\nrun: cat\nenv: {T: \"${TOKEN}\"}\n",
                        "3:7: env.T: the variable TOKEN is not set: set it, or write ${TOKEN:-default}"),
                bad(
                        "name: demo\nrun: cat\nsecrets: [TOKEN]\n",
                        "3:11: secrets has TOKEN, which is not set, so that its value could not be masked: set it, or take the "
                                + "name out"),
                bad(
                        "name: demo\nrun: 12\ntimeout: soon\nconcurrency: many\nretry: {tims: 1}\n",
                        "2:6: run must be text, not a number: put it in quotes",
                        "3:10: timeout: 'soon' is not a duration: write whole numbers with units, the largest first, such as "
                                + "500ms, 30s, 10m, 1h30m, 7d, 1w",
                        "4:14: concurrency must be a whole number, not text",
                        "5:9: unknown key 'retry.tims'; did you mean 'times'?"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachProblemIsSaidWithItsPlace(String yaml, List<String> sentences) {
        scene.write("demo/driver.yaml", yaml);
        run("demo").ends(2).saysOnly("demo/driver.yaml:" + String.join("\ndemo/driver.yaml:", sentences));
    }

    @Test
    void aFolderWithoutAProject() {
        run(".").ends(2).says("no driver.yaml in ", OR_ELSE);
        run("elsewhere").ends(2).says("elsewhere is not there: give the folder of a driver project, " + OR_ELSE);
        run("events.jsonl")
                .ends(2)
                .says("events.jsonl is not a folder: give the folder of a driver project, " + OR_ELSE);
    }

    @Test
    void aFileThatIsAlmostAProject() throws IOException {
        scene.write("yml/driver.yml", "name: demo\nrun: cat\n");
        run("yml").ends(2).says("no driver.yaml in ", ", but a driver.yml: rename it");
        Files.createDirectories(folder.resolve("folder/driver.yaml"));
        run("folder").ends(2).saysOnly("folder/driver.yaml is a folder, not the file of a driver project");
        scene.write("empty/driver.yaml", "");
        run("empty")
                .ends(2)
                .says("empty/driver.yaml is empty: it needs a name and what to run, such as\nname: my-driver\n");
        scene.write("latin/driver.yaml", new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xe9});
        run("latin").ends(2).saysOnly("latin/driver.yaml is not UTF-8 text: save it as UTF-8");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandThatCannotBeStarted(String command, String sentence) throws IOException {
        scene.write("demo/driver.yaml", "name: demo\nrun: " + command + " word\n");
        scene.write("demo/plain.sh", "#!/bin/sh\n");
        scene.script("demo/no-program.sh", "#!/no/such/program\n");
        scene.script("demo/windows.sh", "#!/bin/sh\r\ntrue\r\n");
        Files.createDirectories(folder.resolve("demo/src"));
        run("demo").ends(7).says("conveyor-driver: " + sentence);
    }

    static List<Arguments> commands() {
        return List.of(
                Arguments.of(
                        "no-such-program",
                        "the command 'no-such-program' was not found on the PATH; install it, or give its path"),
                Arguments.of("./gone.sh", "the command './gone.sh' does not exist: no file "),
                Arguments.of("./plain.sh", "the command './plain.sh' is not executable; try: chmod +x "),
                Arguments.of("./src", "the command './src' is a folder; name a program in it: "),
                Arguments.of(
                        "./no-program.sh",
                        "the command './no-program.sh' starts with '#!/no/such/program', but there is no program /no/such/program"),
                Arguments.of("./windows.sh", "the first line of './windows.sh' ends in a carriage return"));
    }
}
