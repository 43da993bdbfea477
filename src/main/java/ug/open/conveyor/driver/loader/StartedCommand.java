package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command that a {@link Starter} has started. The process that it stands for is the starter's: to stop that is to stop both. */
final class StartedCommand extends Process {
    private final Process shell;
    private final RandomAccessFile heldOut;
    private final RandomAccessFile heldErr;
    private final InputStream out;
    private final InputStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int code;

    /** Opens the pipes of one that is about to start. They are held for both directions until it has ended, lest they end before it begins. */
    StartedCommand(Process shell, Path folder, boolean separate) throws IOException {
        this.shell = shell;
        File outPipe = folder.resolve("out").toFile();
        File errPipe = folder.resolve("err").toFile();
        if (!outPipe.exists() || !errPipe.exists()) { // else they would be made, as files
            throw new FileNotFoundException(folder.toString());
        }
        heldOut = new RandomAccessFile(outPipe, "rw");
        out = new FileInputStream(outPipe);
        heldErr = separate ? new RandomAccessFile(errPipe, "rw") : null;
        err = separate ? new FileInputStream(errPipe) : InputStream.nullInputStream();
    }

    void ended(int exit) {
        code = exit;
        ended.countDown();
        try {
            heldOut.close();
            if (heldErr != null) {
                heldErr.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getInputStream() {
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
