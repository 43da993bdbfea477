package ug.open.conveyor.driver.terminal;

import static ug.open.conveyor.driver.terminal.Sample.attempt;
import static ug.open.conveyor.driver.terminal.Sample.entry;
import static ug.open.conveyor.driver.terminal.Sample.ok;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.host.ProcessSignals;
import ug.open.conveyor.driver.runtime.Attempt;

/** What the tests run in a real terminal; the live view goes on when a file appears. */
final class TerminalMain {
    private TerminalMain() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "live" -> live(Path.of(args[1]));
            case "prompts" -> prompts();
            case "target" -> System.out.print(SameTarget.ofStandardStreams());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void live(Path folder) throws Exception {
        Surface surface = Surface.of(true, StandardCharsets.UTF_8, Style.When.AUTO, System.getenv());
        TerminalSize size = TerminalSize.of(System.getenv());
        new ProcessSignals().resizes(size::changed);
        Console console = Console.on(
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        System::nanoTime)
                .surfaces(surface, surface)
                .sameTarget(SameTarget.ofStandardStreams())
                .prefix(true)
                .live(size)
                .open();
        console.total(10);
        List<Attempt> attempts =
                List.of(attempt(1, "app"), attempt(2, "漢字漢字"), attempt(3, "a-name-that-takes-much-room-indeed"));
        attempts.forEach(console::started);
        attempts.forEach(
                attempt -> console.logged(attempt, entry("first log of " + attempt.number() + " 漢字".repeat(40))));
        await(folder.resolve("more"));
        for (int i = 1; i <= 5; i++) {
            console.logged(attempts.get(1), entry("more " + i));
        }
        console.finished(ok(attempts.get(0), "done"));
        await(folder.resolve("end"));
        console.close();
        System.out.println("end of session, one target: " + SameTarget.ofStandardStreams());
    }

    private static void await(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
    }

    private static void prompts() throws IOException {
        PrintStream out = System.out;
        try (Prompts prompts = Prompts.open(Style.of(Style.When.AUTO, true, Map.of()))) {
            String name = prompts.text(
                    "Name",
                    "demo",
                    answer -> answer.contains(" ") ? Optional.of("a name has no blanks") : Optional.empty());
            String language = prompts.choice(
                    "Language",
                    List.of(
                            new Prompts.Choice("sh", "a shell script"),
                            new Prompts.Choice("python", "a Python function")),
                    "sh");
            out.println("answers: <" + name + "> <" + language + ">");
        } catch (Prompts.CancelledException e) {
            out.println("told: " + e.getMessage());
        }
    }
}
