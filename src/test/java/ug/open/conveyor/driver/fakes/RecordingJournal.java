package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;

/** Keeps what is journaled as short words, such as {@code start 1} and {@code settle 1 Done}; fails where a test wants it to. */
public final class RecordingJournal implements Journal {
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();
    private final List<Attempt> finished = new CopyOnWriteArrayList<>();
    private final List<Envelope> envelopes = new CopyOnWriteArrayList<>();
    private final Map<String, Past> past = new HashMap<>();
    private volatile String failsAt = "";
    private volatile boolean writtenWhileInterrupted;

    /** Fails at the first word that begins so, and from then on. */
    public RecordingJournal failingAt(String word) {
        failsAt = word;
        return this;
    }

    /** Knows this of an event. */
    public RecordingJournal knowing(String identity, Past what) {
        past.put(identity, what);
        return this;
    }

    @Override
    public void event(long number, Envelope envelope, Optional<String> identity) throws IOException {
        write("event " + number);
        envelopes.add(envelope);
    }

    @Override
    public void start(Attempt attempt) throws IOException {
        write("start " + attempt.number());
    }

    @Override
    public void log(Attempt attempt, LogEntry entry) throws IOException {
        write("log " + attempt.number());
        entries.add(entry);
    }

    @Override
    public void finish(Attempt attempt) throws IOException {
        write("finish " + attempt.number() + " "
                + attempt.verdict().orElseThrow().ending());
        finished.add(attempt);
    }

    @Override
    public void settle(long eventNumber, Outcome outcome) throws IOException {
        write("settle " + eventNumber + " " + outcome.getClass().getSimpleName());
    }

    @Override
    public void flush() throws IOException {
        if (failsAt.equals("flush")) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public Past past(String identity) throws IOException {
        if (failsAt.equals("past")) {
            throw new IOException("no space left on device");
        }
        return past.getOrDefault(identity, new Past.Unknown());
    }

    @Override
    public void close() {}

    private void write(String word) throws IOException {
        writtenWhileInterrupted |= Thread.currentThread().isInterrupted();
        if (!failsAt.isEmpty() && word.startsWith(failsAt)) {
            throw new IOException("no space left on device");
        }
        words.add(word);
    }

    /** What was journaled, in order. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** The log entries. */
    public List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** The attempts that finished. */
    public List<Attempt> finished() {
        return List.copyOf(finished);
    }

    /** The events. */
    public List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }

    /** Whether a thread that wrote was interrupted: a file channel would have closed. */
    public boolean writtenWhileInterrupted() {
        return writtenWhileInterrupted;
    }
}
