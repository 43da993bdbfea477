package ug.open.conveyor.driver.wire;

/** What can be told of a message by its bytes alone. */
final class MessageBytes {
    private MessageBytes() {}

    /**
     * Whether the bytes can be a member of a recording's line as they are, and be read back from it byte for byte: JSON, no line break,
     * no white space around it, and not so deep that the line could not be parsed.
     */
    static boolean canStandInLine(byte[] body) {
        if (body.length == 0 || JsonScanner.isSpace(body[0]) || JsonScanner.isSpace(body[body.length - 1])) {
            return false;
        }
        for (byte c : body) {
            if (c == '\n' || c == '\r') {
                return false;
            }
        }
        return JsonScanner.isValid(body, 0, body.length, JsonScanner.MAX_DEPTH - 1);
    }
}
