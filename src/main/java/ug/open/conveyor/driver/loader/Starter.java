package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ug.open.conveyor.driver.system.OperatingSystem;

/**
 * Starts the command of a driver again and again, one at a time: a shell in a session of its own that is there already, and whose child the
 * command is. A JVM needs three programs one after the other to start one so; this needs one.
 *
 * <p>What the command prints comes through named pipes, which end as soon as nobody holds them; how it ended comes behind its output.
 */
final class Starter implements AutoCloseable {
    static final String OUT = "out";
    static final String ERR = "err";

    /** Arguments: the folder, the command. Its own variable has a name that no user's has, since all are handed on. A trap, and not the empty one: the command has the usual signals. */
    private static final String FIRST = """
            _cd_dir=$1 && shift && mkfifo -m 600 "$_cd_dir/out" "$_cd_dir/err" && echo ready || exit
            trap : HUP INT QUIT TERM
            """;

    /** A pipe is first opened for both directions, since to open it for one waits for the other end, and this tool may have been killed. */
    private static final String TO_OUT = "8<>\"$_cd_dir/out\" >\"$_cd_dir/out\" 8>&-";

    /** Of the command alone: the shell itself says there how it was killed. */
    private static final String TO_ERR = "8<>\"$_cd_dir/err\" 2>\"$_cd_dir/err\" 8>&-";

    private static final int KILLED = 137;

    private final Path folder;
    private final boolean separate;
    private final Process shell;
    private final MarkedPipe out;
    private final String beforeInput;
    private final String afterInput;
    private StartedCommand current;
    private boolean broken;

    private Starter(Path folder, boolean separate, Process shell) {
        this.folder = folder;
        this.separate = separate;
        this.shell = shell;
        SplittableRandom random = new SplittableRandom(); // no secret: only what nobody prints by chance
        String mark = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()) + ":";
        byte[] bytes = ('\0' + mark).getBytes(StandardCharsets.US_ASCII);
        this.out = new MarkedPipe(folder.resolve(OUT), bytes, this::ended);
        this.beforeInput = "exec \"$@\"\n) " + (separate ? TO_ERR : "2>&1") + " <";
        this.afterInput = "\nprintf '\\000" + mark + "%d\\n' $?\n} " + TO_OUT + " || exit\n";
    }

    /** Whether a shell hands these variables on: it drops those whose names it cannot use. */
    static boolean takes(Map<String, String> environment) {
        if (OperatingSystem.here().isWindows()) {
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
     * @param like the command, and where it works; its variables are those that are the same each time
     */
    static Starter open(Path folder, ProcessBuilder like) throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-s", "--", folder.toString()));
        words.addAll(like.command());
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(words))
                .directory(like.directory())
                .redirectError(Redirect.DISCARD);
        change(builder.environment(), like.environment());
        Starter starter = new Starter(folder, !like.redirectErrorStream(), builder.start());
        starter.say(FIRST);
        if (!"ready".equals(starter.shell.inputReader().readLine())) {
            starter.shell.destroyForcibly();
            throw new IOException("there are no named pipes in " + folder);
        }
        starter.shell.onExit().thenRun(starter::gone);
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
    StartedCommand start(Path input, Map<String, String> changes) throws IOException {
        StringBuilder script = new StringBuilder("{ (\n");
        changes.forEach(
                (name, value) -> script.append(value == null ? "unset " + name : "export " + name + "=" + quoted(value))
                        .append('\n'));
        script.append(beforeInput).append(quoted(input.toString())).append(afterInput);
        StartedCommand started = new StartedCommand(shell, folder, out, separate);
        synchronized (this) {
            if (broken) {
                started.ended(KILLED);
                throw new IOException("the shell that starts commands was killed");
            }
            current = started;
        }
        say(script.toString());
        return started;
    }

    /** The next lines of the shell's script. A file for them would be written anew each time, which takes some file systems longer than the start. */
    private void say(String lines) throws IOException {
        OutputStream script = shell.getOutputStream();
        script.write(lines.getBytes(CommandEnvironment.SYSTEM));
        script.flush();
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private void gone() {
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
        if (isReady()) {
            out.close();
        } else {
            shell.destroyForcibly(); // who reads closes the pipe
        }
    }
}
