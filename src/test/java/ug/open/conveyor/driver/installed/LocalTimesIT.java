package ug.open.conveyor.driver.installed;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run, and its times in the zone of who looks at it. */
final class LocalTimesIT {
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";
    private static final String LOCAL = DAY + "T\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?\\+05:30";

    @TempDir
    Path folder;

    @Test
    void textHasThemWhereTheyAreAskedForAndJsonNever() {
        Scene scene = new Scene(folder);
        scene.run("run", "--events", "events.jsonl", "--name", "cloner", "--", "sh", "-c", "echo hello")
                .ends(0);

        local(scene, "logs", "run-0001", "-t", "--local").printsMatching(LOCAL + " hello\n");
        local(scene, "logs", "run-0001", "-t").printsMatching(DAY + "T\\S+Z hello\n");
        local(scene, "logs", "run-0001", "--local", "--all-executions")
                .printsMatching("(?s)\\S+  cloner  " + LOCAL + "  succeeded\nhello\n");
        local(scene, "logs", "run-0001", "-t", "--local", "-o", "json").doesNotPrint("+05:30");
        local(scene, "runs", "--local", "-n", "1").printsMatching("(?s).* succeeded  " + LOCAL + " .*");
        local(scene, "runs", "list", "--local", "-o", "json").doesNotPrint("+05:30");
        local(scene, "runs", "show", "run-0001", "--local").printsMatching("(?s).*\nstarted +" + LOCAL + "\n.*");
        local(scene, "runs", "show", "run-0001").doesNotPrint("+05:30");
        local(scene, "runs", "show", "run-0001", "--local", "-o", "json").doesNotPrint("+05:30");

        local(scene, "__complete", "runs", "cloner/@l")
                .printsMatching("cloner/@last\tcloner  workflow/app  succeeded  (just now|\\d+ [sm] ago)\n");
    }

    private static Seen local(Scene scene, String... words) {
        return new Seen(scene.tool.with("TZ", "Asia/Kolkata").run(words)).ends(0);
    }
}
