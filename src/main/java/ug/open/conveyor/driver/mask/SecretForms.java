package ug.open.conveyor.driver.mask;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The forms of some values to look for; forms that {@link Spelled} undoes are not among them. */
final class SecretForms {
    /** Where tools break base64: MIME and the command {@code base64}, and PEM. */
    private static final int[] COLUMNS = {76, 64};

    private final Set<SecretText> texts = new LinkedHashSet<>();
    private final Set<SecretText> blankFree = new LinkedHashSet<>();
    private final Set<BigDecimal> numbers = new LinkedHashSet<>();
    private final Set<Object> trees = new HashSet<>();
    private boolean plainNumbers = true;

    Set<SecretText> texts() {
        return texts;
    }

    /** The forms to look for in texts without their blanks. */
    Set<SecretText> blankFree() {
        return blankFree;
    }

    Set<BigDecimal> numbers() {
        return numbers;
    }

    /** Whether all numbers are whole ones as JSON writes them, so that any other spelling has a point or an exponent. */
    boolean hasPlainNumbers() {
        return plainNumbers;
    }

    /** As {@link TreeMask} meets them. */
    Set<Object> trees() {
        return trees;
    }

    void add(String value) {
        lines(value);
        BigDecimal number = JsonSecret.number(value.strip());
        if (number != null) {
            numbers.add(number);
            plainNumbers &= number.scale() == 0 && number.toString().equals(value.strip());
            scientific(value.strip());
        }
        JsonSecret.of(value).ifPresent(json -> {
            trees.add(json.tree());
            json.layoutFree().forEach(text -> blankFree.add(SecretText.of(text)));
            json.longTexts().forEach(this::lines);
        });
    }

    private void lines(String value) {
        text(value);
        value.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SecretText.SHORTEST && !CommonTexts.isWord(line))
                .forEach(this::text);
    }

    private void text(String value) {
        if (value.chars().allMatch(c -> c == '*')) {
            return; // it looks like a mask already
        }
        texts.add(SecretText.of(value));
        texts.add(SecretText.of(value.replace(' ', '+'))); // in a form
        texts.add(SecretText.of(
                value.replace("'", "'\\''"))); // in a shell's quotes, as bash, zsh, dash and Python put them
        texts.add(SecretText.of(value.replace("'", "'\"'\"'")));
        texts.add(SecretText.of(value.replaceAll("'+", "'\"$0\"'")));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= SecretText.SHORTEST) {
            base64(bytes, Base64.getEncoder());
            base64(bytes, Base64.getUrlEncoder());
        }
    }

    /** The characters that depend on nothing but the secret, for each number of bytes in front of it, modulo three. */
    private void base64(byte[] secret, Base64.Encoder encoder) {
        for (int before = 0; before < 3; before++) {
            byte[] all = new byte[before + secret.length];
            System.arraycopy(secret, 0, all, before, secret.length);
            String encoded = encoder.encodeToString(all);
            int from = before == 0 ? 0 : before + 1;
            int to = all.length * 8 / 6;
            texts.add(new SecretText(encoded.substring(from, to), before > 0, all.length % 3 > 0));
        }
        broken(encoder.encodeToString(secret), secret.length);
    }

    private void broken(String encoded, int bytes) {
        for (int columns : COLUMNS) {
            for (int from = 0;
                    encoded.length() > columns && from + SecretText.SHORTEST <= encoded.length();
                    from += columns) {
                int to = Math.min(from + columns, bytes * 8 / 6);
                texts.add(new SecretText(encoded.substring(from, to), false, to < from + columns && bytes % 3 > 0));
            }
        }
    }

    /** As Java, JavaScript and Go, and C and Python print a whole number as one with an exponent. */
    private void scientific(String digits) {
        if (digits.length() < SecretText.SHORTEST
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || digits.startsWith("0")) {
            return;
        }
        String fraction = digits.substring(1).replaceAll("0+$", "");
        String mantissa = digits.charAt(0) + "." + (fraction.isEmpty() ? "0" : fraction);
        int exponent = digits.length() - 1;
        for (String sign :
                new String[] {"E", "e", "e+", "E+", exponent < 10 ? "e+0" : "e+", exponent < 10 ? "E+0" : "E+"}) {
            texts.add(SecretText.of(mantissa + sign + exponent));
        }
    }
}
