package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The class-data archive that the tool makes in the background after its first start. */
final class Archives {
    private static final long LIMIT_SECONDS = 120;
    private static final int QUIET_LOOKS = 4;

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

    /** Ends what makes one, so that it disturbs nothing that is timed next. */
    static void stop(Path cache) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            List<ProcessHandle> makers = ProcessHandle.allProcesses()
                    .filter(each -> isOf(cache, each))
                    .toList();
            makers.forEach(ProcessHandle::destroyForcibly);
            quiet = makers.isEmpty() ? quiet + 1 : 0;
            never.await(50, TimeUnit.MILLISECONDS);
        }
    }

    /** Its command line has the folder of the archive. */
    private static boolean isOf(Path cache, ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(cache.toString());
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
