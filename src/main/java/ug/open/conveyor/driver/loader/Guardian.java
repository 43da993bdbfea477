package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends a command when this tool was killed and cannot do it. It is a shell that waits at a pipe: a word that comes lets it go; when the pipe
 * ends without one, this tool is gone. Where it cannot be started, a command that its tool has left runs on until it writes to its broken
 * pipe, or to its end.
 */
final class Guardian implements AutoCloseable {
    /** Arguments: the process, the variable that marks all that it started, the folder to remove. A process that is stopped ends when it goes on. */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            read -r word && exit
            all() {
              ps -A -o pid= -o ppid= -o pgid= | awk -v root="$1" '
                { up[$1] = $2; group[$1] = $3 }
                END {
                  if (root in up) print root # first: where a child ends before, it may take that for its own end
                  for (p in up) for (q = p; q in up; q = up[q]) if (q == root || group[q] == root) { print p; break }
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

    private final Process guarded;
    private final String mark;
    private final String folder;
    private Process shell;

    /**
     * Of a process that runs; it does nothing yet.
     *
     * @param mark a variable with its value that every process of the tree inherits, and no other has
     * @param folder removed with it; the empty text for none
     */
    Guardian(Process guarded, String mark, String folder) {
        this.guarded = guarded;
        this.mark = mark;
        this.folder = folder;
    }

    /** Begins to wait. It costs a process: commands that end soon need none. */
    void start() {
        if (File.separatorChar != '/') {
            return;
        }
        try {
            // Not in the group of this tool: whoever ends or stops all of that must not stop this.
            shell = new ProcessBuilder(OwnSession.of(
                            List.of("/bin/sh", "-c", SCRIPT, "guardian", Long.toString(guarded.pid()), mark, folder)))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            WAITING.add(shell.toHandle());
        } catch (IOException e) {
            shell = null; // see above
        }
    }

    /** Whether a process is one of those that wait for the end of this tool. */
    static boolean is(ProcessHandle process) {
        return WAITING.contains(process);
    }

    /** The command has ended, or was ended. */
    @Override
    public void close() {
        if (shell == null) {
            return;
        }
        WAITING.remove(shell.toHandle());
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // somebody killed it
        }
    }
}
