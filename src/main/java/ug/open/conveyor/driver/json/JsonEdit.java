package ug.open.conveyor.driver.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A stretch of JSON text that other text takes the place of.
 *
 * @param from its first byte
 * @param to behind its last byte; where it is {@code from}, text is put in
 * @param text the text there from now on
 */
public record JsonEdit(int from, int to, byte[] text) {
    /**
     * Makes changes.
     *
     * @param json the bytes that all changes are about
     * @param edits in the order of their places; none over another
     */
    public static byte[] apply(byte[] json, List<JsonEdit> edits) {
        Buffer out = new Buffer(json.length + 64);
        int at = 0;
        for (JsonEdit edit : edits) {
            out.add(json, at, edit.from).add(edit.text);
            at = edit.to;
        }
        return out.add(json, at, json.length).toArray();
    }

    /**
     * The same changes for the string that the JSON text stands in.
     *
     * @param json holds the string
     * @param from behind its first quote
     * @param to before its last one
     * @param edits of the text that the string is without its escapes
     */
    public static List<JsonEdit> inString(byte[] json, int from, int to, List<JsonEdit> edits) {
        EscapedPlaces places = new EscapedPlaces(json, from, to);
        return edits.stream()
                .map(edit -> new JsonEdit(places.of(edit.from), places.of(edit.to), escaped(edit.text)))
                .toList();
    }

    private static byte[] escaped(byte[] text) {
        return new Buffer(text.length + 16)
                .inside(new String(text, StandardCharsets.UTF_8))
                .toArray();
    }
}
