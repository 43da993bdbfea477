package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** The terminal of the process, from which each key is read as it is pressed and not shown; Ctrl-C and Ctrl-Z stay signals. Closing it gives the terminal back as it was. */
final class RawTerminal implements AutoCloseable {
    private final Terminal terminal;
    private final Attributes before;
    private final Attributes raw;

    private RawTerminal(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.enterRawMode();
        raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        resume();
    }

    /**
     * Takes a while: tens of milliseconds.
     *
     * @throws IOException where there is none; the library would else make one up whose input never ends
     */
    static RawTerminal open() throws IOException {
        try {
            return new RawTerminal(
                    Prompts.builder().nativeSignals(false).dumb(false).build());
        } catch (IllegalStateException e) {
            throw new IOException(e);
        }
    }

    /** The next character; as {@code NonBlockingReader.read}, -2 where none comes in this time, -1 where the terminal is gone. */
    int read(long millis) throws IOException {
        return terminal.reader().read(millis);
    }

    /** Leaves the terminal as it was, for the time in which the process is stopped. */
    void pause() {
        terminal.setAttributes(before);
    }

    /** Takes it again. */
    void resume() {
        terminal.setAttributes(raw);
    }

    @Override
    public void close() throws IOException {
        pause();
        terminal.close();
    }
}
