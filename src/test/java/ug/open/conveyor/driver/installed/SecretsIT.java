package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

    /** Each line that the driver logs is a form of the secret behind a word; those lines are compared with what is kept. */
    @Test
    void itIsMaskedInEachFormThatIsPromised() {
        shell = shell.with("TOKEN", "it's a/b+c \"é\" $x");
        shell.write("driver.yaml", "name: demo\nrun: [bash, reconcile.sh]\nlogs: json\nsecrets: [TOKEN]\n");
        shell.write("reconcile.sh", """
                { python3 - <<'P'
                import os, json, base64, shlex, urllib.parse
                t = os.environ['TOKEN']
                print('url', urllib.parse.quote(t))
                print('URL', urllib.parse.quote(t, safe='').lower())
                print('form', urllib.parse.quote_plus(t))
                print('quote', shlex.quote(t))
                print('ascii', json.dumps(t))
                print('php', json.dumps(t, ensure_ascii=False).replace('/', '\\/'))
                print('nested', json.dumps(json.dumps({'a': json.dumps([t])})))
                for user in ('', 'a:', 'ab:'):
                    print('basic' + str(len(user)), base64.b64encode((user + t).encode()).decode())
                print('web', base64.urlsafe_b64encode(('?' + t + '?').encode()).decode().strip('='))
                P
                printf 'printf %q\\nat %s\\n' "$TOKEN" "${TOKEN@Q}"
                echo "base64 $(base64 <<<"$TOKEN")"
                set -x; : "$TOKEN"; } 2>&1 | tee said.txt
                """);
        shell.succeeds("conveyor-driver run --events events.jsonl");
        String[] logged = shell.succeeds("conveyor-driver logs").out().split("\n");
        List<String> said = shell.lines("said.txt");
        assertThat(logged).hasSameSizeAs(said);
        for (int i = 0; i < logged.length; i++) {
            String form = said.get(i).replaceFirst("^[+ ]*\\S+ ", "");
            assertThat(logged[i])
                    .as(said.get(i))
                    .contains("***")
                    .doesNotContain(form, form.substring(form.length() / 2), "/b+c");
        }
    }

    /** Whatever holds it: the recording is JSON, and can be run again. */
    @Test
    void aNumberIsMaskedWhereverItIsAndTheRunCanBeReplayed() {
        shell = shell.with("PIN", "987654321").with("TOKEN", "pa55word");
        shell.write("driver.yaml", "name: demo\nrun: ./reconcile.sh\nlogs: json\nsecrets: [TOKEN, PIN]\n");
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"w","spec":{"pin":987654321,"e":9.87654321e8}}}
                {"event":"create","run_id":"run-2","id":"2","payload":"{\\"name\\":\\"987654321\\",\\"resource\\":\\"w\\",\\"spec\\":{\\"pin\\":987654321}}"}
                """);
        shell.write("reconcile.sh", """
                #!/bin/sh
                echo '{"message":"m","pin":987654321,"pa55word":1,"987654321":2,"deep":{"f":[98765432.1e1]}}'
                echo '{"success":true,"message":"m","data":{"pin":987654321,"pa55word":1,"987654321":2}}' > $CONVEYOR_RESULT
                """);
        Outcome run = shell.succeeds("conveyor-driver run --events events.jsonl");
        assertThat(run.out()).contains("pin=***  ***=1  ***2=2");
        String all = run.out()
                + run.err()
                + shell.succeeds("conveyor-driver run --events events.jsonl -o json --no-store")
                        .out()
                + shell.succeeds("conveyor-driver logs -o json; conveyor-driver runs show @last; conveyor-driver runs")
                        .out()
                + shell.succeeds("conveyor-driver runs export @last -").out()
                + shell.succeeds("find ~/.local -type f | xargs cat").out();
        assertThat(all)
                .doesNotContain("987654321", "pa55word", "98765432.1", "9.87654321")
                .contains("\"spec\":{\"pin\":\"***\",\"e\":\"***\"}", "\\\"pin\\\":\\\"***\\\"")
                .contains("\"data\":{\"pin\":\"***\",\"***\":1,\"***2\":2}");
        assertThat(shell.run("conveyor-driver replay run-1 run-2 --check").err())
                .contains("2 results, the same as recorded");
    }

    @Test
    void itIsMaskedInWhatIsPublished() throws Exception {
        try (LiveScene live = new LiveScene(home)) {
            live.scene.tool.with("PIN", "987654321");
            live.scene.write(
                    "demo/driver.yaml",
                    "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\nlogs: json\nsecrets: [PIN]\n");
            live.driver("echo '{\"message\":\"pin=987654321\",\"pin\":987654321}'\n"
                    + "echo '{\"success\":true,\"message\":\"m\",\"data\":{\"pin\":987654321}}' > $CONVEYOR_RESULT");
            Running running = live.join("--max-events", "1");
            live.publish("resources.workflow", "run-0001");
            assertThat(running.outcome().code()).as(running.err()).isZero();
            String published = texts(live.stored("logs-engine")) + texts(live.stored("pipeline-engine"));
            assertThat(published)
                    .doesNotContain("987654321")
                    .contains("\"pin=***\"", "\"pin\":\"***\"", "\"data\":{\"pin\":\"***\"}");
        }
    }

    private static String texts(List<byte[]> bodies) {
        StringBuilder texts = new StringBuilder();
        bodies.forEach(
                body -> texts.append(new String(body, StandardCharsets.UTF_8)).append('\n'));
        return texts.toString();
    }

    @Test
    void oneThatMasksTooMuchIsWarnedAboutOnce() {
        shell.write("reconcile.sh", "#!/bin/sh\necho y7y\n");
        Outcome run = shell.with("TOKEN", "7")
                .succeeds("cat events.jsonl events.jsonl > two.jsonl; conveyor-driver run --events two.jsonl");
        assertThat(run.out()).isEqualTo("y***y\ny***y\n");
        assertThat(run.err())
                .containsOnlyOnce(
                        "the value of the secret TOKEN has fewer than 4 characters, which also occur in harmless text");
    }

    private static void assertNowhere(String text) {
        assertThat(text).isNotEmpty().doesNotContain("s3cr3t", "of mine", "value\\\"", "\"value\"");
    }
}
