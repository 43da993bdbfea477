package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * The processes of the machine that are younger than this tool, as one look at Linux's {@code /proc} shows them; empty elsewhere. Plain files, not
 * paths, and numbers read from bytes: a look by paths took a session's end 10 ms, and one by words of text 4 ms (row {@code program} of the
 * benchmark).
 */
final class ProcessTable {
    /** On Windows such a folder would be anybody's. */
    private static final File PROC = new File(OperatingSystem.here().isWindows() ? "nul\\proc" : "/proc");

    /** In ticks since the system started; what this tool started is not older. */
    private static final long EARLIEST = began();

    private final Map<Long, ProcessState> states = new HashMap<>();

    private ProcessTable() {}

    private static long began() {
        ProcessState self = new ProcessState();
        return self.read(file("self", "stat")) ? self.began() : -1;
    }

    static ProcessTable look() {
        ProcessTable table = new ProcessTable();
        String[] names = PROC.list();
        ProcessState state = new ProcessState();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0)) && state.read(file(name, "stat")) && state.began() >= EARLIEST) {
                table.states.put(Long.parseLong(name), state);
                state = new ProcessState();
            }
        }
        return table;
    }

    /** Whether the system tells of its processes. */
    static boolean tells() {
        return EARLIEST >= 0;
    }

    /** Whether the system does not tell: it always has this tool. */
    boolean isEmpty() {
        return states.isEmpty();
    }

    /** Those that this process started, and those that they did. */
    List<Long> descendants(long root) {
        List<Long> found = new ArrayList<>();
        for (Long pid : states.keySet()) {
            long parent = parent(pid);
            for (int steps = 0; parent != root && parent != 0 && steps < states.size(); steps++) {
                parent = parent(parent);
            }
            if (parent == root) {
                found.add(pid);
            }
        }
        return found;
    }

    /** 0 where it is not in the table. */
    private long parent(long pid) {
        ProcessState state = states.get(pid);
        return state == null ? 0 : state.parent();
    }

    /** Those of these process groups, and those that were started with these bytes among their variables, which is not seen of another user's. */
    List<Long> members(Set<Long> groups, byte[] mark) {
        List<Long> found = new ArrayList<>();
        for (Map.Entry<Long, ProcessState> process : states.entrySet()) {
            if (groups.contains(process.getValue().group()) || isMarked(process.getKey(), mark)) {
                found.add(process.getKey());
            }
        }
        return found;
    }

    private static boolean isMarked(long pid, byte[] mark) {
        try (FileInputStream in = new FileInputStream(file(Long.toString(pid), "environ"))) {
            byte[] environment = in.readAllBytes();
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

    /** Whether a process has no child now; false where the system does not tell. */
    static boolean isChildless(long pid) {
        String[] threads = file(Long.toString(pid), "task").list();
        for (String thread : threads == null ? new String[0] : threads) {
            try (FileInputStream children = new FileInputStream(file(pid + "/task/" + thread, "children"))) {
                if (children.read() >= 0) {
                    return false;
                }
            } catch (IOException untold) {
                return false;
            }
        }
        return threads != null && threads.length > 0;
    }

    /** Whether it has ended and only waits for a parent that asks how; false where the system does not tell. */
    static boolean isZombie(long pid) {
        ProcessState state = new ProcessState();
        return state.read(file(Long.toString(pid), "stat")) && state.isZombie();
    }

    private static File file(String process, String name) {
        return new File(PROC, process + "/" + name);
    }
}
