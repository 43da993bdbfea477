package ug.open.conveyor.driver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerChoiceTest {
    @TempDir
    private Path folder;

    private Path server(String name, String version) throws IOException {
        Path program = Files.createDirectory(folder.resolve(name)).resolve("nats-server");
        Files.writeString(program, "#!/bin/sh\necho nats-server: v" + version + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static ServerChoice choice(String variable, Object value) {
        return new ServerChoice(Map.of(variable, value.toString()), Optional.empty());
    }

    @Test
    void theFirstOneIsNotAskedAndTheNextOneIs() throws IOException {
        Path old = server("old", "2.9.25");
        Path young = server("young", "2.10.0");
        ServerChoice choice = choice("PATH", old.getParent() + ":" + young.getParent());
        assertThat(choice.first()).isEqualTo(old);
        assertThat(choice.newEnough()).isEqualTo(young);
    }

    @Test
    void theOneThatIsNamedIsTheOnlyOne() throws IOException {
        Path old = server("old", "2.9.25");
        ServerChoice choice = choice("CONVEYOR_NATS_SERVER", old);
        assertThat(choice.first()).isEqualTo(old);
        assertThatThrownBy(choice::newEnough)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "CONVEYOR_NATS_SERVER names " + old + ", which is no nats-server of 2.10 or newer");
    }

    @Test
    void whereThereIsNoneAPersonLearnsHowToGetOne() {
        ServerChoice choice = choice("PATH", folder);
        assertThatThrownBy(choice::first).hasMessage(NatsServerProgram.MISSING);
        assertThatThrownBy(choice::newEnough).hasMessage(NatsServerProgram.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "2.9.25, false",
        "2.10.0, true",
        "2.11.11-beta.1, true",
        "3.0.0, true",
        "1.99.0, false",
        "'', false",
        "new, false"
    })
    void aServerTellsItsVersion(String version, boolean newEnough) {
        assertThat(NatsServerProgram.isNewEnough(version)).isEqualTo(newEnough);
    }
}
