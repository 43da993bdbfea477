package ug.open.conveyor.driver.mask;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.json.Bytes;

/** Follows a private key over the entries of a log: a driver that prints one logs a line of it at a time. */
final class OpenKeys {
    private static final int MOST = 10_000;
    private static final byte[] KEY = Bytes.ascii("PRIVATE KEY");
    private static final Pattern BODY =
            Pattern.compile("\\s{0,40}+(?:[A-Za-z0-9+/]{1,100}+={0,2}|[A-Za-z-]{1,40}+: .{0,200}+|)\\s{0,40}+");

    private final Set<String> open = new LinkedHashSet<>();

    /**
     * The masked text, without its message where that is a line of a key.
     *
     * @param text what it was
     */
    byte[] mask(byte[] text, byte[] masked, String of) {
        if (open.isEmpty() && !TopMember.isIn(text, KEY)) {
            return masked;
        }
        JsonParts.Text message = TopMember.find(text, "message");
        if (message == null) {
            return masked;
        }
        String line = JsonMask.decoded(Arrays.copyOfRange(text, message.from() + 1, message.to() - 1));
        if (open.contains(of)) {
            if (BODY.matcher(line).matches()) {
                return line.isBlank() ? masked : withoutMessage(masked);
            }
            open.remove(of);
        }
        int begin = line.lastIndexOf("-----BEGIN ");
        boolean begins = begin > line.lastIndexOf("-----END ") && line.indexOf("PRIVATE KEY", begin) > 0;
        if (begins && open.size() < MOST) {
            open.add(of);
        }
        return masked;
    }

    private static byte[] withoutMessage(byte[] masked) {
        JsonParts.Text message = TopMember.find(masked, "message");
        Edits edits = new Edits();
        edits.add(message.from() + 1, message.to() - 1, Edits.REDACTED);
        return edits.apply(masked);
    }
}
