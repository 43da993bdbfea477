package ug.open.conveyor.driver.input;

import java.util.OptionalLong;
import ug.open.conveyor.driver.wire.InputFormatException;

/** Tells the events of several sessions in one recording apart: each session counts its events from 1. */
final class SessionScope {
    private long session;

    /** A session line was read: numbers of events are its own from here on. */
    void begins(RecordMembers line) {
        session = Offsets.hash(line.text(Field.DRIVER), line.text(Field.TIME), 0);
    }

    /** Tells the event of a line among all of the recording, no two with the same number; 0 where the line has none. */
    long event(RecordMembers line) throws InputFormatException {
        OptionalLong number = line.number(Field.E);
        return number.isEmpty() || number.getAsLong() == 0 ? 0 : number.getAsLong() ^ session;
    }
}
