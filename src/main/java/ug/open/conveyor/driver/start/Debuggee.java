package ug.open.conveyor.driver.start;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.host.Signals.Signal;
import ug.open.conveyor.driver.loader.Guardian;

/**
 * This tool once more, in a process that waits for a debugger before its first step: an agent for debuggers can only be there from the start of a JVM.
 *
 * @param env this process, whose streams and folder it has
 * @param port where the debugger attaches, on 127.0.0.1 alone
 */
public record Debuggee(Environment env, int port) {
    private static final String LAUNCHER = "launcher.";
    private static final String MARK = LAUNCHER + "debugged";
    private static final String MAIN = "ug.open.conveyor.driver.cli.Main";
    private static final long PATIENCE_SECONDS = 2;

    /** Whether this process is such a one. */
    public static boolean isThis() {
        return System.getProperty(MARK) != null;
    }

    /** Whether a debugger could attach at a port of 127.0.0.1. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /**
     * Runs a command line there, and waits for its end.
     *
     * @return its exit code
     */
    public int run(List<String> words) throws IOException, InterruptedException {
        env.out().flush();
        Process process = new ProcessBuilder(command(words))
                .directory(env.folder().toFile())
                .inheritIO()
                .start();
        Passing passing = new Passing(process);
        try (Guardian guardian = Guardian.over(process);
                Signals.Handle listening = env.signals().listen(passing)) {
            int code = process.waitFor();
            return passing.killedBy == null ? code : passing.killedBy.code();
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(new File(new File(System.getProperty("java.home"), "bin"), "java").getPath());
        command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port);
        command.addAll(List.of("-Xlog:disable", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8"));
        env.variable("CONVEYOR_DRIVER_JAVA_OPTS")
                .ifPresent(options -> command.addAll(List.of(options.strip().split("\\s+"))));
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(LAUNCHER)) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.addAll(List.of("-D" + MARK + "=true", "-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(words);
        return command;
    }

    /**
     * Passes signals on. A terminal gives Ctrl-C to both processes. A JVM that its debugger holds feels no signal: the second one ends it all the
     * same.
     */
    private static final class Passing implements Consumer<Signal> {
        private final Process process;
        private int signals;
        private volatile Signal killedBy;

        Passing(Process process) {
            this.process = process;
        }

        @Override
        public synchronized void accept(Signal signal) {
            if (signal != Signal.INTERRUPT) {
                process.destroy();
            }
            try {
                if (++signals > 1 && !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    killedBy = signal;
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
