package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.live.NatsBinary;

/** A private event stream that a driver attaches to as it is. */
final class DevIT {
    @TempDir
    private Path folder;

    private Scene scene;
    private String port;
    private String otherPort;

    @BeforeEach
    void prepare() throws IOException {
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString());
        try (ServerSocket socket = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            port = Integer.toString(socket.getLocalPort());
            otherPort = Integer.toString(other.getLocalPort());
        }
    }

    @Test
    void givesItsAddressesAndReportsWhoAttaches() throws Exception {
        Running dev = Running.start(scene.tool.builder("dev", "--port", port), folder);
        dev.awaitOut("export NATS_URL=nats://127.0.0.1:" + port + "\n");
        Process driver = driver();
        dev.awaitErr("attached: the driver builder, which listens to workflow\n");
        driver.destroyForcibly().waitFor();
        dev.awaitErr("left: the driver builder\n");
        dev.signal("INT");
        Outcome outcome = dev.outcome();
        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.out()).contains("export CONVEYOR_NATS_URL=", "export CONVEYOR_API_URL=http://127.0.0.1:");
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        Running dev = Running.start(scene.tool.builder("dev", "--port", port), folder);
        dev.awaitOut("export NATS_URL");
        scene.run("dev", "--port", port)
                .ends(7)
                .saysOnly("port " + port
                        + " is taken by another private stream of conveyor-driver; stop it, or take another port");
        dev.signal("TERM");
        assertThat(dev.outcome().code()).isZero();
    }

    @Test
    void keepsItsStreamInAFolder() throws Exception {
        Running dev = Running.start(scene.tool.builder("dev", "--port", port, "--data", "kept"), folder);
        dev.awaitOut("export NATS_URL");
        dev.signal("TERM");
        assertThat(dev.outcome().code()).isZero();
        assertThat(Files.isDirectory(folder.resolve("kept/jetstream"))).isTrue();
        Running again = Running.start(scene.tool.builder("dev", "--port", port, "--data", "kept"), folder);
        again.awaitOut("export NATS_URL");
        scene.run("dev", "--port", otherPort, "--data", "kept")
                .ends(7)
                .saysOnly("--data " + folder.resolve("kept")
                        + " is in use by another conveyor-driver dev; give this one another folder");
        again.signal("TERM");
        assertThat(again.outcome().code()).isZero();
    }

    @Test
    void ofTwoAtOnceOneIsToldWhoWasFaster() {
        Running one = Running.start(scene.tool.builder("dev", "--port", port, "--for", "20s"), folder);
        Running two = Running.start(scene.tool.builder("dev", "--port", port, "--for", "20s"), folder);
        Installation.await("the end of one", () -> !one.isAlive() || !two.isAlive());
        Running refused = one.isAlive() ? two : one;
        Outcome outcome = refused.outcome();
        assertThat(outcome.code()).isEqualTo(7);
        assertThat(outcome.err())
                .isEqualTo("conveyor-driver: port " + port
                        + " is taken by another private stream of conveyor-driver; stop it, or take another port\n");
        (refused == one ? two : one).kill();
    }

    @Test
    void wrongWordsAreToldInOneSentence() {
        scene.write("file", "");
        scene.run("dev", "--port", port, "--data", "file")
                .ends(7)
                .saysOnly("--data " + folder.resolve("file") + " is a file; give a folder, which need not be there");
        scene.run("dev", "--port", port, "--for", "0s").ends(2).says("--for: expected a time above 0");
        scene.run("dev", "--port", port, "--pipeline", "file").ends(2).says("file is empty");
        scene.write("definition.yaml", "name: workflow\nschema: {type: object}\n");
        scene.run("dev", "--port", port, "--pipeline", "definition.yaml")
                .ends(2)
                .says("--pipeline: no pipeline in definition.yaml");
        scene.write(
                "twice.yaml",
                "name: line\nresource: workflow\nsteps:\n- {id: \"1\", name: A, driver: a}\n- {id: \"2\", name: B, driver: a}\n");
        scene.run("dev", "--port", port, "--pipeline", "twice.yaml")
                .ends(2)
                .says("twice.yaml:5: pipeline line names the driver a twice, in steps 1 and 2", "never ends");
        scene.run("dev", "--port", port, "--pipeline", folder.toString())
                .ends(2)
                .says(folder + " is a folder; expected a file with a pipeline");
        scene.shell("mkfifo pipe && \"$0\" dev --port " + port + " --pipeline pipe")
                .ends(2)
                .says("--pipeline: pipe is no regular file; expected a file with a pipeline");
        scene.run("dev", "--port", port, "--server")
                .ends(7)
                .saysOnly("--server needs the variable CONVEYOR_SERVER: the path of the conveyor binary");
        scene.tool.with("CONVEYOR_SERVER", "nowhere/conveyor");
        scene.run("dev", "--port", port, "--server").ends(7).says("nowhere/conveyor, which is no program");
        scene.tool.with("CONVEYOR_NATS_SERVER", "/nope");
        scene.run("dev", "--port", port)
                .ends(7)
                .saysOnly(
                        "CONVEYOR_NATS_SERVER names /nope, and there is no such file; correct it, or unset it and get one"
                                + " with `conveyor-driver dev --get-server`");
    }

    private Process driver() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(StandIn.program().toString());
        builder.environment().put("CONVEYOR_NATS_URL", "nats://localhost:" + port);
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("driver.txt").toFile())
                .start();
    }
}
