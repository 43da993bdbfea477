package ug.open.conveyor.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    @Test
    void aWordIsOneForTheCaseOfAShell() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::word))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void everyExitCodeButSuccessHasOneThatNamesNothingMore() {
        for (int exit : ExitCodes.all()) {
            if (exit != ExitCodes.OK) {
                assertThat(ErrorCode.of(exit).exit()).isEqualTo(exit);
            }
        }
    }

    /** A code that nothing gives would be a promise that nobody keeps. */
    @Test
    void everyOneIsGivenSomewhere() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        for (ErrorCode code : ErrorCode.values()) {
            boolean byExit = ErrorCode.of(code.exit()) == code;
            assertThat(byExit || sources.stream().anyMatch(text -> text.contains("ErrorCode." + code.name())))
                    .as(code.name())
                    .isTrue();
        }
    }
}
