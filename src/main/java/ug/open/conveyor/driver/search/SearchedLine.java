package ug.open.conveyor.driver.search;

import ug.open.conveyor.driver.wire.LineKind;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** A line of a recording as a search sees it. For one thread. */
final class SearchedLine {
    private final RecordedLine members = new RecordedLine();
    private byte[] bytes;

    /** Looks at a line; false where it is no log entry, or torn. */
    boolean read(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        return members.read(bytes, from, to) && members.isString(Member.MESSAGE) && members.is(LineKind.LOG);
    }

    /** The message, escapes undone. */
    String message() {
        return members.text(Member.MESSAGE);
    }

    /** Whether the message holds the needle as it stands; {@code hit} is a place of it in the line. */
    boolean messageHolds(Needle needle, int hit) {
        int from = members.start(Member.MESSAGE);
        int to = members.end(Member.MESSAGE);
        int place = hit >= from ? hit : needle.find(bytes, from, to);
        while (place >= 0 && place + needle.length() <= to) {
            if (startsCharacter(bytes, from, place)) {
                return true;
            }
            place = needle.find(bytes, place + 1, to);
        }
        return false;
    }

    /** Whether one of the needles is in the message, as it stands in JSON; {@code hit} is a place of one in the line: many are in its time. */
    boolean messageMayHold(Needles needles, int hit) {
        int from = members.start(Member.MESSAGE);
        if (hit >= from) {
            return hit < members.end(Member.MESSAGE);
        }
        needles.on(bytes, members.end(Member.MESSAGE));
        return needles.next(from) >= 0;
    }

    /** What is the same for all lines of an attempt, and for no others. */
    String attempt() {
        return members.attempt();
    }

    /** Whether a place in the bytes of a JSON string is the start of a character and not within an escape. */
    private static boolean startsCharacter(byte[] bytes, int from, int place) {
        int at = from;
        while (at < place) {
            at += bytes[at] != '\\' ? 1 : bytes[at + 1] == 'u' ? 6 : 2;
        }
        return at == place;
    }
}
