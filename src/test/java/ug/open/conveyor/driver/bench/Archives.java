package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The class-data archive that the tool makes in the background after its first start. */
final class Archives {
    private static final long LIMIT_SECONDS = 120;

    private Archives() {}

    /** Waits until a cache has one, and until what it was made from is gone. */
    static void await(Path cache) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!isMade(cache)) {
            if (System.nanoTime() > end) {
                throw new IOException("no class-data archive in " + cache + " after " + LIMIT_SECONDS + " s");
            }
            never.await(50, TimeUnit.MILLISECONDS);
        }
        never.await(200, TimeUnit.MILLISECONDS); // its maker ends
    }

    private static boolean isMade(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.anyMatch(file -> file.endsWith("start"));
        }
    }
}
