package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final int TYPE = 0170000; // of a file's mode
    private static final int PIPE = 0010000;

    private final Set<ProcessHandle> roots = new LinkedHashSet<>();
    private final boolean shared;
    private final byte[] mark;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();
    private boolean over;

    /**
     * Of a process that was started in a session of its own. That of a {@link Starter} belongs to one command after the other, and is no part of
     * any.
     *
     * @param mark a variable with its value, {@code NAME=value}, that every process of the tree inherits and no other has
     */
    ProcessTree(Process process, String mark) {
        this(List.of(process), process instanceof StartedCommand, mark);
    }

    /** Of several processes, each as above, that have one mark. */
    ProcessTree(Collection<Process> processes, String mark) {
        this(processes, false, mark);
    }

    private ProcessTree(Collection<Process> processes, boolean shared, String mark) {
        for (Process process : processes) {
            roots.add(process.toHandle());
        }
        this.shared = shared;
        this.mark = (mark + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** Asks every process to end, and kills those of them that are still there after the grace. What they start meanwhile stays. */
    void ask(Duration grace) throws InterruptedException {
        if (!isOver()) {
            stop(seen, grace);
        }
    }

    /** Asks every process to end, and kills what is still there after the grace, or as soon as the thread is interrupted. */
    void stop(Duration grace) throws InterruptedException {
        try {
            if (!grace.isZero()) {
                ask(grace);
            }
        } finally {
            kill();
        }
    }

    /** Where none is left, none can come any more: one that is shared gets another command. */
    private boolean isOver() {
        over = over || alive().isEmpty() && !shared;
        return over || seen.isEmpty();
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
        for (int round = 0; round < MAX_ROUNDS && !isOver(); round++) {
            seen.forEach(ProcessHandle::destroyForcibly);
            try {
                awaitAll(seen, ROUND);
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
            seen.addAll(roots);
        }
        ProcessTable table = ProcessTable.look();
        for (ProcessHandle root : roots) {
            if (table.isEmpty()) {
                root.descendants().forEach(seen::add);
            } else if (root.isAlive()) { // else its number may be another's
                seen.addAll(handles(table.descendants(root.pid())));
            }
        }
        seen.addAll(members(table));
        seen.removeIf(process -> !runs(process));
        return seen;
    }

    /** Those processes of an ended command that still have a pipe as output or error; one that detached itself has not, and may stay. */
    List<ProcessHandle> holdingPipe() {
        return members(ProcessTable.look()).stream()
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

    private List<ProcessHandle> members(ProcessTable table) {
        Set<Long> groups = new HashSet<>();
        if (!shared) {
            for (ProcessHandle root : roots) {
                groups.add(root.pid());
            }
        }
        return handles(table.members(groups, mark));
    }

    private static List<ProcessHandle> handles(List<Long> processes) {
        List<ProcessHandle> handles = new ArrayList<>();
        for (long process : processes) {
            ProcessHandle.of(process).ifPresent(handles::add);
        }
        return handles;
    }

    /** Looks again and again, since the JDK never sees the end of a zombie whose new parent does not collect it, as in many containers. */
    private static void awaitAll(Collection<ProcessHandle> processes, Duration limit) throws InterruptedException {
        long left = limit.toMillis();
        for (long pause = 1;
                left > 0 && processes.stream().anyMatch(ProcessTree::runs);
                pause = Math.min(pause + 1, 50)) {
            Thread.sleep(Math.min(pause, left));
            left -= pause;
        }
    }

    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && !ProcessTable.isZombie(process.pid());
    }

    /** A process for people: its number and what it runs, where the system tells. */
    static String describe(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        String command = info.commandLine().or(info::command).orElse("unknown command");
        return process.pid() + " (" + (command.length() > 120 ? command.substring(0, 120) + "…" : command) + ")";
    }
}
