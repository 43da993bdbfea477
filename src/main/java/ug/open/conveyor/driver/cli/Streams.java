package ug.open.conveyor.driver.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Optional;
import ug.open.conveyor.driver.host.Screen;
import ug.open.conveyor.driver.host.ScreenOutput;
import ug.open.conveyor.driver.host.StandardOutput;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.terminal.TerminalSize;
import ug.open.conveyor.driver.terminal.WindowsConsole;

/**
 * Where the process writes.
 *
 * @param screen which of it a person looks at
 * @param out standard output, not buffered
 * @param err standard error, not buffered
 * @param unicode whether what a person looks at shows all characters, whatever the locale is
 */
record Streams(Screen screen, OutputStream out, OutputStream err, boolean unicode) {
    static Streams of(Screen screen) {
        if (screen.out() && OperatingSystem.here().isWindows()) {
            return OnWindows.of(screen);
        }
        OutputStream plain = new StandardOutput(screen.out());
        OutputStream out = screen.out() ? new ScreenOutput(plain) : plain;
        return new Streams(screen, out, new FileOutputStream(FileDescriptor.err), false);
    }

    /** Not loaded elsewhere. */
    private static final class OnWindows {
        /** Java tells of a console only where input and output are both one; of errors, the system tells. */
        static Streams of(Screen screen) {
            Optional<WindowsConsole> out = WindowsConsole.out();
            Optional<WindowsConsole> err = WindowsConsole.err();
            OutputStream errors = err.isPresent() ? err.get() : new FileOutputStream(FileDescriptor.err);
            if (out.isEmpty()) { // one that obeys no colours, and has some code page
                Screen dull = new Screen(screen.in(), false, false, screen.width(), screen.height());
                return new Streams(dull, new StandardOutput(false), errors, false);
            }
            TerminalSize.Size size = TerminalSize.of(System.getenv()).get();
            Screen sized = new Screen(screen.in(), true, err.isPresent(), size.columns(), size.rows());
            return new Streams(sized, new ScreenOutput(out.get()), errors, true);
        }
    }
}
