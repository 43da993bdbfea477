package ug.open.conveyor.driver.loader;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command that a {@link Starter} has started. The process that it stands for is the starter's: to stop that is to stop both. */
final class StartedCommand extends Process {
    private final Process shell;
    private final MarkedPipe out;
    private final InputStream err;
    private final Closeable holdsOut;
    private final Closeable holdsErr;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int code;

    /**
     * Opens the pipes of one that is about to start. They are held for both directions until it has ended, lest they end before it begins.
     *
     * @param folder where the pipes are
     * @param out the one for its output
     * @param separate whether its error output has another
     */
    StartedCommand(Process shell, Path folder, MarkedPipe out, boolean separate) throws IOException {
        this.shell = shell;
        this.out = out;
        holdsOut = held(folder.resolve(Starter.OUT));
        holdsErr = separate ? held(folder.resolve(Starter.ERR)) : InputStream.nullInputStream();
        out.open();
        err = separate ? new FileInputStream(folder.resolve(Starter.ERR).toFile()) : InputStream.nullInputStream();
    }

    private static FileChannel held(Path pipe) throws IOException {
        return FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    void ended(int exit) {
        code = exit;
        try {
            holdsOut.close();
            holdsErr.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ended.countDown();
    }

    @Override
    public MarkedPipe getInputStream() {
        return out;
    }

    @Override
    public InputStream getErrorStream() {
        return err;
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        ended.await();
        return code;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return ended.await(timeout, unit);
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalThreadStateException("the command has not ended");
        }
        return code;
    }

    @Override
    public boolean isAlive() {
        return ended.getCount() > 0;
    }

    @Override
    public void destroy() {
        shell.destroy();
    }

    @Override
    public ProcessHandle toHandle() {
        return shell.toHandle();
    }

    @Override
    public long pid() {
        return shell.pid();
    }
}
