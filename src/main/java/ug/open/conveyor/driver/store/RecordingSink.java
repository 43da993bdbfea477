package ug.open.conveyor.driver.store;

import java.io.IOException;
import java.io.OutputStream;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Takes the lines of sessions, one session after the other. */
public interface RecordingSink {
    /** The lines that follow are of this session, until the next call: the ten characters of its id. */
    void session(String id) throws IOException;

    /** Whether it takes the lines of events; else it gets those of attempts and their ends alone. */
    default boolean takesEvents() {
        return true;
    }

    /**
     * One line of a recording without its line feed, UTF-8 JSON.
     *
     * @param line the line, read
     * @param buffer holds it; valid during the call only
     * @param from its first byte
     * @param to behind its last byte
     */
    void line(RecordedLine line, byte[] buffer, int from, int to) throws IOException;

    /** Writes the lines to a stream: a recording. */
    static RecordingSink to(OutputStream out) {
        return new RecordingSink() {
            @Override
            public void session(String id) {
                // its first line tells whose lines follow
            }

            @Override
            public void line(RecordedLine line, byte[] buffer, int from, int to) throws IOException {
                out.write(buffer, from, to - from);
                out.write('\n');
            }
        };
    }
}
