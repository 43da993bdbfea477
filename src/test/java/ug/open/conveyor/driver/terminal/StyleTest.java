package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.terminal.Style.When;

class StyleTest {
    @Test
    void colourIsForTerminals() {
        assertThat(Style.of(When.AUTO, true, Map.of("TERM", "xterm")).on()).isTrue();
        assertThat(Style.of(When.AUTO, true, Map.of()).on()).isTrue();
        assertThat(Style.of(When.AUTO, false, Map.of("TERM", "xterm")).on()).isFalse();
    }

    @Test
    void noColorAndDumbTerminalsAreHonoured() {
        assertThat(Style.of(When.AUTO, true, Map.of("NO_COLOR", "1")).on()).isFalse();
        assertThat(Style.of(When.AUTO, true, Map.of("NO_COLOR", "")).on()).isTrue();
        assertThat(Style.of(When.AUTO, true, Map.of("TERM", "dumb")).on()).isFalse();
    }

    @Test
    void whatTheUserAskedForWins() {
        assertThat(Style.of(When.ALWAYS, false, Map.of("NO_COLOR", "1", "TERM", "dumb"))
                        .on())
                .isTrue();
        assertThat(Style.of(When.NEVER, true, Map.of()).on()).isFalse();
    }

    @Test
    void aTextKeepsItsMeaningAndEndsIt() {
        assertThat(Sample.COLOURS.good("ok")).isEqualTo("\u001b[32mok\u001b[0m");
        assertThat(Sample.COLOURS.bad("")).isEmpty();
        assertThat(Style.plain().bad("no")).isEqualTo("no");
    }
}
