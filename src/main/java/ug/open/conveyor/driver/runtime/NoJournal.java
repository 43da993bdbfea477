package ug.open.conveyor.driver.runtime;

import java.util.Optional;

/** Keeps nothing. */
enum NoJournal implements Journal {
    INSTANCE;

    @Override
    public void event(long number, Envelope envelope, Optional<String> identity) {}

    @Override
    public void start(Attempt attempt) {}

    @Override
    public void log(Attempt attempt, LogEntry entry) {}

    @Override
    public void finish(Attempt attempt) {}

    @Override
    public void settle(long eventNumber, Outcome outcome) {}

    @Override
    public void flush() {}

    @Override
    public Past past(String identity) {
        return new Past.Unknown();
    }

    @Override
    public void close() {}
}
