package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.live.LogServer;
import ug.open.conveyor.driver.live.NatsBinary;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.live.Traffic;
import ug.open.conveyor.driver.terminal.Tmux;

/** Each example in a help works as it stands, in the folder of a project that ran and that failed before. */
final class HelpExamplesIT {
    @TempDir
    static Path home;

    private static Shell shell;
    private static NatsServer stream;
    private static LogServer server;
    private static Traffic traffic;

    @BeforeAll
    static void aProjectThatRanAndFailed() throws Exception {
        Programs.need("bash", "python3");
        aServerWithADriver();
        server.api
                .answers("POST /resources/", 201, HelpExamplesIT::created)
                .answers("GET /health", 200, "{\"status\":\"healthy\"}")
                .answers("GET /resources/workflow/app", 200, "{\"name\":\"app\",\"resource\":\"workflow\"}")
                .answers("DELETE /resources/workflow/app", 204, "")
                .answers(
                        "GET /resource-definitions/workflow",
                        200,
                        "{\"name\":\"workflow\",\"version\":\"1\",\"schema\":{\"type\":\"object\"}}")
                .answers(
                        "POST /resource-definitions/apply",
                        201,
                        "{\"id\":\"\",\"name\":\"workflow\",\"version\":\"1\"}")
                .answers("POST /pipelines/", 201, "{\"name\":\"build\"}");
        shell = Shell.in(home)
                .with("CONVEYOR_API_URL", server.api.url().toString())
                .with("CONVEYOR_NATS_SERVER", NatsBinary.find().toString())
                .with("CONVEYOR_NATS_URL", stream.url());
        shell.succeeds("conveyor-driver context add staging --nats nats://staging.example:4222");
        shell.succeeds("conveyor-driver context add old --nats nats://old.example:4222");
        shell.succeeds("conveyor-driver init demo --lang sh");
        Shell demo = shell.at("demo");
        demo.succeeds("mv reconcile.sh good && printf '#!/bin/sh\\nexit 1\\n' >reconcile.sh && chmod +x reconcile.sh");
        demo.ends(1, "conveyor-driver run --events events.jsonl");
        demo.succeeds("echo '{name: app, resource: workflow, spec: {branch: next}}' >app.yaml");
        demo.succeeds("echo '{name: workflow, version: \"1\", schema: {type: object}}' >definition.yaml");
        demo.succeeds(
                "echo '{name: build, resource: workflow, steps: [{id: \"1\", name: a, driver: demo}]}' >pipeline.yaml");
        demo.succeeds("mv good reconcile.sh && conveyor-driver run --events events.jsonl");
        demo.succeeds("mkdir cases && cp events.jsonl cases");
        demo.succeeds("sed 's/\"run_*id\":\"/&failed-/g' events.jsonl >failed.jsonl");
        demo.ends(1, "conveyor-driver run --events failed.jsonl --name demo -- false");
    }

    private static void aServerWithADriver() throws Exception {
        stream = NatsServer.start(home.resolve("nats"));
        traffic = Traffic.on(stream);
        server = new LogServer(stream).of("c61e5d90");
        server.connection
                .jetStreamManagement()
                .addOrUpdateConsumer(
                        "messages",
                        ConsumerConfiguration.builder()
                                .durable("demo")
                                .filterSubject("resources.workflow")
                                .build());
        server.connection
                .jetStreamManagement()
                .addOrUpdateConsumer(
                        "messages",
                        ConsumerConfiguration.builder()
                                .durable("git-cloner")
                                .filterSubject("resources.repository")
                                .build());
        server.connection
                .jetStreamManagement()
                .createConsumer(
                        "pipeline-engine",
                        ConsumerConfiguration.builder()
                                .durable("pipeline-engine")
                                .ackPolicy(AckPolicy.Explicit)
                                .build());
        server.log("c61e5d90", "demo", "2026-01-01T00:00:00.000001Z", "reconciled");
    }

    private static String created() {
        try {
            server.result("c61e5d90", "demo", true, "");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return "{\"name\":\"app\",\"runid\":\"c61e5d90\",\"version\":\"1\"}";
    }

    @AfterAll
    static void stopTheServer() throws Exception {
        traffic.close();
        server.close();
        stream.close();
    }

    @Test
    void thoseOfTheWholeWorkOneAfterTheOther() {
        Shell empty = shell.at("empty");
        List<String> lines = section(empty.succeeds("conveyor-driver --help").out(), "Start");
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            empty.succeeds(line);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void thoseOfACommandWorkEachByItself(String command) {
        List<String> lines =
                section(shell.succeeds("conveyor-driver " + command + " --help").out(), "Examples");
        assertThat(lines).isNotEmpty();
        if (command.equals("browse")) {
            onATerminal(lines);
            return;
        }
        if (!command.equals("send")) {
            succeed(shell, lines);
            return;
        }
        try (DevScene there = DevScene.in(home, Installation.in(home))) {
            there.driver("demo", "workflow");
            succeed(shell.with("CONVEYOR_NATS_URL", there.url()), lines);
        }
    }

    private static void onATerminal(List<String> lines) {
        Programs.need("tmux");
        try (Tmux terminal = Tmux.shell(80, 24, shell.folder(), shell.environment())) {
            for (String line : lines) {
                terminal.typeAfresh(line + "; echo code $?");
                terminal.await("q quit");
                terminal.keys("q");
                terminal.await("code 0");
            }
        }
    }

    private static void succeed(Shell shell, List<String> lines) {
        for (String line : lines) {
            shell.succeeds("rm -rf copy && cp -r demo copy");
            shell.at("copy").succeeds(line);
        }
    }

    static List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (String command : names(shell.succeeds("conveyor-driver help").out(), "Commands")) {
            add(command, commands);
        }
        assertThat(commands).contains("init", "run", "runs", "runs prune", "help");
        return commands;
    }

    private static void add(String command, List<String> commands) {
        commands.add(command);
        String help = shell.succeeds("conveyor-driver help " + command).out();
        names(help, "Subcommands").forEach(child -> add(command + " " + child, commands));
    }

    private static List<String> names(String help, String heading) {
        return section(help, heading).stream()
                .filter(line -> !line.startsWith(" ")) // further lines of a description are indented more
                .map(line -> line.split(" ")[0])
                .toList();
    }

    /** The lines of a section without their indent. */
    private static List<String> section(String help, String heading) {
        return help.lines()
                .dropWhile(line -> !line.equals(heading + ":"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(2))
                .toList();
    }
}
