package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --watch}: the driver is what its files are now. */
final class WatchIT {
    private static final String SOURCE = "demo/src/main/java/com/example/Demo.java";

    private static final String YAML = "name: demo\nresources: [workflow]\njava: com.example.Demo\n";

    @TempDir
    private Path folder;

    private LiveScene live;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        scene = live.scene;
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    private void java(String statement) {
        scene.write(
                SOURCE,
                "package com.example;\nimport ug.open.conveyor.driver.*;\n"
                        + "public class Demo implements Driver, AutoCloseable {\n"
                        + "  public DriverResult reconcile(DriverMessage m, DriverContext c) throws Exception {\n    "
                        + statement + "\n    return DriverResult.success(\"done\");\n  }\n"
                        + "  public void close() { System.out.println(\"closed\"); }\n}\n");
    }

    @Test
    void aNewBuildTakesOverAndOneThatFailsDoesNot() throws Exception {
        scene.write("demo/driver.yaml", YAML);
        java("System.out.println(\"first\");");
        Running running = live.start("joined as demo", "--join", "--watch");
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("first");

        java("System.out.println(\"broken\")");
        running.awaitErr("src/main/java/com/example/Demo.java changed, but");
        running.awaitErr("the previous build goes on");
        assertThat(running.err()).contains("';' expected");
        live.publish("resources.workflow", "run-0002");
        Installation.await("the first build once more", () -> running.out().split("first", -1).length == 3);

        java("System.out.println(\"third\");");
        running.awaitErr("Demo.java changed: the next run is the new build's");
        live.publish("resources.workflow", "run-0003");
        running.awaitOut("third");
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
    }

    @Test
    void aRunInHandEndsOnTheBuildThatItBeganOn() throws Exception {
        scene.write("demo/driver.yaml", YAML);
        java("System.out.println(\"old begins\"); while (!new java.io.File(\"" + folder.resolve("go")
                + "\").exists()) Thread.sleep(20); System.out.println(\"old ends\");");
        Running running = live.start("shadowing", "--watch");
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("old begins");
        java("System.out.println(\"new\");");
        running.awaitErr("changed: the next run is the new build's");
        live.publish("resources.workflow", "run-0002");
        scene.write("go", "");
        running.awaitOut("new");
        assertThat(running.out()).contains("old ends");
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
    }

    @Test
    void whatACommandIsStartedWithIsReadAgain() throws Exception {
        live.driver("echo level $LEVEL");
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\nenv: {LEVEL: one}\n");
        Running running = live.start("joined as demo", "--join", "--watch");
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("level one");
        scene.write("demo/driver.yaml", "name: demo\nresources: [workflow\n");
        running.awaitErr("driver.yaml changed, but");
        scene.write(
                "demo/driver.yaml",
                "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\ntimeout: 3m\nenv: {LEVEL: two}\n");
        running.awaitErr("driver.yaml changed: the next run is the new build's");
        running.awaitErr(
                "changes to resources, events, limits and secrets in driver.yaml take effect at the next start");
        live.publish("resources.workflow", "run-0002");
        running.awaitOut("level two");
        running.signal("INT");
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(130);
    }

    @Test
    void whatTheToolAndARunWriteInTheProjectIsNoChange() throws Exception {
        scene.write("demo/driver.yaml", YAML);
        java("java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + folder.resolve("demo/state.json")
                + "\"), m.runId()); System.out.println(\"first\");");
        scene.write("demo/src/main/resources/com/acme/build/words.txt", "");
        Path resources = folder.resolve("demo/src/main/resources");
        Running running = Running.start(scene.tool.builder("run", "demo", "--watch"), resources);
        running.awaitErr("shadowing");
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("first");
        scene.write("demo/src/main/resources/com/acme/build/words.txt", "more");
        running.awaitErr("words.txt changed: the next run is the new build's");
        live.publish("resources.workflow", "run-0002");
        Installation.await("a second run", () -> running.out().split("first", -1).length == 3);
        java("System.out.println(\"third\");");
        running.awaitErr("Demo.java changed: the next run is the new build's");
        running.signal("TERM");
        assertThat(running.outcome().err().split(" changed: ", -1)).hasSize(3);
    }

    @Test
    void isForAProjectOnTheLiveStream() {
        scene.run("run", "--watch", "--resource", "workflow", "--", "cat")
                .ends(2)
                .says("--watch needs a project");
    }
}
