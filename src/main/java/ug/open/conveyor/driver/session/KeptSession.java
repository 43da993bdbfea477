package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.List;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.write.SessionWriter;
import ug.open.conveyor.driver.terminal.Console;

/** The session's part of the run store; nothing before it is opened, and where nothing is to be kept. */
final class KeptSession implements AutoCloseable {
    private final SessionSettings settings;
    private final Environment env;
    private final long began;
    private boolean outlives;
    private volatile Journal journal = Journal.none();

    KeptSession(SessionSettings settings) {
        this.settings = settings;
        this.env = settings.env();
        this.began = env.time().nanos();
    }

    /** Begins, unless nothing is to be kept; where the store cannot be written, recorded events are run all the same. */
    void open(String driver, Mode mode, Console console) throws StoreException {
        if (settings.stores()) {
            journal = StorePlace.session(
                    env, driver, mode, settings.pipeline(), console::warned, lost -> console.failed(List.of(lost)));
            if (journal instanceof SessionWriter writer) {
                settings.kept().accept(writer.session());
            }
        }
    }

    Journal journal() {
        return journal;
    }

    /** The id of the execution of an event; empty where it is not kept. */
    String execution(long event) {
        return journal.execution(event).orElse("");
    }

    /** The {@code n} of the line that this thread wrote last to the recording; where there is none, the same by the clock. */
    long written() {
        long n = journal instanceof SessionWriter writer ? writer.written() : -1;
        return n < 0 ? env.time().nanos() - began : n;
    }

    boolean keeps() {
        return journal instanceof SessionWriter writer && writer.keeps();
    }

    /** The same, after a look whether the store is still there. */
    boolean isWhole() {
        return journal instanceof SessionWriter writer && writer.isWhole();
    }

    void flush() throws IOException {
        journal.flush();
    }

    /** Stays open beyond the end of the session, until whoever asks closes it: those who follow the run see that more may come. */
    AutoCloseable outlives() {
        outlives = true;
        return journal::close;
    }

    @Override
    public void close() throws IOException {
        if (!outlives) {
            journal.close();
        }
    }
}
