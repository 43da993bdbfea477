package ug.open.conveyor.driver.record;

import ug.open.conveyor.driver.wire.JsonLine;

/** A line of a recording as a search sees it. For one thread. */
final class LogLine {
    private static final int KIND = 0;
    private static final int ATTEMPT = 1;
    private static final int RUN = 2;
    private static final int DRIVER = 3;
    private static final int MESSAGE = 4;

    private final JsonLine members = new JsonLine("kind", "a", "runid", "driver", "message");
    private byte[] bytes;

    /** Looks at a line; false where it is no log entry, or torn. */
    boolean read(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        return members.read(bytes, from, to) && members.isString(MESSAGE) && members.is(KIND, "log");
    }

    /** The message, escapes undone. */
    String message() {
        return members.string(MESSAGE);
    }

    /** Whether the message holds the needle as it stands; {@code hit} is a place of it in the line. */
    boolean messageHolds(Needle needle, int hit) {
        int from = members.start(MESSAGE);
        int to = members.end(MESSAGE);
        int place = hit >= from ? hit : needle.find(bytes, from, to);
        while (place >= 0 && place + needle.length() <= to) {
            if (JsonText.startsCharacter(bytes, from, place)) {
                return true;
            }
            place = needle.find(bytes, place + 1, to);
        }
        return false;
    }

    /** What is the same for all lines of an attempt, and for no others. */
    String attempt() {
        return text(ATTEMPT) + '\n' + text(RUN) + '\n' + text(DRIVER);
    }

    private String text(int member) {
        return members.present(member) ? members.string(member) : "";
    }
}
