package ug.open.conveyor.driver.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.Cli;

final class LineTest {
    @Test
    void optionsInFrontOfTheCommandGoToIt() {
        Line line = read("--color", "never", "runs", "show", "@last", "--verbose");
        assertThat(line.names("runs show")).isTrue();
        assertThat(line.words()).containsExactly("--color", "never", "@last", "--verbose");
        assertThat(line.isVerbose()).isTrue();
    }

    @Test
    void aWordWithADashIsNoSubcommand() {
        assertThat(read("runs", "--help").names("runs")).isTrue();
        assertThat(read("runs", "--help").isHelp()).isTrue();
        assertThat(read("run", "--events", "x", "-h").isHelp()).isTrue();
        assertThat(read("run", "--events", "x", "--", "ls", "-h").isHelp()).isFalse();
    }

    @Test
    void theVersionComesBeforeACommand() {
        assertThat(read("--version").isVersion()).isTrue();
        assertThat(read("--version", "run").entry()).isNull();
        assertThat(read("run", "--version").isVersion()).isFalse();
        assertThat(read("run", "--version").names("run")).isTrue();
    }

    @Test
    void anUnknownWordKeepsWhereItStands() {
        assertThat(read("rum").unknown()).isEqualTo("rum");
        assertThat(read("rum").entry()).isNull();
        assertThat(read("runs", "shw").unknown()).isEqualTo("shw");
        assertThat(read("runs", "shw").names("runs")).isTrue();
    }

    @Test
    void aDriversOwnWordIsNoneOfOurs() {
        assertThat(read("run", "--", "tool", "--verbose").isVerbose()).isFalse();
    }

    @Test
    void jsonIsAskedForInEverySpellingAndNowhereElse() {
        assertThat(read("runs", "-qo", "json").wantsJson()).isTrue();
        assertThat(read("-o", "json", "runs").wantsJson()).isTrue();
        assertThat(read("-o", "json", "runs").names("runs")).isTrue();
        assertThat(read("logs", "--output=jsonl").wantsJson()).isTrue();
        assertThat(read("logs", "-o", "raw", "json").wantsJson()).isFalse();
        assertThat(read("logs", "--driver", "json").wantsJson()).isFalse();
        assertThat(read("run", "--", "tool", "-o", "json").wantsJson()).isFalse();
    }

    @Test
    void quietIsAskedForBeforeTheWordsOfADriver() {
        assertThat(read("-q", "runs").isQuiet()).isTrue();
        assertThat(read("runs", "--quiet").isQuiet()).isTrue();
        assertThat(read("run", "--", "tool", "-q").isQuiet()).isFalse();
    }

    private static Line read(String... words) {
        return Line.of(Cli.COMMANDS.rows(), List.of(words));
    }
}
