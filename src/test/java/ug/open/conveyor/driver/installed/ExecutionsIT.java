package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run id, many executions: each has an id, and a run id means the newest by each driver. */
final class ExecutionsIT {
    private static final Pattern KEPT = Pattern.compile(", kept as ([0-9a-z]{6})\\.1 to \\1\\.2: ");

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    /** Runs both events, and gives the id of the execution of the first one. */
    private String run(int code, String driver, String script) {
        Seen seen = scene.run("run", "--events", "events.jsonl", "--name", driver, "--", "sh", "-c", script);
        Matcher kept = KEPT.matcher(seen.ends(code).outcome().err());
        assertThat(kept.find()).as(seen.outcome().err()).isTrue();
        return kept.group(1) + ".1";
    }

    @Test
    void ofOneRunAreToldApart() {
        String first = run(1, "cloner", "echo first; exit 1");
        String second = run(0, "cloner", "echo second");
        String other = run(0, "builder", "echo other");

        scene.run("logs", first, "-o", "raw").ends(0).printsOnly("first\n");
        scene.run("logs", "run-0001", "-o", "raw").ends(0).printsOnly("second\nother\n");
        scene.run("logs", "--run", "cloner/run-0001", "--all-executions")
                .ends(0)
                .printsMatching("\\Q" + first + "\\E  cloner  \\S+Z  failed\nfirst\n\\Q" + second
                        + "\\E  cloner  \\S+Z  succeeded\nsecond\n");
        scene.run("logs", "run-0001", "--all-executions", "--grep", "o[tn]", "-o", "json")
                .ends(0)
                .prints(second, "\"second\"", other, "\"other\"")
                .doesNotPrint(first);
        scene.run("logs", "run-0001", "--all-executions", "--grep", "first|other", "-c")
                .ends(0)
                .printsOnly("2\n");

        scene.run("runs", "show", "run-0001", "-o", "json")
                .ends(0)
                .prints(second, other)
                .doesNotPrint(first);
        scene.run("runs", "show", "run-0001", "--all-executions")
                .ends(0)
                .prints(first, "  failed\n", "execution  " + first, second, "execution  " + second, other);
        scene.run("runs", "-n", "1", "-o", "json")
                .ends(0)
                .prints("{\"execution\":\"" + other.replace(".1", ".2") + "\",");

        scene.run("runs", "export", "run-0001", "newest.jsonl").ends(0).says("wrote 2 executions to newest.jsonl");
        scene.run("runs", "export", "run-0001", "-", "--all-executions").ends(0).prints("first", "second", "other");
        scene.run("runs", "export", "--session", first, "-")
                .ends(0)
                .prints("run-0001", "run-0002")
                .doesNotPrint("second");
        scene.run("replay", "newest.jsonl", "--name", "builder", "--", "true")
                .ends(0)
                .says("2 events in");
    }

    @Test
    void ofSeveralDriversNeedAProjectToBeReplayed() {
        String first = run(0, "cloner", "true");
        String other = run(0, "builder", "true");
        scene.write("builder/driver.yaml", "name: builder\nrun: echo by the builder\n");

        scene.run("replay", "run-0001", "--", "true").ends(2).says("2 drivers", other, "'builder/run-0001'", first);
        scene.run("replay", "run-0001").ends(2).says("2 drivers", other, first);
        scene.run("replay", "run-0001", "--project", "builder")
                .ends(0)
                .prints("by the builder")
                .doesNotSay("warning");
        scene.run("replay", first, "-o", "json", "--", "true")
                .ends(0)
                .prints("\"kind\":\"start\"", "\"execution\":\"", "\"kind\":\"finish\"", "\"execution\":\"");
    }

    @Test
    void thatFailedAreReplayedUntilTheySucceed() {
        run(1, "cloner", "exit 1");
        scene.run("run", "--events", "events.jsonl", "--only", "run=run-0002", "--name", "cloner", "--", "true")
                .ends(0);
        String failed = run(1, "builder", "exit 1");

        List<String> replay =
                List.of("replay", "--failed", "--since", "24h", "--driver", "cloner", "--", "echo", "again");
        scene.run("replay", "--failed", "--", "true")
                .ends(2)
                .says("several drivers failed: builder, cloner", "--driver");
        scene.run(replay.toArray(new String[0]))
                .ends(0)
                .prints("again\n", "run run-0001, create of workflow/app, differs")
                .doesNotPrint("run-0002")
                .says("1 event in");
        scene.run(replay.toArray(new String[0]))
                .ends(1)
                .printsNothing()
                .says("nothing to replay: no run of cloner has failed");
        scene.run("replay", "--driver", "cloner", "@last").ends(2).says("--driver needs --failed");

        scene.run("runs", "--failed", "--event", "create", "--since", "1h", "--driver", "builder")
                .ends(0)
                .prints(failed);
        scene.run("runs", "--until", "1h").ends(1).printsNothing().says("no run was found with --until ");
        scene.run("runs", "--event", "update").ends(1).says("no run was found with --event update");
        scene.run("__complete", "runs").ends(0).prints("@last", "@failed", failed, "run-0002");
    }
}
