package ug.open.conveyor.driver.terminal;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ug.open.conveyor.driver.fakes.UsualSignals;

/** A real terminal: a tmux server of its own, with one program in it. */
public final class Tmux implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final String socket = "conveyor-driver-test-" + UUID.randomUUID();
    private final Path folder; // of the socket

    private Tmux() {
        try {
            folder = Files.createTempDirectory("tmux");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a main class of the tests in a terminal of this size; it stays open when the program has ended. */
    static Tmux run(int columns, int rows, Class<?> main, String... args) {
        Tmux tmux = new Tmux();
        List<String> words = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(List.of(args));
        String command = String.join(" ", words.stream().map(ShellWord::quote).toList()) + "; echo status $?; exec cat";
        tmux.call("-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows, command);
        return tmux;
    }

    /** A shell in a terminal of this size, which has these variables and no others; its prompt is {@code $}. */
    public static Tmux shell(int columns, int rows, Path folder, Map<String, String> environment) {
        Tmux tmux = new Tmux();
        List<String> words = new ArrayList<>(List.of("env", "-i", "TERM=xterm-256color", "PS1=$ ", "HISTFILE="));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of("bash", "--norc", "--noprofile", "-i"));
        String command = "cd " + ShellWord.quote(folder.toString()) + " && exec "
                + String.join(" ", words.stream().map(ShellWord::quote).toList());
        tmux.call("-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows, command);
        tmux.await("$");
        return tmux;
    }

    /** Types a line. */
    public void type(String line) {
        call("send-keys", "-l", line);
        keys("Enter");
    }

    /** Types a line whose output begins an empty screen: nothing that is awaited after it is found in an older output. */
    public void typeAfresh(String line) {
        type("clear");
        await(screen -> screen.equals("$"));
        type("clear; " + line);
    }

    public void keys(String... keys) {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        call(words.toArray(new String[0]));
    }

    public void resize(int columns, int rows) {
        call("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** What is on the screen, without the empty lines at its end. */
    public String screen() {
        return call("capture-pane", "-p").stripTrailing();
    }

    /** The same with the sequences for its colours. */
    public String coloured() {
        return call("capture-pane", "-p", "-e").stripTrailing();
    }

    /** What tmux knows of the terminal, such as {@code #{alternate_on}}. */
    public String told(String format) {
        return call("display-message", "-p", format).strip();
    }

    /** The screen, once it is as expected. */
    public String await(Predicate<String> expected) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String screen = screen();
        while (!expected.test(screen)) {
            if (System.nanoTime() > end) {
                fail("the screen is still:%n%s", screen);
            }
            pause();
            screen = screen();
        }
        return screen;
    }

    public String await(String text) {
        return await(screen -> screen.contains(text));
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String call(String... args) {
        List<String> words = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("LC_ALL", "C.UTF-8", "TERM", "xterm-256color", "TMUX_TMPDIR", folder.toString()));
        builder.environment().remove("TMUX");
        try {
            Process process = UsualSignals.of(builder).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        call("kill-server");
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
