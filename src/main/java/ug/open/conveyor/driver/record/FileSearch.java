package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Searches files slice by slice, on two threads where there is enough to do; what is found is given in the order of the files. */
final class FileSearch {
    private static final int THREADS = 2;
    private static final int IN_FLIGHT = 4 * THREADS;
    /** Below this a thread costs more than it brings, in bytes. */
    private static final long SMALL = 4 << 20;

    private final ThreadLocal<SliceScan> scans;
    private final SearchSink sink;
    private long count;

    FileSearch(Supplier<SliceScan> scans, SearchSink sink) {
        this.scans = ThreadLocal.withInitial(scans);
        this.sink = sink;
    }

    /** Gives how many lines were found. */
    long run(List<Path> files) throws IOException, InterruptedException {
        try (Slices slices = new Slices(files)) {
            if (isSmall(files)) {
                inTurn(slices);
            } else {
                together(slices);
            }
        }
        return count;
    }

    private void inTurn(Slices slices) throws IOException {
        for (Optional<Slice> slice = slices.next(); slice.isPresent(); slice = slices.next()) {
            take(scans.get().scan(slice.get()));
            slices.done(slice.get());
        }
    }

    private void together(Slices slices) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, FileSearch::thread);
        try {
            ArrayDeque<Work> inFlight = new ArrayDeque<>();
            Optional<Slice> next = slices.next();
            while (next.isPresent() || !inFlight.isEmpty()) {
                if (next.isPresent() && inFlight.size() < IN_FLIGHT) {
                    Slice slice = next.get();
                    inFlight.add(
                            new Work(slice, threads.submit(() -> scans.get().scan(slice))));
                    next = slices.next();
                } else {
                    Work first = inFlight.remove();
                    take(get(first.hits()));
                    slices.done(first.slice());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void take(Hits hits) throws IOException {
        count += hits.count();
        hits.giveTo(sink);
    }

    private static Hits get(Future<Hits> hits) throws IOException, InterruptedException {
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

    private static boolean isSmall(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.exists(file) ? Files.size(file) : 0;
            if (size > SMALL) {
                return false;
            }
        }
        return true;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "search");
        thread.setDaemon(true);
        return thread;
    }

    private record Work(Slice slice, Future<Hits> hits) {}
}
