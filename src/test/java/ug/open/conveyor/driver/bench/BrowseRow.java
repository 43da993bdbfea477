package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The first screen of a large store on a pseudo-terminal, beside the list of twenty runs on one; and what the process has of the memory by then. */
final class BrowseRow implements Row {
    private static final int SEGMENTS = 1000;
    private static final int RUNS_EACH = 100;
    private static final long MOST_MIB = 128;

    /** Ends as soon as the screen is there, and notes the memory; a command that draws none runs to its end. */
    private static final String ON_A_TERMINAL = """
            import fcntl, os, pty, struct, sys, termios
            pid, terminal = pty.fork()
            if pid == 0:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
                os.execvp(sys.argv[2], sys.argv[2:])
            shown = b""
            while b"q quit" not in shown or b"succeeded" not in shown:
                try:
                    more = os.read(terminal, 65536)
                except OSError:
                    break
                if not more:
                    break
                shown += more
            else:
                with open(f"/proc/{pid}/status") as status, open(sys.argv[1], "w") as kept:
                    kept.writelines(line for line in status if line.startswith("VmHWM"))
                os.kill(pid, 9)
            os.waitpid(pid, 0)
            """;

    @Override
    public String name() {
        return "browse";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        Stores.manyRuns(setting.store(), SEGMENTS, RUNS_EACH, 1);
        Path terminal = Files.writeString(setting.folder().resolve("terminal.py"), ON_A_TERMINAL);
        Path memory = setting.folder().resolve("memory");
        setting.warm();
        Map<String, Double> medians = new Turns(setting.full() ? 41 : 21)
                .add("list", new Job(onATerminal(setting, terminal, memory, "runs", "-n", "20")))
                .add("screen", new Job(onATerminal(setting, terminal, memory, "browse")))
                .medians();
        String size = String.format(" of %,d executions", SEGMENTS * RUNS_EACH);
        sheet.ratio("browse" + size + ", first screen", medians.get("screen"), "runs -n 20", medians.get("list"), 1.5);
        long kibibytes = Long.parseLong(Files.readString(memory).replaceAll("\\D", ""));
        sheet.size("browse" + size + ", memory by then", kibibytes, MOST_MIB);
    }

    private static ProcessBuilder onATerminal(Setting setting, Path script, Path memory, String... words) {
        ProcessBuilder tool = setting.tool(words);
        tool.command().addAll(0, List.of("python3", script.toString(), memory.toString()));
        tool.environment().put("TERM", "xterm-256color");
        return tool;
    }
}
