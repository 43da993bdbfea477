package ug.open.conveyor.driver.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.system.OperatingSystem;

/** How large the terminal is. Asks {@code stty}, which takes a few milliseconds: only for what draws on it; on Windows the console. */
public final class TerminalSize {
    /** Columns and rows, each at least 1. */
    public record Size(int columns, int rows) {}

    private static final Size USUAL = new Size(80, 24);
    private static final Pattern ANSWER = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
    private static final long STTY_SECONDS = 2;

    private final Map<String, String> environment;
    private final boolean stays;
    private volatile Size size;

    private TerminalSize(Map<String, String> environment, Size size, boolean stays) {
        this.environment = environment;
        this.stays = stays;
        this.size = size;
    }

    /** The size that is found when {@link #get} is first called; where it cannot be, {@code COLUMNS} and {@code LINES}, else 80 by 24. */
    public static TerminalSize of(Map<String, String> environment) {
        return new TerminalSize(environment, null, false);
    }

    /** The same; the first size is known already, unless it is 0. */
    public static TerminalSize of(Map<String, String> environment, int columns, int rows) {
        return new TerminalSize(environment, columns > 0 && rows > 0 ? new Size(columns, rows) : null, false);
    }

    /** A size that stays. */
    public static TerminalSize fixed(int columns, int rows) {
        return new TerminalSize(Map.of(), new Size(columns, rows), true);
    }

    /** The size as it was at the last change of the window. */
    public Size get() {
        Size known = size;
        if (OperatingSystem.here().isWindows() && !stays) { // where asking is fast, and no signal tells of a change
            known = WindowsConsole.size().orElseGet(this::said);
        } else if (known == null) {
            known = find();
            size = known;
        }
        return known;
    }

    /** The window has changed: the next {@link #get} finds the size anew. */
    public void changed() {
        size = null;
    }

    private Size find() {
        Matcher answer = ANSWER.matcher(stty());
        if (answer.matches()) {
            int rows = Integer.parseInt(answer.group(1));
            int columns = Integer.parseInt(answer.group(2));
            if (rows > 0 && columns > 0) {
                return new Size(columns, rows);
            }
        }
        return said();
    }

    private Size said() {
        return new Size(number("COLUMNS", USUAL.columns()), number("LINES", USUAL.rows()));
    }

    private static String stty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(STTY_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return "";
            }
            return new String(stty.getInputStream().readNBytes(32), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return ""; // no such program, or no terminal
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private int number(String name, int otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.matches("[1-9]\\d{0,4}") ? Integer.parseInt(value) : otherwise;
    }
}
