package ug.open.conveyor.driver.mask;

import ug.open.conveyor.driver.json.Bytes;

/** The string of a member of the outermost object. */
final class TopMember {
    private TopMember() {}

    /** Null where the text has none. Most texts are passed over without being read as JSON. */
    static JsonParts.Text find(byte[] text, String name) {
        byte[] quoted = Bytes.ascii('"' + name + '"');
        if (!isIn(text, quoted) || !(JsonParts.of(text, text.length) instanceof JsonParts.Members whole)) {
            return null;
        }
        for (JsonParts.Member member : whole.members()) {
            int from = member.name().from();
            boolean named =
                    member.name().to() - from == quoted.length && Bytes.startsWith(text, from, text.length, quoted);
            if (named && member.value() instanceof JsonParts.Text string) {
                return string;
            }
        }
        return null;
    }

    static boolean isIn(byte[] text, byte[] sought) {
        for (int i = 0; i + sought.length <= text.length; i++) {
            if (text[i] == sought[0] && Bytes.startsWith(text, i, text.length, sought)) {
                return true;
            }
        }
        return false;
    }
}
