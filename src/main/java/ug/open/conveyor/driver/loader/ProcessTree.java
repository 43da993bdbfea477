package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A command with all that it started. A child that left the tree, because its parent ended or by {@code setsid}, is found on Linux by its
 * process group, or by a variable that only processes of this attempt have.
 */
final class ProcessTree {
    private static final Path PROC = Path.of("/proc");
    private static final int MAX_ROUNDS = 10;
    private static final int TYPE = 0170000; // of a file's mode
    private static final int PIPE = 0010000;

    private final ProcessHandle root;
    private final boolean shared;
    private final byte[] mark;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    /**
     * Of a process that was started in a session of its own. That of a {@link Starter} belongs to one command after the other, and is no part of
     * any.
     *
     * @param mark a variable with its value, {@code NAME=value}, that every process of the tree inherits and no other has
     */
    ProcessTree(Process process, String mark) {
        this.root = process.toHandle();
        this.shared = process instanceof StartedCommand;
        this.mark = (mark + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** Asks every process to end, and kills what is still there after the grace, or as soon as the thread is interrupted. */
    void stop(Duration grace) throws InterruptedException {
        try {
            stop(alive(), grace);
        } finally {
            kill();
        }
    }

    /** As {@link #stop(Duration)}, but only these. */
    static void stop(Collection<ProcessHandle> processes, Duration grace) throws InterruptedException {
        // Process.destroy would close the pipe as well, and what the command says while it ends would be lost.
        processes.forEach(ProcessHandle::destroy);
        try {
            awaitAll(processes, grace);
        } finally {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** A process may start another while it is being killed, so this looks again until none is left; nothing interrupts it. */
    private void kill() {
        boolean interrupted = false;
        for (int round = 0; round < MAX_ROUNDS && !alive().isEmpty(); round++) {
            seen.forEach(ProcessHandle::destroyForcibly);
            try {
                awaitAll(seen, Duration.ofMillis(200));
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<ProcessHandle> alive() {
        if (!shared) {
            seen.add(root);
        }
        root.descendants().forEach(seen::add);
        seen.addAll(members());
        seen.removeIf(process -> !runs(process));
        return seen;
    }

    /** Those processes of an ended command that still have a pipe as output or error; one that detached itself has not, and may stay. */
    List<ProcessHandle> holdingPipe() {
        return members().stream()
                .filter(process -> isPipe(process, 1) || isPipe(process, 2))
                .toList();
    }

    private static boolean isPipe(ProcessHandle process, int descriptor) {
        try {
            Path file = PROC.resolve(process.pid() + "/fd/" + descriptor);
            return ((int) Files.getAttribute(file, "unix:mode") & TYPE) == PIPE;
        } catch (IOException | UnsupportedOperationException gone) {
            return false;
        }
    }

    private List<ProcessHandle> members() {
        List<ProcessHandle> found = new ArrayList<>();
        if (Files.isDirectory(PROC)) {
            try (DirectoryStream<Path> numbers = Files.newDirectoryStream(PROC, "[0-9]*")) {
                for (Path each : numbers) {
                    if (!shared && isInGroup(each) || isMarked(each)) {
                        ProcessHandle.of(Long.parseLong(each.getFileName().toString()))
                                .ifPresent(found::add);
                    }
                }
            } catch (IOException | DirectoryIteratorException unreadable) {
                return found;
            }
        }
        return found;
    }

    private boolean isInGroup(Path process) {
        String[] state = state(process).split(" ", 4);
        return state.length == 4 && state[2].equals(Long.toString(root.pid()));
    }

    private boolean isMarked(Path process) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            for (int at = 0; at + mark.length <= environment.length; at++) {
                if (environment[at] == mark[0]
                        && Arrays.equals(environment, at, at + mark.length, mark, 0, mark.length)) {
                    return true;
                }
            }
            return false;
        } catch (IOException anotherUsersOrGone) {
            return false;
        }
    }

    /** Looks again and again, since the JDK never sees the end of a zombie whose new parent does not collect it, as in many containers. */
    private static void awaitAll(Collection<ProcessHandle> processes, Duration limit) throws InterruptedException {
        long left = limit.toMillis();
        for (long pause = 2;
                left > 0 && processes.stream().anyMatch(ProcessTree::runs);
                pause = Math.min(2 * pause, 50)) {
            Thread.sleep(Math.min(pause, left));
            left -= pause;
        }
    }

    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        return state(PROC.resolve(Long.toString(pid))).startsWith("Z");
    }

    /** Its state, parent, group and more, as proc(5) has them behind the name; empty where the system does not tell. */
    private static String state(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2));
        } catch (IOException gone) {
            return "";
        }
    }

    /** A process for people: its number and what it runs, where the system tells. */
    static String describe(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        String command = info.commandLine().or(info::command).orElse("unknown command");
        return process.pid() + " (" + (command.length() > 120 ? command.substring(0, 120) + "…" : command) + ")";
    }
}
