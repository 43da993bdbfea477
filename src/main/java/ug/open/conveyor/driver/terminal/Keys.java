package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.util.function.Consumer;
import org.jline.utils.NonBlockingReader;

/** The keys of a person at the terminal, each as it is pressed and not shown. Closing it gives the terminal back as it was. */
public final class Keys implements AutoCloseable {
    /** The keys that mean something. Ctrl-C stays a signal. */
    public enum Key {
        /** Enter. */
        AGAIN,
        /** {@code f}. */
        FAILED,
        /** {@code q}, Ctrl-D, or the terminal is gone. */
        QUIT
    }

    /** What a person can press, for the bottom of the screen; 34 columns. */
    public static final String HELP = "Enter again  f failed only  q quit";

    private static final long LOOK_MILLIS = 200;
    private static final int CTRL_D = 4;

    private final Consumer<Key> taker;
    private final Runnable listening;
    private final Thread thread = new Thread(this::read, "keys");
    private volatile boolean closed;

    private Keys(Consumer<Key> taker, Runnable listening) {
        this.taker = taker;
        this.listening = listening;
    }

    /**
     * Listens on the terminal of the process, from a moment later on: to take it takes a while.
     *
     * @param listening told when that moment has come; a Ctrl-D before it would be lost
     */
    public static Keys open(Consumer<Key> taker, Runnable listening) {
        Keys keys = new Keys(taker, listening);
        keys.thread.setDaemon(true);
        keys.thread.start();
        return keys;
    }

    private void read() {
        try (RawTerminal terminal = RawTerminal.open()) {
            listening.run();
            int key = NonBlockingReader.READ_EXPIRED;
            while (!closed && key != NonBlockingReader.EOF) {
                key = terminal.read(LOOK_MILLIS);
                pressed(key);
            }
        } catch (IOException gone) {
            taker.accept(Key.QUIT);
        }
    }

    private void pressed(int key) {
        switch (key) {
            case '\r', '\n' -> taker.accept(Key.AGAIN);
            case 'f', 'F' -> taker.accept(Key.FAILED);
            case 'q', 'Q', CTRL_D, NonBlockingReader.EOF -> taker.accept(Key.QUIT);
            default -> {
                // it means nothing
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
