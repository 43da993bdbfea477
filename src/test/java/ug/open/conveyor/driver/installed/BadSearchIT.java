package ug.open.conveyor.driver.installed;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches that cannot be done. */
final class BadSearchIT {
    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    static List<Arguments> searches() {
        return List.of(
                Arguments.of(
                        "--grep (",
                        "the regular expression '(' cannot be read at character 2: unclosed group; with -F it is taken as plain text"),
                Arguments.of(
                        "--grep *a",
                        "the regular expression '*a' cannot be read at character 1: dangling meta character '*'; with -F"),
                Arguments.of(
                        "--grep " + "x".repeat(20_000),
                        "a regular expression of 20000 characters is too long; the limit is 10000"),
                Arguments.of("-A 2", "--after needs --grep PATTERN"),
                Arguments.of("-c", "--count needs --grep PATTERN"),
                Arguments.of("-F --grep", "--grep needs a value: PATTERN"),
                Arguments.of("--grep x -C 1 -A 1", "--context and --after cannot be used together"),
                Arguments.of("--grep x -A 1 --tail 3", "--tail and --after cannot be used together"),
                Arguments.of("--grep x -A -1", "--after: expected a whole number from 0 to 100000, not '-1'"),
                Arguments.of("--level loud", "--level: expected one of debug, info, warn, error, not 'loud'"),
                Arguments.of(
                        "--since tomorrow",
                        "--since: expected a time like 2026-11-24T09:30:00Z, 2026-11-24 09:30 (local time), 2026-11-24, yesterday or @1764408600, or an age like 2h or 1w, not 'tomorrow'"),
                Arguments.of("--since 2026-13-01T00:00:00Z", "--since: expected a time like"),
                Arguments.of("--since 1h --until 2h", "--since is not before --until: no time lies between them"),
                Arguments.of("--tail -1", "--tail: expected a whole number from 0 to 2147483647, not '-1'"),
                Arguments.of("--failed -f", "--failed and --follow cannot be used together"));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void areRefusedWithTheReason(String words, String sentence) {
        scene.run(("logs " + words).split(" ")).ends(2).printsNothing().says("conveyor-driver: " + sentence);
    }

    @Test
    void anExpressionThatTriesWithoutEndIsStopped() {
        scene.run(
                        "run",
                        "--events",
                        "events.jsonl",
                        "--",
                        "sh",
                        "-c",
                        "echo " + "aaaaaaaaaa,".repeat(20) + "; echo short")
                .ends(0);
        scene.run("logs", "--grep", "(.*,){14}\\d{9}")
                .ends(2)
                .says(
                        "the regular expression '(.*,){14}\\d{9}' tries too many ways on a log line of 220 characters; write it so that");
        scene.run("logs", "--grep", "(.*,){14}\\d{9}", "-F")
                .ends(1)
                .printsNothing()
                .says("");
        scene.run("logs", "--grep", "no such text").ends(1).printsNothing();
    }
}
