package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Stops and continues all that this tool has started, as a terminal does with the process group of a job. */
public final class Suspension {
    /** A program with a handler for it prepares first. The others do not stop by that: their session has no terminal. */
    private static final String STOP = "kill -s TSTP -- \"$@\"; sleep 0.1; kill -s STOP -- \"$@\"";

    private static final String CONTINUE = "kill -s CONT -- \"$@\"";

    private final List<String> stopped;

    private Suspension(List<String> stopped) {
        this.stopped = stopped;
    }

    /** Stops what runs now. */
    public static Suspension begin() {
        List<String> all = new ArrayList<>();
        ProcessHandle.current().children().filter(child -> !Guardian.is(child)).forEach(command -> {
            all.add("-" + command.pid()); // its group, with those that have lost their parent
            command.descendants().forEach(each -> all.add(Long.toString(each.pid())));
        });
        Suspension suspension = new Suspension(all);
        suspension.signal(STOP);
        return suspension;
    }

    /** Continues it. */
    public void end() {
        signal(CONTINUE);
    }

    private void signal(String script) {
        if (stopped.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", script, "signals"));
        words.addAll(stopped);
        try {
            Process shell = new ProcessBuilder(words)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            shell.getOutputStream().close();
            shell.waitFor();
        } catch (IOException e) {
            // they go on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
