package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvFileTest {
    private static final String YAML = "name: demo\nrun: x\nenv-file: .env\n";

    @TempDir
    Path folder;

    @Test
    void everyFormOfALineIsRead() throws IOException {
        write("""
                # a comment
                PLAIN=a b  # behind a blank
                HASH=a#b
                export\tEXPORTED = x
                EMPTY=
                SINGLE='a "b" \\n ${C} # d' # comment
                DOUBLE="a \\"b\\" \\\\ \\$ \\x"
                KEY="-----BEGIN-----
                line
                -----END-----"
                ESCAPED="a\\nb\\tc"\r
                LAST=${PLAIN}""");
        assertThat(read(YAML, Map.of()).env())
                .containsExactly(
                        Map.entry("PLAIN", "a b"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("EXPORTED", "x"),
                        Map.entry("EMPTY", ""),
                        Map.entry("SINGLE", "a \"b\" \\n ${C} # d"),
                        Map.entry("DOUBLE", "a \"b\" \\ $ \\x"),
                        Map.entry("KEY", "-----BEGIN-----\nline\n-----END-----"),
                        Map.entry("ESCAPED", "a\nb\tc"),
                        Map.entry("LAST", "${PLAIN}"));
    }

    @Test
    void theProcessGoesBeforeTheFileAndEnvBeforeBoth() throws IOException {
        write("A=file\nB=file\nC=file\nTOKEN=hunter22\n");
        DriverProject project = read(
                YAML + "env: {B: here, D: \"${A} ${C}\"}\nsecrets: [TOKEN]\n", Map.of("A", "process", "B", "process"));
        assertThat(project.env()).isEqualTo(Map.of("B", "here", "C", "file", "TOKEN", "hunter22", "D", "process file"));
        assertThat(project.secrets()).isEqualTo(Map.of("TOKEN", "hunter22"));
    }

    @Test
    void nobodyReadsItUnlessDriverYamlNamesIt() throws IOException {
        write("A=file\n");
        assertThat(read("name: demo\nrun: x\n", Map.of()).env()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A=1\\nhunter22          | line 2: expected NAME=VALUE, such as TOKEN=abc
            a-b=hunter22            | line 1: 'a-b': the name of a variable must be of A-Z a-z 0-9 _, and not begin with a digit
            =hunter22               | line 1: '': the name of a variable must be of A-Z a-z 0-9 _, and not begin with a digit
            CONVEYOR_EVENT=hunter22 | line 1: 'CONVEYOR_EVENT': conveyor-driver sets this variable itself, for each event: choose another name
            A=1\\n\\nA=hunter22       | line 3: A is there twice: take one out
            A="hunter22\\nB=2         | line 1: the value begins with " and no " ends it
            A='hunter22' 2          | line 1: the value goes on behind its closing quote: quote all of it
            """)
    void isRefusedWithItsLineAndWithoutItsValues(String text, String sentence) throws IOException {
        write(text.replace("\\n", "\n"));
        assertThatThrownBy(() -> read(YAML, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("driver.yaml:3:11: env-file: .env, " + sentence)
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        assertThatThrownBy(() -> read(YAML, Map.of()))
                .hasMessageEndingWith("env-file: .env is not there: make it (it may be empty), or take the key out");
        Files.createDirectory(folder.resolve(".env"));
        assertThatThrownBy(() -> read(YAML, Map.of()))
                .hasMessageEndingWith("env-file: .env is no file; expected lines such as TOKEN=abc");
        assertThatThrownBy(() -> read("name: demo\njava: a.B\nenv-file: .env\n", Map.of()))
                .hasMessageContaining("'env-file' is for a driver with 'run'");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }

    private DriverProject read(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("driver.yaml"), yaml);
        return DriverProject.read(folder, environment);
    }
}
