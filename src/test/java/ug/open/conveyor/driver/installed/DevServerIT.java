package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.live.NatsBinary;

/** {@code dev --server}, with a script in the place of the {@code conveyor} binary: it has its arguments and settings, and listens where they say. */
final class DevServerIT {
    /** Writes down what it was given, and listens on both ports. */
    private static final String SERVER = """
            #!/bin/sh
            echo "$@" >"$HOME/arguments"
            cp "$CONVEYOR_CONFIG_FILE" "$HOME/settings"
            nats=$(sed -n '/^nats:/,$s/ *port: //p' "$CONVEYOR_CONFIG_FILE")
            python3 -m http.server --bind 127.0.0.1 "$3" &
            exec "$CONVEYOR_NATS_SERVER" --addr 127.0.0.1 --port "$nats" --jetstream --store_dir "$HOME/streams"
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    private Scene scene;
    private String port;
    private String api;

    @BeforeEach
    void prepare() {
        Programs.need("python3");
        port = DevScene.freePort();
        api = DevScene.freePort();
        assumeTrue(isFree(2379) && isFree(2380), "the ports of etcd are taken");
        scene = new Scene(folder);
        scene.tool
                .with("CONVEYOR_DRIVER_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch)
                .with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString())
                .with("CONVEYOR_SERVER", scene.script("conveyor", SERVER).toString());
    }

    @AfterEach
    void nothingIsLeft() {
        Installation.await(
                "the end of the server and its folder",
                () -> isFree(Integer.parseInt(port))
                        && isFree(Integer.parseInt(api))
                        && scratch.toFile().list((parent, name) -> name.startsWith("conveyor-driver")).length == 0);
    }

    private static boolean isFree(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    private Running dev() {
        Running dev = Running.start(scene.tool.builder("dev", "--server", "--port", port, "--api-port", api), folder);
        dev.awaitErr("a Conveyor server of your own listens on port " + port + " (events) and " + api);
        return dev;
    }

    @Test
    void startsItWithSettingsOfItsOwn() throws Exception {
        Running dev = dev();
        assertThat(Files.readString(folder.resolve("arguments"))).isEqualTo("up --port " + api + "\n");
        assertThat(Files.readString(folder.resolve("settings")))
                .contains(
                        "api:\n  port: " + api, "auth_enabled: false", "data: \"" + scratch, "nats:\n  port: " + port);
        dev.signal("INT");
        assertThat(dev.outcome().code()).isEqualTo(130);
        assertThat(dev.out())
                .contains(
                        "export CONVEYOR_API_URL=http://127.0.0.1:" + api,
                        "export CONVEYOR_NATS_URL=nats://127.0.0.1:" + port);
    }

    @Test
    void endsItAlsoWhenTheToolIsKilled() {
        dev().kill();
    }

    @Test
    void oneThatEndsIsToldByItsWords() {
        scene.script("conveyor", "#!/bin/sh\necho 'no etcd here'\nexit 4\n");
        scene.run("dev", "--server", "--port", port, "--api-port", api)
                .ends(7)
                .saysOnly("the Conveyor server did not start: it ended with exit 4: no etcd here");
    }
}
