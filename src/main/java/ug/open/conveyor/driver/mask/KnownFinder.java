package ug.open.conveyor.driver.mask;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds what {@link SecretRules} and paths call a secret, in whichever spelling. Not for use by several threads at once. */
final class KnownFinder implements Finder {
    /** As deep as {@link SecretFinder} looks. */
    private static final int ESCAPED = 4;

    private static final int PERCENT = 2;
    private static final int BASE64 = 2;
    private static final int[][] PACKED = {
        {0x1f, 0x8b}, {'P', 'K', 3, 4}, {0x28, 0xb5, 0x2f, 0xfd}, {0xfd, '7', 'z', 'X'}, {'B', 'Z', 'h'}
    };

    private final ShapeSearch shapes = new ShapeSearch(SecretRules.shapes());
    private final List<RedactPath> paths;
    private long packed;

    KnownFinder(List<RedactPath> paths) {
        this.paths = paths;
    }

    /** How many texts in base64 were compressed, so that nothing could be found in them; one is counted each time that it is met. */
    long packed() {
        return packed;
    }

    @Override
    public Spans find(byte[] text) {
        Spans found = new Spans();
        if (mayHoldMore(text)) {
            NamedSecrets.find(text, paths, found);
        }
        find(Spelled.plain(text), ESCAPED, PERCENT, BASE64, found);
        return found.isEmpty() ? found : found.merge();
    }

    private void find(Spelled text, int escaped, int percent, int base64, Spans found) {
        shapes.find(text, found);
        if (base64 > 0) {
            Base64Runs.find(text, (decoded, begin) -> isInDecoded(decoded, begin, base64 - 1), found);
        }
        Spelled shown = text.shown();
        if (shown != null) {
            find(shown, escaped, percent, base64, found);
        }
        if (!text.isEncoded()) {
            return;
        }
        Spelled unescaped = escaped > 0 ? text.unescaped() : null;
        if (unescaped != null) {
            find(unescaped, escaped - 1, percent, base64, found);
        }
        Spelled decoded = percent > 0 ? text.percentDecoded() : null;
        if (decoded != null) {
            find(decoded, escaped, percent - 1, base64, found);
        }
    }

    private boolean isInDecoded(byte[] decoded, boolean begin, int base64) {
        if (begin && isPacked(decoded)) {
            packed++;
            return false;
        }
        Spans inside = new Spans();
        Spelled text = Spelled.plain(decoded);
        shapes.find(text, inside);
        if (inside.isEmpty() && begin && base64 > 0) {
            find(text, 1, 0, base64, inside);
        }
        return !inside.isEmpty();
    }

    private static boolean isPacked(byte[] bytes) {
        for (int[] magic : PACKED) {
            int i = 0;
            while (i < magic.length && i < bytes.length && (bytes[i] & 0xff) == magic[i]) {
                i++;
            }
            if (i == magic.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean mayHoldMore(byte[] text) {
        return !paths.isEmpty() || SecretNames.mayBeIn(text);
    }

    @Override
    public boolean looksInside() {
        return true;
    }

    @Override
    public boolean isNumber(String text) {
        return false;
    }

    @Override
    public boolean isIn(String text) {
        return !find(text.getBytes(StandardCharsets.UTF_8)).isEmpty();
    }

    @Override
    public String mark() {
        return Edits.REDACTED;
    }
}
