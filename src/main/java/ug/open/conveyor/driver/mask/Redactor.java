package ug.open.conveyor.driver.mask;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Replaces what looks like a secret, though nobody named its value, so that a recording can be shown to others. {@link #MARK} takes the place of
 * each; JSON stays JSON. The rules are those of {@code SecretRules}. Not for use by several threads at once.
 */
public final class Redactor {
    /** What takes the place of a value. */
    public static final String MARK = Edits.REDACTED;

    /** What no rule looks into, for people. */
    public static final String NOT_LOOKED_INTO =
            "compressed, encrypted and binary data, secrets without a known shape or name, and secrets cut in two by the lines of a log";

    private static final byte[] MARKED = MARK.getBytes(StandardCharsets.US_ASCII);

    private final List<RedactPath> paths = new ArrayList<>();
    private final KnownFinder finder = new KnownFinder(paths);
    private final TextMask texts = new TextMask(finder);
    private final OpenKeys keys = new OpenKeys();
    private long values;
    private long changed;
    private long all;

    /**
     * Makes one.
     *
     * @param paths places whose values are replaced too, such as {@code spec.token} or {@code hosts[*].address}, wherever the way to a value
     *     ends so
     * @throws IllegalArgumentException names the path that cannot be read
     */
    public Redactor(List<String> paths) {
        paths.forEach(path -> this.paths.add(RedactPath.parse(path)));
    }

    /** How much was replaced: values, and the texts that had some, of all texts. */
    public record Counts(long values, long changed, long all, long packed) {}

    /** Counts what was replaced up to now. */
    public Counts counts() {
        return new Counts(values, changed, all, finder.packed());
    }

    /** The paths that fitted no value. */
    public List<String> unused() {
        return paths.stream()
                .filter(path -> !path.isUsed())
                .map(RedactPath::text)
                .toList();
    }

    /**
     * The text without secrets; the same array where it holds none. What its member {@code bytes} has as base64 is looked into and stays
     * base64.
     *
     * @param of tells which texts belong together, so that a private key in several of them is found: lines of one log; null: it stands alone
     */
    public byte[] redact(byte[] utf8, String of) {
        all++;
        long before = values;
        byte[] decoded = bytes(utf8);
        byte[] result = texts.mask(decoded);
        if (of != null) {
            result = keys.mask(decoded, result, of);
        }
        if (result != decoded) {
            values += count(result) - count(decoded);
        }
        changed += result != utf8 ? 1 : 0;
        return values > before || result != utf8 ? result : utf8;
    }

    private byte[] bytes(byte[] text) {
        JsonParts.Text string = TopMember.find(text, "bytes");
        if (string == null) {
            return text;
        }
        byte[] was;
        try {
            was = Base64.getDecoder().decode(Arrays.copyOfRange(text, string.from() + 1, string.to() - 1));
        } catch (IllegalArgumentException e) {
            return text; // no base64: a text like another
        }
        byte[] masked = texts.mask(was);
        if (masked == was) {
            return text;
        }
        values += count(masked) - count(was);
        Edits edits = new Edits();
        edits.add(string.from() + 1, string.to() - 1, Base64.getEncoder().encodeToString(masked));
        return edits.apply(text);
    }

    private static int count(byte[] text) {
        int count = 0;
        for (int i = 0; i + MARKED.length <= text.length; i++) {
            if (text[i] == '*' && Arrays.equals(text, i, i + MARKED.length, MARKED, 0, MARKED.length)) {
                count++;
                i += MARKED.length - 1;
            }
        }
        return count;
    }
}
