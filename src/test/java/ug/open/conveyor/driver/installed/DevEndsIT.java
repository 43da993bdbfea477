package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** Three terminals, {@code dev}, a driver and {@code send}: Ctrl-C in any order leaves no process, no port and no folder. */
final class DevEndsIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    private Scene scene;
    private DevScene there;
    private Process driver;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch);
        scene.write(
                "one.jsonl",
                "{\"event\":\"create\",\"run_id\":\"r1\",\"id\":\"m\",\"payload\":{\"id\":\"r1\",\"name\":\"app-r1\","
                        + "\"resource\":\"workflow\",\"spec\":{\"do\":\"hang\"}}}\n");
        scene.run("run", "--events", "one.jsonl", "--name", "builder", "--", "false")
                .ends(1);
        there = DevScene.in(folder, scene.tool);
        driver = there.driver("builder", "workflow");
    }

    @AfterEach
    void close() {
        there.close();
    }

    /** What {@code send} ends with: 130 by its own Ctrl-C, 5 where the stream has gone before, 1 where the driver has. */
    @ParameterizedTest
    @CsvSource({
        "dev driver send, 5",
        "dev send driver, 5",
        "driver dev send, 1",
        "driver send dev, 1",
        "send dev driver, 130",
        "send driver dev, 130"
    })
    void oneAfterTheOther(String order, int code) throws Exception {
        Running send = sent();
        for (String name : order.split(" ")) {
            interrupt(name, send);
            if (name.equals("driver")) {
                Installation.end(driver);
            } else if (name.equals("dev")) {
                assertThat(there.dev.outcome().code()).isEqualTo(130);
            }
            send.outcome(); // the end of each of the others ends it
        }
        assertThat(sentence(send.outcome()).code()).isEqualTo(code);
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev driver send",
                "dev send driver",
                "driver dev send",
                "driver send dev",
                "send dev driver",
                "send driver dev"
            })
    void allAtOnce(String order) throws Exception {
        Running send = sent();
        for (String name : order.split(" ")) {
            interrupt(name, send);
        }
        assertThat(there.dev.outcome().code()).isEqualTo(130);
        Installation.end(driver);
        assertThat(sentence(send.outcome()).code()).isIn(130, 5, 1);
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 50, 100, 200, 400, 800})
    void whileSendConnects(long millis) throws Exception {
        Running send = Running.start(scene.tool.builder("send", "@failed"), folder);
        send.endsWithin(millis);
        there.dev.signal("INT");
        assertThat(there.dev.outcome().code()).isEqualTo(130);
        Outcome outcome = sentence(send.outcome());
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(5);
        interrupt("driver", send);
        Installation.end(driver);
        nothingIsLeft();
    }

    /** The driver has the event in hand. */
    private Running sent() {
        Running send = Running.start(scene.tool.builder("send", "@failed"), folder);
        send.awaitOut("got create for app-r1");
        return send;
    }

    private void interrupt(String name, Running send) throws IOException {
        switch (name) {
            case "dev" -> there.dev.signal("INT");
            case "send" -> send.signal("INT");
            default -> DevScene.signal(driver, "INT");
        }
    }

    private static Outcome sentence(Outcome outcome) {
        assertThat(outcome.err()).isNotBlank().doesNotContain("Exception", "\tat ", "This is a bug");
        return outcome;
    }

    private void nothingIsLeft() {
        assertThat(driver.isAlive()).isFalse();
        Installation.await("the end of every process, port and folder", () -> {
            String[] folders = scratch.toFile().list((parent, name) -> name.startsWith("conveyor-driver"));
            return folders.length == 0
                    && !listens()
                    && ProcessHandle.allProcesses()
                            .noneMatch(process ->
                                    process.info().commandLine().orElse("").contains(scratch.toString()));
        });
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(there.port))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
