package ug.open.conveyor.driver.mask;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Finds secrets in whichever spelling. */
final class SecretFinder implements Finder {
    /** A message in a message in a message, and one more. */
    private static final int ESCAPED = 4;

    private static final int PERCENT = 2;

    /** How many bytes a byte becomes that is escaped twice, in the longest way. */
    private static final int LONGEST_SPELLING = 12;

    private final SecretForms forms;
    private final SecretTexts texts;
    private final SecretTexts blankFree;

    SecretFinder(SecretForms forms) {
        this.forms = forms;
        this.texts = new SecretTexts(forms.texts());
        this.blankFree = new SecretTexts(forms.blankFree());
    }

    /** Of the longest spelling that has to be looked at in one piece, in bytes. */
    int longest() {
        return Math.max(texts.longest(), blankFree.longest()) * LONGEST_SPELLING;
    }

    /** Whether the text may hold a number that is a secret and is written with other digits. */
    @Override
    public boolean mayHoldMore(byte[] text) {
        if (!looksInside()) {
            return false;
        }
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

    @Override
    public Spans find(byte[] text) {
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

    @Override
    public boolean isIn(String text) {
        return !find(text.getBytes(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Whether a secret is a number, so that other spellings of it have to be looked for. */
    @Override
    public boolean looksInside() {
        return !forms.numbers().isEmpty();
    }

    @Override
    public boolean isNumber(String text) {
        if (!looksInside()) {
            return false;
        }
        BigDecimal value = JsonSecret.number(text);
        if (value != null) {
            for (BigDecimal secret : forms.numbers()) {
                if (secret.compareTo(value) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String mark() {
        return Edits.MASK;
    }

    /** Whether this object or array is one of the secrets. */
    boolean isTree(Object tree) {
        return !forms.trees().isEmpty() && forms.trees().contains(tree);
    }
}
