package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The floor of a command driver: starts a command again and again, and throws away what it prints. */
public final class BareProcesses {
    private static final int BLOCK = 64 * 1024;

    private BareProcesses() {}

    /** Arguments: how often, how many at a time, and the words of the command. */
    public static void main(String[] arguments) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[0]));
        int atATime = Integer.parseInt(arguments[1]);
        List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atATime; i++) {
            Thread thread = new Thread(() -> run(left, command));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void run(AtomicInteger left, List<String> command) {
        byte[] block = new byte[BLOCK];
        try {
            while (left.getAndDecrement() > 0) {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                process.getOutputStream().close();
                try (InputStream out = process.getInputStream()) {
                    while (out.read(block) >= 0) {
                        // thrown away
                    }
                }
                process.waitFor();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
