package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jline.nativ.Kernel32;

/**
 * The console of Windows behind a standard stream, Windows Terminal or the older window. It takes UTF-8 and hands characters to the system, so
 * that the code page of the console, which is the user's, means nothing and stays. It obeys colours from the moment it is opened: a program has
 * to ask for that.
 */
public final class WindowsConsole extends OutputStream {
    private static final int OBEYS_SEQUENCES = 0x0004; // ENABLE_VIRTUAL_TERMINAL_PROCESSING
    private static final int BUFFER = 8 * 1024;

    /** Takes characters, some at a time. */
    @FunctionalInterface
    interface Sink {
        /** Gives how many it took; 0 where there is no console any more. */
        int write(char[] characters, int count);
    }

    private final Sink sink;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer characters = CharBuffer.allocate(BUFFER);

    WindowsConsole(Sink sink) {
        this.sink = sink;
    }

    /** That of standard output; empty where that is no console, or one that knows no colours, as before Windows 10. */
    public static Optional<WindowsConsole> out() {
        return of(true);
    }

    /** That of standard error, likewise. */
    public static Optional<WindowsConsole> err() {
        return of(false);
    }

    private static Optional<WindowsConsole> of(boolean out) {
        try {
            long handle = Kernel32.GetStdHandle(out ? Kernel32.STD_OUTPUT_HANDLE : Kernel32.STD_ERROR_HANDLE);
            int[] mode = new int[1];
            if (Kernel32.GetConsoleMode(handle, mode) == 0
                    || Kernel32.SetConsoleMode(handle, mode[0] | OBEYS_SEQUENCES) == 0) {
                return Optional.empty();
            }
            return Optional.of(new WindowsConsole((text, count) -> {
                int[] written = new int[1];
                return Kernel32.WriteConsoleW(handle, text, count, written, 0) == 0 ? 0 : written[0];
            }));
        } catch (LinkageError | RuntimeException noLibrary) { // for this processor, or its folder takes no file
            return Optional.empty();
        }
    }

    /** How large the window is that shows the console; empty where there is none. */
    static Optional<TerminalSize.Size> size() {
        try {
            Kernel32.CONSOLE_SCREEN_BUFFER_INFO info = new Kernel32.CONSOLE_SCREEN_BUFFER_INFO();
            for (int stream : new int[] {Kernel32.STD_OUTPUT_HANDLE, Kernel32.STD_ERROR_HANDLE}) {
                boolean told = Kernel32.GetConsoleScreenBufferInfo(Kernel32.GetStdHandle(stream), info) != 0;
                if (told && info.windowWidth() > 0 && info.windowHeight() > 0) {
                    return Optional.of(new TerminalSize.Size(info.windowWidth(), info.windowHeight()));
                }
            }
        } catch (LinkageError | RuntimeException noLibrary) {
            // as where there is no console
        }
        return Optional.empty();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** A character that comes in two halves is written when it is whole. */
    @Override
    public synchronized void write(byte[] from, int offset, int length) throws IOException {
        int at = offset;
        while (at < offset + length) {
            int count = Math.min(bytes.remaining(), offset + length - at);
            bytes.put(from, at, count);
            at += count;
            bytes.flip();
            decoder.decode(bytes, characters, false);
            bytes.compact();
            show();
        }
    }

    private void show() throws IOException {
        characters.flip();
        char[] text = new char[characters.remaining()];
        characters.get(text);
        characters.clear();
        for (int at = 0; at < text.length; ) {
            char[] rest = at == 0 ? text : Arrays.copyOfRange(text, at, text.length);
            int written = sink.write(rest, rest.length);
            if (written <= 0) {
                throw new IOException("the console is gone");
            }
            at += written;
        }
    }
}
