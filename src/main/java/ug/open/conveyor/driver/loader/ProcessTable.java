package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * The processes of the machine that are younger than this tool, as one look at Linux's {@code /proc} shows them; empty elsewhere. Plain files, not
 * paths: a look that reads two files of each process by paths took a session's end 20 ms.
 */
final class ProcessTable {
    /** On Windows such a folder would be anybody's. */
    private static final File PROC = new File(OperatingSystem.here().isWindows() ? "nul\\proc" : "/proc");

    private static final int MOST_STATE = 1024; // bytes; it is one line of numbers
    private static final int BEGAN = 19;

    /** In ticks since the system started; what this tool started is not older. */
    private static final long EARLIEST = began(state("self"));

    private final Map<Long, String[]> states = new HashMap<>();

    private ProcessTable() {}

    static ProcessTable look() {
        ProcessTable table = new ProcessTable();
        String[] names = PROC.list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                String[] state = state(name);
                if (began(state) >= EARLIEST) {
                    table.states.put(Long.parseLong(name), state);
                }
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
        String[] state = states.get(pid);
        return state == null ? 0 : Long.parseLong(state[1]);
    }

    /**
     * Those of a process group, and those that were started with these bytes among their variables, which is not seen of another user's.
     *
     * @param group 0 for none
     */
    List<Long> members(long group, byte[] mark) {
        List<Long> found = new ArrayList<>();
        for (Map.Entry<Long, String[]> process : states.entrySet()) {
            if (process.getValue()[2].equals(Long.toString(group)) || isMarked(process.getKey(), mark)) {
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

    /** Whether it has ended and only waits for a parent that asks how; false where the system does not tell. */
    static boolean isZombie(long pid) {
        return state(Long.toString(pid))[0].equals("Z");
    }

    private static long began(String[] state) {
        return state.length > BEGAN ? Long.parseLong(state[BEGAN]) : -1;
    }

    /** Its state, parent, group and more, as proc(5) has them behind the name; one empty text where the system does not tell. */
    private static String[] state(String process) {
        try (FileInputStream in = new FileInputStream(file(process, "stat"))) {
            byte[] bytes = new byte[MOST_STATE];
            String line = new String(bytes, 0, Math.max(0, in.read(bytes)), StandardCharsets.ISO_8859_1);
            return line.substring(Math.min(line.length(), line.lastIndexOf(')') + 2))
                    .split(" ", BEGAN + 2);
        } catch (IOException gone) {
            return new String[] {""};
        }
    }

    private static File file(String process, String name) {
        return new File(PROC, process + "/" + name);
    }
}
