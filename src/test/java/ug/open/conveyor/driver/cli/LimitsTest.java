package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.cli.Here.Outcome;
import ug.open.conveyor.driver.host.ExitCodes;

/** Options with a duration: a limit of 0 is over before anything happens, and is refused; where 0 means something, the tool takes it. */
final class LimitsTest {
    @TempDir
    Path folder;

    private Outcome run(String line) {
        return new Here().folder(folder).run(line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --events x --for 0 -- cat",
                "run --events x --idle 0s -- cat",
                "run --events x --timeout 0ms -- cat",
                "run --events x --program --ready 0 -- cat",
                "run --name a --resource b --compare --compare-timeout 0s -- cat",
                "run --name a --resource b --join --keep-consumer 0 -- cat",
                "record x --for 0",
                "record x --idle 0",
                "logs -f --idle 0",
                "trigger x --follow --idle 0",
                "send x --timeout 0",
                "dev --for 0",
            })
    void aLimitOfZeroIsRefused(String line) {
        String option = line.replaceFirst(" 0.*", "").replaceFirst(".* ", "");
        Outcome outcome = run(line);
        assertThat(outcome.code()).isEqualTo(ExitCodes.INVALID);
        assertThat(outcome.err()).contains(option).containsAnyOf("a time above 0", "must be above zero");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"runs prune --older-than 0", "run --events no-such-file --grace 0 --name a --resource b -- cat"})
    void zeroIsTakenWhereItMeansSomething(String line) {
        assertThat(run(line).err()).doesNotContain("above");
    }
}
