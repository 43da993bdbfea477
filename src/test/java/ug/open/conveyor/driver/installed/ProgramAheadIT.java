package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several events at a time in the hand of one program, each delivered once an attempt. */
final class ProgramAheadIT {
    private static final String SEVERAL = "4";

    @TempDir
    Path folder;

    private ProgramScene programs;
    private Scene scene;

    @BeforeEach
    void prepare() {
        programs = new ProgramScene(folder);
        scene = programs.scene;
    }

    @AfterEach
    void nothingIsLeft() {
        programs.awaitNothingLeft();
    }

    private Seen run(String events, String form) {
        return scene.run(
                "run",
                "--events",
                events,
                "--concurrency",
                SEVERAL,
                "--program",
                "--payload",
                form.equals("go") ? "string" : "object",
                "--",
                programs.program,
                form);
    }

    @Test
    void oneThatTakesSeveralHasThemAtATimeAndEachResultIsItsRuns() {
        scene.tool.with("STAND_IN_START", "parallel").with("STAND_IN_MEET", SEVERAL);
        Seen seen = run(programs.events("meet", "meet", "meet", "meet"), "rust").ends(0);
        for (String app : List.of("app1", "app2", "app3", "app4")) {
            seen.says("ok      workflow/" + app + "  met as " + app);
        }
    }

    @Test
    void oneThatTakesOneAtATimeHasTheOthersWait() {
        Seen seen = run(programs.events("slow", "", "fail", ""), "go").ends(1).says("3 ok, 1 failed");
        for (String app : List.of("app1", "app2", "app4")) {
            seen.says("ok      workflow/" + app + "  did create");
        }
    }

    @Test
    void twoEventsOfOneResourceAreNeverAtWorkAtATime() {
        scene.tool.with("STAND_IN_START", "parallel");
        StringBuilder events = new StringBuilder();
        for (int run = 1; run <= 60; run++) {
            events.append(ProgramScene.event(run, 1 + run % 3, "alone"));
        }
        run(scene.write("resources.jsonl", events.toString()).toString(), "rust")
                .ends(0)
                .says("60 ok");
    }

    @Test
    void anEventThatIsGivenBackComesOnceForEachAttempt() {
        scene.write(
                "demo/driver.yaml",
                "retry: {times: 2, pause: 300ms}\nprogram: {command: [" + programs.program
                        + ", ack], payload: object, result: acknowledgement}\n");
        scene.run("run", "demo", "--events", programs.events("nak", "slow"))
                .ends(1)
                .says("the program gave the event back (-NAK)", "1 ok, 1 failed, 2 retried")
                .doesNotSay("warning");
        assertThat(scene.run("logs", "--run", "run-1").ends(0).out())
                .isEqualTo("got create for app1\ngot create for app1\ngot create for app1\n");
    }

    @Test
    void aReplayHasTheOptionsOfTheProgram() {
        programs.run(List.of("--ready", "20s"), "fail").ends(1).says(" --program --ready 20s -- " + programs.program);
        scene.run("run", "--events", "events.jsonl", "--ready", "1s", "--", "true")
                .ends(2)
                .says("--ready needs --program");
    }
}
