package ug.open.conveyor.driver.loader;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the command of a driver again and again, one at a time: a shell in a session of its own that is there already, and whose child the
 * command is. A JVM needs three programs one after the other to start one so; this needs one.
 *
 * <p>What the command prints comes through named pipes, which end as soon as nobody holds them; how it ended comes as a line.
 */
final class Starter implements AutoCloseable {
    /**
     * Arguments: the folder, the command. Its own variables have names that no user's has, since those are handed on. A trap, and not the empty one: the command has the usual signals. A pipe is first opened for both
     * directions, since to open it for one waits for the other end, and this tool may have been killed.
     */
    private static final String SCRIPT = """
            _cd_dir=$1 && shift
            mkfifo -m 600 "$_cd_dir/out" "$_cd_dir/err" && echo ready || exit
            trap : HUP INT QUIT TERM
            while read -r _cd_next; do
              ( . "$_cd_dir/start"; exec "$@" ) 8<>"$_cd_dir/out" >"$_cd_dir/out" 8>&- %s
              echo $?
            done
            """;

    private static final int KILLED = 137;

    private final Path folder;
    private final boolean separate;
    private final Process shell;
    private final BufferedReader said;
    private StartedCommand current;
    private boolean broken;

    private Starter(Path folder, boolean separate, Process shell) {
        this.folder = folder;
        this.separate = separate;
        this.shell = shell;
        this.said = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Whether a shell hands these variables on: it drops those whose names it cannot use. */
    static boolean takes(Map<String, String> environment) {
        if (File.separatorChar != '/') {
            return false;
        }
        for (String name : environment.keySet()) {
            if (!isName(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Starts the shell.
     *
     * @param folder an empty one for its pipes
     * @param like the command, and where it works; its variables are those that each time are the same
     */
    static Starter open(Path folder, List<String> command, ProcessBuilder like) throws IOException {
        String err = like.redirectErrorStream() ? "2>&1" : "8<>\"$_cd_dir/err\" 2>\"$_cd_dir/err\" 8>&-";
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT.formatted(err), "starter"));
        words.add(folder.toString());
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(words))
                .directory(like.directory())
                .redirectError(Redirect.DISCARD);
        change(builder.environment(), like.environment());
        Starter starter = new Starter(folder, !like.redirectErrorStream(), builder.start());
        if (!"ready".equals(starter.said.readLine())) {
            starter.close();
            throw new IOException("there are no named pipes in " + folder);
        }
        Thread listener = new Thread(starter::listen, "ends of commands");
        listener.setDaemon(true);
        listener.start();
        return starter;
    }

    /** What is the same stays as this tool was given it: a value may be no text of the system's encoding. */
    private static void change(Map<String, String> inherited, Map<String, String> wanted) {
        inherited.keySet().retainAll(wanted.keySet());
        wanted.forEach((name, value) -> {
            if (!value.equals(inherited.get(name))) {
                inherited.put(name, value);
            }
        });
    }

    /**
     * Starts the command, which has ended each time before.
     *
     * @param input the file for its standard input
     * @param changes variables of this time; null takes one away
     */
    Process start(Path input, Map<String, String> changes) throws IOException {
        StringBuilder script = new StringBuilder("exec <").append(quoted(input.toString()));
        changes.forEach((name, value) ->
                script.append(value == null ? "\nunset " + name : "\nexport " + name + "=" + quoted(value)));
        Files.writeString(folder.resolve("start"), script.append('\n'), CommandEnvironment.SYSTEM);
        StartedCommand started = new StartedCommand(shell, folder, separate);
        synchronized (this) {
            if (broken) {
                started.ended(KILLED);
                throw new IOException("the shell that starts commands was killed");
            }
            current = started;
        }
        OutputStream asks = shell.getOutputStream();
        asks.write('\n');
        asks.flush();
        return started;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private void listen() {
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                ended(Integer.parseInt(line));
            }
        } catch (IOException | NumberFormatException e) {
            // as its end
        }
        synchronized (this) {
            broken = true;
        }
        ended(KILLED);
    }

    private synchronized void ended(int code) {
        if (current != null) {
            current.ended(code);
            current = null;
        }
    }

    /** Whether it can start another. */
    synchronized boolean isReady() {
        return !broken && current == null;
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        if (!isReady()) {
            shell.destroyForcibly();
        }
    }
}
