package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.docs.Page;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.FreePort;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** Debuggers at drivers: pdb on a real terminal, a shell there, and the JDK's jdb. */
final class DebugIT {
    @TempDir
    Path home;

    private Shell shell;
    private Tmux terminal;
    private Page page;

    @BeforeAll
    static void aTerminal() {
        Programs.need("bash", "tmux", "python3", "stty");
    }

    @BeforeEach
    void drivers() throws IOException {
        shell = Shell.in(home).with("SHELL", "bash").with("TMPDIR", null);
        shell.write("events.jsonl", """
                {"event":"create","run_id":"run-1","id":"1","payload":{"name":"app","resource":"workflow","spec":{"branch":"main"}}}
                {"event":"create","run_id":"run-2","id":"2","payload":{"name":"bpp","resource":"workflow","spec":{"branch":"next"}}}
                """);
        page = Page.of("debugging.md");
        shell.write("reconcile.py", page.blocks("python").get(0));
        terminal = Tmux.shell(120, 40, shell.folder(), shell.environment());
    }

    @AfterEach
    void closeTheTerminal() {
        terminal.close();
    }

    @Test
    void aPersonSpeaksWithTheDebuggerOfPythonAndCtrlCIsIts() {
        terminal.type(line("--tty -- python3 reconcile.py") + "; echo code $?");
        terminal.await("(Pdb)");
        terminal.type("print('it is', spec['branch'])");
        terminal.await("it is main");
        terminal.type("import time; print('a', 'nap'); time.sleep(1000)");
        terminal.await("a nap");
        terminal.keys("C-c");
        terminal.await("*** KeyboardInterrupt");
        terminal.type("spec['branch'] = 'changed'");
        terminal.type("c");
        terminal.await("cloning changed");
        terminal.type("c");
        assertThat(terminal.await("code 0"))
                .contains("no output of it is kept", "cloning next", "2 ok")
                .doesNotContain("stopping");
        assertThat(shell.ends(1, "conveyor-driver logs @last").err()).contains("no log entry");
    }

    @Test
    void ctrlCThatEndsTheCommandEndsTheSession() {
        terminal.type("conveyor-driver run --events events.jsonl --tty -- "
                + "sh -c 'stty -echo; echo be\"\"gins; sleep 1000'; echo code $?");
        terminal.await("begins");
        terminal.keys("C-c");
        assertThat(terminal.await("code 130")).contains("left undone").doesNotContain("run run-2", "may go on");
        terminal.typeAfresh("stty -a | tr ';' '\\n' | grep -o -- '-*echo '");
        assertThat(terminal.await("echo\n")).doesNotContain("-echo\n");
    }

    @Test
    void aKilledCommandLeavesTheTerminalAsItWas() {
        terminal.type("stty -g >before; conveyor-driver run --events events.jsonl --only run=run-1 --tty -- "
                + "sh -c 'stty raw -echo; kill -9 $$'; echo code $?; stty -g | cmp - before && echo the s\"\"ame");
        assertThat(terminal.await("the same"))
                .contains("code 1", "SIGKILL", "the terminal had its output, so there are no log lines of it")
                .doesNotContain("conveyor-driver logs");
    }

    @Test
    void aDebuggerThatEndsWellDoesNotHideAFailure() {
        terminal.type(
                "conveyor-driver run --events events.jsonl --only run=run-1 --tty -- "
                        + "sh -c 'echo \"{\\\"success\\\":false,\\\"message\\\":\\\"no\\\"}\" >\"$CONVEYOR_RESULT\"'; echo code $?");
        assertThat(terminal.await("code 1"))
                .contains("FAILED  workflow/app  no")
                .doesNotContain("WARN");
    }

    @Test
    void aShellHasTheEventAndTheCommandInItsHistory() throws Exception {
        Files.writeString(home.resolve(".bash_history"), "echo old\n");
        Files.writeString(home.resolve(".bashrc"), "PS1='mine> '\n");
        shell.write("driver.yaml", "name: demo\nrun: sh -c 'echo $LEVEL; cat' \"it's\"\nenv: {LEVEL: loud}\n");
        terminal.type(line("--shell").replace("@failed", "events.jsonl --only run=run-2") + "; echo code $?");
        terminal.await("mine>");
        terminal.keys("Up", "Enter");
        assertThat(terminal.await("\"branch\":\"next\"")).contains("loud");
        terminal.type("cd /; echo \"$CONVEYOR_RUN_ID.$CONVEYOR_EVENT.$CONVEYOR_DRIVER\"; exit 3");
        assertThat(terminal.await("code 0")).contains("run-2.create.demo", "nothing was kept or compared");
        assertThat(home.resolve(".bash_history")).hasContent("echo old");
        assertThat(shell.ends(6, "conveyor-driver runs show @last").err()).isNotEmpty();
    }

