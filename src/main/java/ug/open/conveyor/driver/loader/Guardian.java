package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * Ends a command when this tool was killed and cannot do it. It is a shell that waits at a pipe: a word that comes lets it go; when the pipe
 * ends without one, this tool is gone. Where it cannot be started, a command that its tool has left runs on until it writes to its broken
 * pipe, or to its end.
 */
public final class Guardian implements AutoCloseable {
    /** Arguments: the processes known at first, the variable that marks all that it started, the folder to remove. A process that is stopped ends when it goes on. */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            roots=$1
            while read -r word; do
              case $word in [0-9]*) roots="$roots $word" ;; *) exit ;; esac
            done
            all() {
              ps -A -o pid= -o ppid= -o pgid= | awk -v roots="$roots" '
                { up[$1] = $2; group[$1] = $3 }
                END {
                  count = split(roots, given, " ")
                  for (i = 1; i <= count; i++) root[given[i]] = 1
                  for (r in root) if (r in up) print r # first: where a child ends before, it may take that for its own end
                  for (p in up) for (q = p; q in up; q = up[q]) if (q in root || group[q] in root) { print p; break }
                }'
              grep -lszFx -e "$2" /proc/[0-9]*/environ | tr -dc '0-9\\n'
            }
            for signal in TERM 0 0 0 0 KILL KILL; do
              left=$(all "$1" "$2")
              [ -n "$left" ] || break
              kill -"$signal" $left
              kill -CONT $left
              sleep 1
            done
            [ -z "$3" ] || rm -rf -- "$3"
            """;

    private static final Set<ProcessHandle> WAITING = ConcurrentHashMap.newKeySet();

    private final String guarded;
    private final String mark;
    private final String folder;
    private final List<WindowsGuardian> onWindows = new ArrayList<>();
    private Process shell;

    /**
     * Of a process that runs; it does nothing yet.
     *
     * @param mark a variable with its value that every process of the tree inherits, and no other has
     * @param folder removed with it; the empty text for none
     */
    Guardian(Process guarded, String mark, String folder) {
        this(Long.toString(guarded.pid()), mark, folder);
    }

    /** Of processes that are still to come, each told by {@link #guards}: so there is no moment at which one is not guarded. */
    Guardian(String mark, String folder) {
        this("", mark, folder);
    }

    private Guardian(String guarded, String mark, String folder) {
        this.guarded = guarded;
        this.mark = mark;
        this.folder = folder;
    }

    /** One that waits beside a process of this tool's own group, which has all that it starts below it. */
    public static Guardian over(Process process) {
        Guardian guardian = new Guardian(process, "guarded by=" + process.pid(), "");
        guardian.start();
        return guardian;
    }

    /** Begins to wait. It costs a process: commands that end soon need none. */
    void start() {
        if (OperatingSystem.here().isWindows()) {
            if (!guarded.isEmpty()) {
                guardsOnWindows(guarded);
            }
            return;
        }
        try {
            // Not in the group of this tool: whoever ends or stops all of that must not stop this.
            shell = new ProcessBuilder(
                            OwnSession.of(List.of("/bin/sh", "-c", SCRIPT, "guardian", guarded, mark, folder)))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            WAITING.add(shell.toHandle());
        } catch (IOException e) {
            shell = null; // see above
        }
    }

    /** Another process; where marks cannot be read, it is found by its number. */
    synchronized void guards(Process another) {
        if (OperatingSystem.here().isWindows()) {
            guardsOnWindows(Long.toString(another.pid()));
        } else if (shell != null) {
            say(Long.toString(another.pid()));
        }
    }

    private synchronized void guardsOnWindows(String process) {
        WindowsGuardian.start(process, folder).ifPresent(onWindows::add);
    }

    private void say(String word) {
        try {
            OutputStream pipe = shell.getOutputStream();
            pipe.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            // somebody killed it
        }
    }

    /** Whether a process is one of those that wait for the end of this tool. */
    static boolean is(ProcessHandle process) {
        return WAITING.contains(process);
    }

    /** The command has ended, or was ended. */
    @Override
    public synchronized void close() {
        onWindows.forEach(WindowsGuardian::close);
        onWindows.clear();
        if (shell == null) {
            return;
        }
        WAITING.remove(shell.toHandle());
        say("done");
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            // somebody killed it
        }
    }
}
