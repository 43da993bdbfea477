package ug.open.conveyor.driver.mask;

import java.nio.charset.StandardCharsets;

/** Masks secrets in a text; a text that is JSON stays JSON. */
final class TextMask {
    private final Finder finder;

    TextMask(Finder finder) {
        this.finder = finder;
    }

    /** The same instance where it holds no secret. */
    String mask(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Edits edits = edits(utf8, false);
        return edits == null ? text : edits.apply(text, utf8);
    }

    /** The same instance where it holds no secret. */
    byte[] mask(byte[] utf8) {
        Edits edits = edits(utf8, true);
        return edits == null ? utf8 : edits.apply(utf8);
    }

    /** @param document whether it has to stay JSON even where all of it is secret */
    private Edits edits(byte[] text, boolean document) {
        Spans found = finder.find(text);
        if (found.isEmpty() && !finder.mayHoldMore(text)) {
            return null;
        }
        boolean all = !document && found.cover(0, text.length);
        JsonParts.Part whole = all ? null : JsonParts.of(text, text.length);
        Edits edits = whole == null ? plain(found) : JsonMask.of(finder, text, whole, found);
        return edits.isEmpty() ? null : edits;
    }

    private Edits plain(Spans found) {
        Edits edits = new Edits();
        for (int i = 0; i < found.size(); i++) {
            edits.add(found.from(i), found.to(i), finder.mark());
        }
        return edits;
    }
}