    @Test
    void theDebuggerOfTheJdkStopsInAJavaDriver() throws Exception {
        shell.write("driver.yaml", "name: hello\njava: com.example.Hello\ntimeout: 1ms\n");
        shell.write("src/main/java/com/example/Hello.java", """
                package com.example;

                import ug.open.conveyor.driver.*;

                public final class Hello implements Driver {
                    public DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception {
                        String name = message.resource().name();
                        Thread.sleep(20);
                        return DriverResult.success("greeted " + name, null);
                    }
                }
                """);
        int port = FreePort.find();
        terminal.type(
                line("--debug").replace("@failed", "events.jsonl --only run=run-1") + "=" + port + "; echo code $?");
        terminal.await("waiting for a debugger at 127.0.0.1:" + port);
        Path said = home.resolve("jdb");
        Process jdb = jdb(port, said);
        try (BufferedWriter keys = jdb.outputWriter(StandardCharsets.UTF_8)) {
            String[] lines = page.blocks("text").get(0).split("\n");
            answer(keys, said, lines[0], "Deferring breakpoint");
            answer(keys, said, lines[1], "Breakpoint hit");
            answer(keys, said, lines[2], "name = \"app\"");
            assertThat(terminal.screen()).doesNotContain("greeted", "code 0");
            answer(keys, said, lines[3], "The application exited");
        } finally {
            jdb.destroyForcibly();
        }
        assertThat(terminal.await("code 0")).contains("greeted app", "1 ok");
    }

    @Test
    void aKilledToolLeavesNoJvmThatWaits() throws Exception {
        shell.write("driver.yaml", "name: hello\njava: com.example.Hello\n");
        int port = FreePort.find();
        terminal.type("sh -c 'echo $$ >pid; exec conveyor-driver replay events.jsonl --debug=" + port + "'");
        terminal.await("waiting for a debugger");
        ProcessHandle tool =
                ProcessHandle.of(Long.parseLong(shell.lines("pid").get(0))).orElseThrow();
        Await.until(
                "the shell that waits beside the JVM",
                () -> tool.children()
                        .anyMatch(child -> child.info()
                                .arguments()
                                .filter(words -> List.of(words).contains("guardian"))
                                .isPresent()));
        List<ProcessHandle> beside = tool.children().toList();
        assertThat(beside).hasSize(2);
        tool.destroyForcibly();
        Await.until("their end", () -> beside.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void theTraceOfAShellAndTheVariablesOfAnAttemptNeedNoTerminal() {
        shell.write("driver.yaml", "name: demo\nrun: ./reconcile.sh\nenv: {LEVEL: loud}\n");
        shell.write(
                "reconcile.sh", "#!/bin/sh\nread -r resource\necho \"$LEVEL $CONVEYOR_RUN_ID $resource\"\nexit 1\n");
        shell.ends(1, "conveyor-driver run --events events.jsonl --only run=run-2");
        assertThat(shell.ends(1, line("-- sh -x")).out()).contains("+ read -r resource");
        String lines = page.blocks("sh").stream()
                .filter(block -> block.contains("--env"))
                .findFirst()
                .orElseThrow();
        assertThat(shell.with("TMPDIR", home.toString()).ends(1, lines).out())
                .startsWith("loud run-2 {\"name\":\"bpp\"");
    }

    /** The first line of the page's commands with these words in it. */
    private String line(String words) {
        return page.blocks("sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static void answer(BufferedWriter keys, Path said, String line, String expected) throws IOException {
        keys.write(line + "\n");
        keys.flush();
        Await.until(expected, () -> Files.readString(said).contains(expected));
    }

    /** The JVM listens a moment after the tool has said so. */
    private Process jdb(int port, Path said) throws IOException {
        String jdb = Path.of(System.getProperty("java.home"), "bin", "jdb").toString();
        String script = "until \"$0\" -J-Duser.language=en -attach 127.0.0.1:" + port + "; do sleep 0.2; done";
        Process process = new ProcessBuilder("sh", "-c", script, jdb)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Await.until("VM Started", () -> Files.readString(said).contains("VM Started"));
        return process;
    }
}
