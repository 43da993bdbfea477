package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** The value of a secret is in nothing that is printed and nothing that is kept. */
final class SecretsIT {
    private static final String SECRET = "s3cr3t \"value\" of mine";

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void aDriverWithASecret() {
        shell = Shell.in(home).with("TOKEN", SECRET);
        shell.write("driver.yaml", "name: demo\nrun: ./reconcile.sh\nlogs: json\nsecrets: [TOKEN]\n");
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"w","spec":{"token":"s3cr3t \\"value\\" of mine"}}}
                """);
    }

    @Test
    void itIsMaskedWhereverADriverPutsIt() {
        shell.write("reconcile.sh", """
                #!/bin/sh
                echo "plain: $TOKEN"
                printf 'split: %s' "${TOKEN%%"${TOKEN#??????????}"}"
                sleep 0.3
                printf '%s.\\n' "${TOKEN#??????????}"
                quoted=$(printf '%s' "$TOKEN" | sed 's/"/\\\\"/g')
                printf '{"message":"json: %s","label":"%s"}\\n' "$quoted" "$quoted"
                cat
                printf '{"success":false,"message":"m: %s","data":{"d":["%s"]}}' "$quoted" "$quoted" >"$CONVEYOR_RESULT"
                exit 1
                """);
        Outcome run = shell.ends(1, "conveyor-driver run --events events.jsonl");
        assertThat(run.out()).contains("plain: ***\n", "split: ***.\n", "json: ***  label=***\n", "\"token\":\"***\"");
        assertThat(run.err()).contains("m: ***");
        shell.succeeds("conveyor-driver runs export @last run.jsonl");
        assertNowhere(run.out() + run.err());
        assertNowhere(shell.ends(1, "conveyor-driver run --events events.jsonl -o json --no-store")
                .out());
        assertNowhere(shell.succeeds("cat run.jsonl").out());
        assertNowhere(shell.succeeds("find ~/.local -type f | xargs cat").out());
        assertNowhere(shell.succeeds("conveyor-driver logs -o json; conveyor-driver runs show @last")
                .out());
        Outcome replay = shell.succeeds("conveyor-driver replay @last --check");
        assertNowhere(replay.out() + replay.err());
    }

    @Test
    void itIsMaskedInWhatAJavaDriverLogsAndThrows() {
        shell.write("driver.yaml", "name: demo\njava: {class: Leak}\nsecrets: [TOKEN]\n");
        shell.write("src/main/java/Leak.java", """
                import ug.open.conveyor.driver.*;
                public class Leak implements Driver {
                    public DriverResult reconcile(DriverMessage message, DriverContext context) {
                        String token = System.getenv("TOKEN");
                        System.out.println("printed " + token);
                        context.logger().with("label", token).info("logged " + token);
                        throw new IllegalStateException("thrown " + token);
                    }
                }
                """);
        Outcome run = shell.ends(1, "conveyor-driver run --events events.jsonl");
        assertThat(run.out()).contains("printed ***", "logged ***  label=***");
        assertThat(run.err()).contains("thrown ***");
        assertNowhere(run.out() + run.err());
        assertNowhere(shell.succeeds("find ~/.local -type f | xargs cat").out());
    }

    @Test
    void oneThatIsTooShortToBeMaskedIsRefused() {
        shell.write("reconcile.sh", "#!/bin/sh\n");
        assertThat(shell.with("TOKEN", "abc")
                        .ends(2, "conveyor-driver run --events events.jsonl")
                        .err())
                .startsWith("conveyor-driver: driver.yaml:4:")
                .contains("TOKEN")
                .doesNotContain("abc");
    }

    private static void assertNowhere(String text) {
        assertThat(text).isNotEmpty().doesNotContain("s3cr3t", "of mine", "value\\\"", "\"value\"");
    }
}
