package ug.open.conveyor.driver.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ug.open.conveyor.driver.system.SearchPath;
import ug.open.conveyor.driver.system.UserLine;

/**
 * Standard output that is a terminal: what fills more than the screen goes through a pager, the rest straight to it. The pager has the terminal
 * to itself until {@link #close} returns, Ctrl-C included.
 */
public final class Pager extends OutputStream {
    private static final int CANNOT_BE_RUN = 126;

    private final Environment env;
    private final String command;
    private final int rows;
    private final int columns;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private int filled;
    private int column;
    private Process process;
    private OutputStream to; // null: nothing was written yet
    private Signals.Handle signals;

    private Pager(Environment env, String command, int rows, int columns) {
        this.env = env;
        this.command = command;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * For a terminal of this size.
     *
     * @param command for a shell, such as {@code less -FRX}
     */
    public static Pager of(Environment env, String command, int rows, int columns) {
        return new Pager(env, command, rows, columns);
    }

    /** The pager that the environment asks for: that of {@code PAGER}, else {@code less} if there is one; empty: none. */
    public static Optional<String> wanted(Environment env) {
        String named = env.variables().get("PAGER"); // an empty one asks for none
        if (named != null) {
            String command = named.strip();
            return command.isEmpty() || command.equals("cat") ? Optional.empty() : Optional.of(command);
        }
        SearchPath path = SearchPath.of(env.variables());
        String less = path.system().isWindows() ? "less.exe" : "less";
        for (Path folder : path.folders(Path.of(""))) {
            if (!folder.toString().isEmpty() && Files.isExecutable(folder.resolve(less))) {
                return Optional.of("less -FRX");
            }
        }
        return Optional.empty();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (to == null) {
            waiting.write(bytes, from, length);
            if (!fills(bytes, from, from + length)) {
                return;
            }
            begin();
            hand(waiting.toByteArray(), 0, waiting.size());
            waiting.reset();
        } else {
            hand(bytes, from, length);
        }
    }

    private boolean fills(byte[] bytes, int from, int to) {
        for (int i = from; i < to && filled < rows; i++) {
            boolean ends = bytes[i] == '\n' || ++column > columns;
            filled += ends ? 1 : 0;
            column = ends ? 0 : column;
        }
        return filled >= rows;
    }

    private void begin() {
        try {
            process = new ProcessBuilder(UserLine.words(command))
                    .directory(env.folder().toFile())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            signals = env.signals().listen(signal -> {
                if (signal != Signals.Signal.INTERRUPT) { // Ctrl-C is the pager's
                    process.destroy();
                }
            });
            to = new ScreenOutput(process.getOutputStream());
        } catch (IOException e) {
            to = env.out();
        }
    }

    private void hand(byte[] bytes, int from, int length) throws IOException {
        try {
            to.write(bytes, from, length);
        } catch (IOException e) {
            if (process == null) {
                throw e;
            }
            end();
            throw new OutputException(e, true);
        }
    }

    @Override
    public void flush() {
        // the pager reads when it wants to
    }

    /** Hands on everything, and waits for the end of the pager. */
    @Override
    public void close() throws IOException {
        if (process == null) {
            env.out().write(waiting.toByteArray());
            env.out().flush();
            return;
        }
        try (Signals.Handle listening = signals) {
            closePipe();
            end();
        }
    }

    private void closePipe() {
        try {
            to.close();
        } catch (IOException e) {
            // the pager has ended before it read everything, which is its user's choice
        }
    }

    private void end() throws IOException {
        try {
            if (process.waitFor() >= CANNOT_BE_RUN && process.exitValue() <= CANNOT_BE_RUN + 1) {
                throw new IOException(
                        "the pager '" + command + "' of PAGER cannot be run; --no-pager prints without one");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
