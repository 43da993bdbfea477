package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Ends a command when this tool was killed and cannot do it. It is a shell that waits at a pipe: a word that comes lets it go; when the pipe
 * ends without one, this tool is gone. Where it cannot be started, a command that its tool has left runs on until it writes to its broken
 * pipe, or to its end.
 */
final class Guardian implements AutoCloseable {
    /** Arguments: the process, the variable that marks all that it started, the folder of the attempt. */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            read -r word && exit
            all() {
              ps -A -o pid= -o ppid= | awk -v root="$1" '
                { up[$1] = $2 }
                END { for (p in up) for (q = p; q in up; q = up[q]) if (q == root) { print p; break } }'
              grep -lszFx -e "$2" /proc/[0-9]*/environ | tr -dc '0-9\\n'
            }
            for signal in TERM 0 0 0 0 KILL KILL; do
              left=$(all "$1" "$2")
              [ -n "$left" ] || break
              kill -"$signal" $left
              sleep 1
            done
            rm -rf -- "$3"
            """;

    private final Process guarded;
    private final AttemptFolder folder;
    private Process shell;

    /** Of a process that was started with what is in this folder; it does nothing yet. */
    Guardian(Process guarded, AttemptFolder folder) {
        this.guarded = guarded;
        this.folder = folder;
    }

    /** A variable with its value that every process of an attempt inherits, and no other has. */
    static String mark(AttemptFolder folder) {
        return CommandEnvironment.RESULT + "=" + folder.result();
    }

    /** Begins to wait. It costs a process: commands that end soon need none. */
    void start() {
        if (File.separatorChar != '/') {
            return;
        }
        try {
            shell = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            SCRIPT,
                            "guardian",
                            Long.toString(guarded.pid()),
                            mark(folder),
                            folder.path().toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            shell = null; // see above
        }
    }

    /** The command has ended, or was ended. */
    @Override
    public void close() {
        if (shell == null) {
            return;
        }
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // somebody killed it
        }
    }
}
