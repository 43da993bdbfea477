package ug.open.conveyor.driver.mask;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Knows the names of members whose values are secret. */
final class SecretNames {
    private static final int LONGEST = 128;

    private static final SecretTexts ENDINGS = endings();

    private SecretNames() {}

    /** Whether a member of this name holds a secret: {@code DB_PASSWORD}, {@code apiKey}, {@code client-secret}. */
    static boolean isSecret(String name) {
        if (name.length() > LONGEST) {
            return false;
        }
        String bare = bare(name);
        for (String ending : SecretRules.NAMES) {
            if (bare.endsWith(ending)) {
                return true;
            }
        }
        return endsWithWord(name, "pass") || endsWithWord(name, "auth");
    }

    /** Whether the name of one may stand in a text that is JSON. */
    static boolean mayBeIn(byte[] text) {
        byte[] lower = new byte[text.length];
        for (int i = 0; i < lower.length; i++) {
            byte b = text[i];
            lower[i] = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
        }
        Spans found = new Spans();
        ENDINGS.find(Spelled.plain(lower), found);
        return !found.isEmpty();
    }

    /** A name ends with a quote, or with one that is escaped. */
    private static SecretTexts endings() {
        Set<SecretText> endings = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>(Set.of("pass", "auth", "string"));
        SecretRules.NAMES.forEach(name -> words.add(name.endsWith("key") ? "key" : name));
        for (String word : words) {
            endings.add(SecretText.of(word + '"'));
            endings.add(SecretText.of(word + '\\'));
        }
        endings.add(SecretText.of("\\u00"));
        return new SecretTexts(endings);
    }

    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    private static boolean endsWithWord(String name, String word) {
        int at = name.length() - word.length();
        if (at < 0 || !name.regionMatches(true, at, word, 0, word.length())) {
            return false;
        }
        char before = at == 0 ? ' ' : name.charAt(at - 1);
        return !Character.isLetter(before) || Character.isLowerCase(before) && Character.isUpperCase(name.charAt(at));
    }
}
