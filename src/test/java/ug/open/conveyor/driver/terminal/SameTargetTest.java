package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class SameTargetTest {
    private static String answer(boolean merged) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TerminalMain.class.getName(),
                        "target")
                .redirectErrorStream(merged)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void twoPipesAreTwoPlaces() throws IOException {
        assertThat(answer(false)).isEqualTo("false");
    }

    @Test
    void onePipeIsOnePlace() throws IOException {
        assertThat(answer(true)).isEqualTo("true");
    }
}
