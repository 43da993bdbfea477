package ug.open.conveyor.driver.windows;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Main class for the Java for Windows: a console of its own, with a batch file at work in it. For each file that is made, Ctrl-C is pressed there. */
final class OwnConsole {
    private static final int CTRL_C = 0;
    private static final int TRUE = 1;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private OwnConsole() {}

    /** What Windows has for consoles. */
    interface Kernel32 extends Library {
        int FreeConsole();

        int AllocConsole();

        int GetConsoleProcessList(int[] ids, int count);

        int SetConsoleCtrlHandler(Pointer handler, int add);

        int GenerateConsoleCtrlEvent(int event, int group);
    }

    /** What C has for command lines: unlike that of Java, its process is in the same console also where that has no window. */
    interface Runtime extends Library {
        int _wsystem(WString line);
    }

    /**
     * Ends with the last other process of the console.
     *
     * @param words the batch file, then the files that stand for Ctrl-C
     */
    public static void main(String[] words) throws Exception {
        Kernel32 system = Native.load("kernel32", Kernel32.class);
        Runtime runtime = Native.load("msvcrt", Runtime.class);
        system.FreeConsole();
        if (system.AllocConsole() != TRUE) {
            throw new IllegalStateException("no console: error " + Native.getLastError());
        }
        Thread line = new Thread(() -> runtime._wsystem(new WString(words[0])));
        line.start();
        int pressed = 0;
        while (line.isAlive() || system.GetConsoleProcessList(new int[1], 1) > 1) {
            if (pressed + 1 < words.length && Files.exists(Path.of(words[pressed + 1]))) {
                system.SetConsoleCtrlHandler(
                        null, TRUE); // not for this process, and too late for the others to inherit
                system.GenerateConsoleCtrlEvent(CTRL_C, 0);
                pressed++;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        System.exit(0);
    }
}
