package ug.open.conveyor.driver.store.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads that search slices of files. */
final class SearchThreads implements Closeable {
    static final int NUMBER = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(NUMBER, SearchThreads::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "search");
        thread.setDaemon(true);
        return thread;
    }

    Future<Hits> submit(Callable<Hits> work) {
        return threads.submit(work);
    }

    /** What was found, or the exception that ended the search. */
    static Hits get(Future<Hits> hits) throws IOException, InterruptedException {
        try {
            return hits.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error problem) {
                throw problem;
            }
            throw new UncheckedIOException(new IOException(e.getCause()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
