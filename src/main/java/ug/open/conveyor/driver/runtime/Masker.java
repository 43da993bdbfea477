package ug.open.conveyor.driver.runtime;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Finds secrets however they are spelled, and puts {@link #MASK} in their place. */
final class Masker {
    static final String MASK = "***";

    /** A message in a message in a message, and one more. */
    private static final int ESCAPED = 4;

    private static final int PERCENT = 2;

    /** No number that is longer is one of ours. */
    static final int LONGEST_NUMBER = 64;

    /** How many bytes a byte becomes that is escaped twice, in the longest way. */
    private static final int LONGEST_SPELLING = 12;

    private final SecretForms forms;
    private final SecretTexts texts;
    private final SecretTexts blankFree;

    Masker(SecretForms forms) {
        this.forms = forms;
        this.texts = new SecretTexts(forms.texts());
        this.blankFree = new SecretTexts(forms.blankFree());
    }

    /** Of the longest spelling that has to be looked at in one piece, in bytes. */
    int longest() {
        return Math.max(texts.longest(), blankFree.longest()) * LONGEST_SPELLING;
    }

    /** The same instance where there is no secret in it. */
    String mask(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Edits edits = edits(utf8, false);
        return edits == null ? text : edits.apply(text, utf8);
    }

    /** The same instance where there is no secret in it. */
    byte[] mask(byte[] utf8) {
        Edits edits = edits(utf8, true);
        return edits == null ? utf8 : edits.apply(utf8);
    }

    /** @param document whether it has to stay JSON even where all of it is secret */
    private Edits edits(byte[] text, boolean document) {
        Spans found = find(text);
        if (found.isEmpty() && !(hasNumbers() && isSpelledOtherwise(text))) {
            return null;
        }
        boolean all = !document && found.cover(0, text.length);
        JsonParts.Part whole = all ? null : JsonParts.of(text, text.length);
        Edits edits = whole == null ? plain(found) : JsonMask.of(this, text, whole, found);
        return edits.isEmpty() ? null : edits;
    }

    /** Whether there may be a number in the text that is a secret and has not its digits. */
    private boolean isSpelledOtherwise(byte[] text) {
        if (!forms.hasPlainNumbers()) {
            return true;
        }
        for (int i = 1; i < text.length; i++) {
            byte sign = text[i];
            if ((sign == '.' || sign == 'e' || sign == 'E') && text[i - 1] >= '0' && text[i - 1] <= '9') {
                return true;
            }
        }
        return false;
    }

    private static Edits plain(Spans found) {
        Edits edits = new Edits();
        for (int i = 0; i < found.size(); i++) {
            edits.add(found.from(i), found.to(i), MASK);
        }
        return edits;
    }

    /** Where secrets are, merged. */
    Spans find(byte[] text) {
        Spans found = new Spans();
        find(Spelled.plain(text), ESCAPED, PERCENT, found);
        return found.isEmpty() ? found : found.merge();
    }

    private void find(Spelled text, int escaped, int percent, Spans found) {
        texts.find(text, found);
        if (!blankFree.isEmpty() && (text.indexOf((byte) '"') >= 0 || text.indexOf((byte) '[') >= 0)) {
            blankFree.find(text.blankFree(), found);
        }
        Spelled shown = text.shown();
        if (shown != null) {
            find(shown, escaped, percent, found);
        }
        if (!text.isEncoded()) {
            return;
        }
        Spelled unescaped = escaped > 0 ? text.unescaped() : null;
        if (unescaped != null) {
            find(unescaped, escaped - 1, percent, found);
        }
        Spelled decoded = percent > 0 ? text.percentDecoded() : null;
        if (decoded != null) {
            find(decoded, escaped, percent - 1, found);
        }
    }

    /** Whether there is a secret in this text. */
    boolean isIn(String text) {
        return !find(text.getBytes(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Whether a secret is a number, so that other spellings of it have to be looked for. */
    boolean hasNumbers() {
        return !forms.numbers().isEmpty();
    }

    /** Whether this is a number that is one of the secrets, in whichever spelling. */
    boolean isNumber(String text) {
        if (!hasNumbers()) {
            return false;
        }
        BigDecimal value = SecretForms.number(text);
        if (value != null) {
            for (BigDecimal secret : forms.numbers()) {
                if (secret.compareTo(value) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether this object or array is one of the secrets. */
    boolean isTree(Object tree) {
        return !forms.trees().isEmpty() && forms.trees().contains(tree);
    }
}
