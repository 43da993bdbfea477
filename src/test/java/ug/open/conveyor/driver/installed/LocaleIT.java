package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** Whatever locale the user has, the tool reads and prints UTF-8. */
final class LocaleIT {
    @TempDir
    Path folder;

    private Installation tool;

    @BeforeEach
    void installation() {
        tool = Installation.in(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "LC_ALL, xx_YY.UTF-8, ''",
        "LC_CTYPE, UTF-8, ''",
        "LANG, xx_YY.utf8@odd, ''",
        "LANG, xx_YY.UTF-8, C.UTF-8", // as Python hands it on
    })
    void readsWordsBeyondAsciiInALocaleThatIsNotInstalled(String variable, String locale, String characters)
            throws Exception {
        Path events = Files.writeString(
                folder.resolve("größe 😀.jsonl"),
                "{\"event\":\"create\",\"run_id\":\"r\",\"payload\":{\"id\":\"1\",\"name\":\"a\",\"resource\":\"w\"}}\n");
        tool.with("LC_ALL", "").with("LC_CTYPE", characters).with("LANG", "").with(variable, locale);
        tool.with("PYTHONCOERCECLOCALE", "0"); // else Python, by which tests may start the tool, changes LC_CTYPE
        String[] line = {
            "run", "--events", events.toString(), "--", "sh", "-c", "echo \"grüße $" + variable + " <$LC_ALL>\""
        };
        assertThat(tool.run(line).out())
                .contains("grüße " + locale + (variable.equals("LC_ALL") ? " <" + locale + ">" : " <>"));
    }

    @Test
    void keepsTheLanguageOfTheUser() {
        tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-XshowSettings:properties").with("LC_ALL", "de_AT.UTF-8");
        assertThat(tool.run("--version").err()).contains("user.language = de", "user.country = AT");
        for (String other : List.of("C.UTF-8", "x y_Z -version.UTF-8", "UTF-8", "")) {
            Outcome outcome = tool.with("LC_ALL", other).with("LANG", "").run("--version");
            assertThat(outcome.out()).startsWith("conveyor-driver ");
            assertThat(outcome.err()).contains("user.language = en");
        }
    }

    @Test
    void speaksUtf8InEveryLocale() {
        tool.with("LANG", "C").with("LC_ALL", "C");
        assertThat(tool.run("help", "run").out()).doesNotContain("?");
    }
}
