package ug.open.conveyor.driver.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.SampleCommands;

final class ParserTest {
    private final SampleCommands.Run run = new SampleCommands.Run(new Here().environment());

    @Test
    void optionsHaveTheirValueBehindABlankOrAnEqualsSign() {
        parse("--events", "a b", "--only=x=1", "--only", "y=", "--timeout=2s");
        assertThat(run.events.get()).isEqualTo("a b");
        assertThat(run.only.get()).containsExactly("x=1", "y=");
        assertThat(run.timeout.get()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatIsJoinedByAnEqualsSignIsAValueWhateverItLooksLike() {
        parse("--events=--only", "--only=-e", "--only=--help", "--only=--only=x", "--only=--", "-xn=8");
        assertThat(run.events.get()).isEqualTo("--only");
        assertThat(run.only.get()).containsExactly("-e", "--help", "--only=x", "--");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("--only", "-x"))
                .withMessageEndingWith("a value that begins with a dash is given as --only=-x");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("--onyl=-x"))
                .withMessageStartingWith("unknown option '--onyl=-x'");
    }

    @Test
    void shortOptionsCanBeOneWord() {
        parse("-xn8", "-e=a.jsonl", "-ojson");
        assertThat(run.fast.get()).isTrue();
        assertThat(run.many.get()).isEqualTo(8);
        assertThat(run.events.get()).isEqualTo("a.jsonl");
        assertThat(run.form.get()).isEqualTo(SampleCommands.Form.JSON);
    }

    @Test
    void whatIsLeftOutHasItsFallbackOrNothing() {
        parse("-e", "-");
        assertThat(run.events.get()).isEqualTo("-");
        assertThat(run.timeout.get()).isEqualTo(Duration.ofMinutes(10));
        assertThat(run.timeout.given()).isFalse();
        assertThat(run.home.find()).isEmpty();
        assertThat(run.only.get()).isEmpty();
        assertThat(run.fast.get()).isFalse();
        assertThat(run.words.get()).isEmpty();
        assertThat(run.project.get()).isEqualTo(Path.of("."));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(run.home::get)
                .withMessage("--home was not given");
    }

    @Test
    void behindTwoDashesEverythingIsTheCommands() {
        parse("-e", "x", "--", "python", "--events", "--", "-h");
        assertThat(run.words.get()).containsExactly("python", "--events", "--", "-h");
        assertThat(run.project.given()).isFalse();
    }

    @Test
    void behindTwoDashesNothingIsAnOptionOfACommandThatTakesNoOther() {
        SampleCommands.Replay replay = new SampleCommands.Replay(new Here().environment());
        Parser.parse(replay, List.of("@last", "--", "--run", "@file"));
        assertThat(replay.refs.get()).containsExactly("@last", "--run", "@file");
    }

    @Test
    void aSignAloneIsAWordAndAnAtSignNamesNoFile() {
        SampleCommands.Replay replay = new SampleCommands.Replay(new Here().environment());
        Parser.parse(replay, List.of("-", "@failed"));
        assertThat(replay.refs.get()).containsExactly("-", "@failed");
    }

    @Test
    void helpIsShownWhateverIsMissing() {
        assertThat(Parser.parse(run, List.of("-xh"))).isTrue();
        assertThat(Parser.parse(run, List.of("-e", "x"))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --evnts x                   | unknown option '--evnts'; did you mean --events?
            -z                          | unknown option '-z'
            -xz                         | unknown option '-z'
            --fail                      | unknown option '--fail'; did you mean --fail-fast?
            --secre x                   | unknown option '--secre'
            --events                    | --events needs a value: FILE
            --events --home x           | --events needs a value: FILE
            -e                          | --events needs a value: FILE
            --fail-fast=yes             | --fail-fast takes no value
            --events a --events b       | --events is given twice; it takes one value
            --home /                    | --events FILE is missing
            -e a one two                | unexpected word 'two'; a command goes behind --
            -e a --                     | nothing behind --: expected CMD
            -e a -n 65                  | --many: expected a whole number from 1 to 64, not '65'
            -e a --timeout soon         | --timeout: 'soon' is not a duration
            -e a --output=jsno          | --output: expected one of text, json, raw-bytes, not 'jsno'; did you mean json?
            -e a -x -t                  | --fail-fast and -t cannot be used together
            """)
    void whatCannotBeFollowedIsNamed(String words, String message) {
        String[] all = words.split(" ");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(all))
                .withMessageContaining(message);
    }

    @Test
    void aMissingParameterIsNamed() {
        SampleCommands.Replay replay = new SampleCommands.Replay(new Here().environment());
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Parser.parse(replay, List.of()))
                .withMessage("REF|FILE is missing: such as x");
    }

    private void parse(String... words) {
        assertThat(Parser.parse(run, List.of(words))).isFalse();
    }
}
