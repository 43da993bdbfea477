package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Optional;

/** A journal that fails in one way, a {@link JournalException}, and having failed once stays so: what comes later must not look whole. */
final class GuardedJournal {
    private final Journal journal;
    private volatile JournalException failure;

    GuardedJournal(Journal journal) {
        this.journal = journal;
    }

    void event(long number, Envelope envelope, Optional<String> identity) throws JournalException {
        write(() -> journal.event(number, envelope, identity));
    }

    void start(Attempt attempt) throws JournalException {
        write(() -> journal.start(attempt));
    }

    void log(Attempt attempt, LogEntry entry) throws JournalException {
        write(() -> journal.log(attempt, entry));
    }

    void finish(Attempt attempt) throws JournalException {
        write(() -> journal.finish(attempt));
    }

    void settle(long eventNumber, Outcome outcome) throws JournalException {
        write(() -> journal.settle(eventNumber, outcome));
    }

    void flush() throws JournalException {
        write(journal::flush);
    }

    Journal.Past past(String identity) throws JournalException {
        Journal.Past[] past = new Journal.Past[1];
        write(() -> past[0] = journal.past(identity));
        return past[0];
    }

    boolean failed() {
        return failure != null;
    }

    private void write(Writing writing) throws JournalException {
        if (failure != null) {
            throw failure;
        }
        try {
            writing.write();
        } catch (IOException | RuntimeException | Error e) {
            failure = e instanceof JournalException already ? already : new JournalException(e);
            throw failure;
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
