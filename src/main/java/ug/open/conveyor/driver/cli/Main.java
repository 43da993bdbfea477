package ug.open.conveyor.driver.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import ug.open.conveyor.driver.cli.option.Line;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Platform;
import ug.open.conveyor.driver.host.ProcessSignals;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.host.Voice;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.start.Ahead;
import ug.open.conveyor.driver.start.Archive;
import ug.open.conveyor.driver.start.Launch;
import ug.open.conveyor.driver.stream.PrivateStream;
import ug.open.conveyor.driver.system.OperatingSystem;

/** Where the process begins and ends. All that is global is taken here and handed on; nothing else touches it. */
public final class Main {
    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        Line line = Cli.read(args);
        if ((line.names("run") || line.names("replay")) && !line.isHelp()) {
            Ahead.start();
            if (line.words().contains("--program")) {
                PrivateStream.prepare();
            }
        }
        ProcessSignals signals = new ProcessSignals();
        Environment env = environment(signals);
        int code = Cli.execute(env, line);
        if (code == ExitCodes.OK) {
            Archive.makeIfMissing(Launch.read(System.getProperties()), env.variables());
        }
        if (code != ExitCodes.OK || Thread.activeCount() > 1) {
            signals.end(code); // from 21 on, exit first looks for a logger, 15 ms: only where it is needed
        }
    }

    static Environment environment(Signals signals) {
        Map<String, String> locale = locale(System.getProperty("launcher.locale"));
        Streams streams = Streams.of(screen(System.getProperty("launcher.terminal")));
        return new Environment(
                new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(streams.out(), 1 << 16),
                new PrintStream(streams.err(), false, StandardCharsets.UTF_8),
                variables(locale),
                Path.of("").toAbsolutePath(),
                Time.system(),
                new RandomIds(),
                platform(locale, streams.unicode()),
                streams.screen(),
                signals,
                new Voice());
    }

    /** What the launcher saw: which of 0, 1 and 2 are a terminal, and its size as stty says it, like {@code 012 24 80}. */
    static Screen screen(String seen) {
        if (seen == null) {
            boolean all = isTerminal(System.console());
            return new Screen(all, all, all, 0);
        }
        String[] words = seen.split(" ");
        boolean sized = words.length == 3 && words[1].matches("[0-9]{1,4}") && words[2].matches("[0-9]{1,4}");
        int width = sized ? Integer.parseInt(words[2]) : 0;
        int height = sized ? Integer.parseInt(words[1]) : 0;
        return new Screen(words[0].contains("0"), words[0].contains("1"), words[0].contains("2"), width, height);
    }

    /** What the user has for LC_ALL, which the launcher sets unless the locale is one that java reads for sure; the empty text is as good as nothing. */
    private static Map<String, String> locale(String user) {
        return user == null ? Map.of() : Map.of("LC_ALL", user);
    }

    private static Map<String, String> variables(Map<String, String> locale) {
        if (OperatingSystem.here().isWindows()) { // where Path and PATH are one
            Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            variables.putAll(System.getenv());
            return variables;
        }
        if (locale.isEmpty()) {
            return System.getenv();
        }
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.putAll(locale);
        return variables;
    }

    private static Platform platform(Map<String, String> locale, boolean unicode) {
        return new Platform(
                System.getProperty("os.name"),
                System.getProperty("user.home"),
                Path.of(System.getProperty("java.io.tmpdir")),
                unicode ? StandardCharsets.UTF_8 : charset(locale),
                locale);
    }

    private static Charset charset(Map<String, String> locale) {
        if (locale.isEmpty()) {
            return charset(System.getProperty("native.encoding", ""));
        }
        String named = locale.get("LC_ALL");
        for (String next : List.of("LC_CTYPE", "LANG")) {
            named = named.isEmpty() ? System.getenv().getOrDefault(next, "") : named;
        }
        String plain = named.toUpperCase(Locale.ROOT).replace("-", "");
        return plain.contains("UTF8") ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    }

    private static Charset charset(String name) {
        boolean known = !name.isEmpty() && Charset.isSupported(name);
        return known ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }

    /** Without the launcher. From 22 on a process without a terminal has a console too, and a method tells them apart. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** A class and not a lambda: the first lambda of a start costs it 8 ms. */
    private static final class RandomIds implements Supplier<String> {
        @Override
        public String get() {
            return UUID.randomUUID().toString();
        }
    }

    private Main() {}
}
