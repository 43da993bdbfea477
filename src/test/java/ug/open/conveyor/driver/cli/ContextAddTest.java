package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.host.ExitCodes;

/** A context in the place of another one. */
final class ContextAddTest {
    @TempDir
    Path folder;

    private Outcome run(String line) {
        return new Here()
                .folder(folder)
                .variables(Map.of("XDG_CONFIG_HOME", folder.toString()))
                .run(line.split(" "));
    }

    private String list() {
        return run("context list -o json").out();
    }

    @Test
    void anEmptyUrlIsAMistakeAndNotTheDefault() {
        for (String option : List.of("--api", "--nats")) {
            Outcome outcome = run("context add a " + option + "=");
            assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
            assertThat(outcome.err()).contains(option + ": expected a URL, not ''");
        }
    }

    @Test
    void aReplacedProductionServerStaysOneUnlessSomebodySaysOtherwise() {
        assertThat(run("context add prod --api http://a:1 --production").code()).isZero();
        assertThat(run("context add prod --api http://b:1 --force").err())
                .contains("the context prod stays one of a production server; --no-production ends that");
        assertThat(list()).contains("\"production\":true,\"api\":\"http://b:1\"");
        assertThat(run("context add prod --api http://c:1 --force --production --no-production")
                        .code())
                .isEqualTo(ExitCodes.INVALID);
        assertThat(run("context add prod --api http://c:1 --force --no-production")
                        .err())
                .doesNotContain("stays");
        assertThat(list()).contains("\"production\":false,\"api\":\"http://c:1\"");
        run("context add prod --api http://c:1 --force --production");
        assertThat(list()).contains("\"production\":true");
    }
}
