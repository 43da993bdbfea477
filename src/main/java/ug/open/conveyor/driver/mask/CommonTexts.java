package ug.open.conveyor.driver.mask;

import java.util.Locale;
import java.util.Set;

/** Knows values that also occur in harmless text. */
final class CommonTexts {
    private static final int FEW_DIGITS = 5;

    private static final Set<String> WORDS = Set.of(
            ("true false null none undefined nil yes no on off done ok okay success failed failure error errors warn warning info debug trace "
                            + "start started stop stopped running ready create created update updated delete deleted process test tests "
                            + "default admin root user users guest demo name data message event events payload resource spec driver "
                            + "version pipeline metadata result secret secrets password passwd token tokens value values key keys string "
                            + "number boolean object array type main master branch local localhost latest changeme production prod "
                            + "staging development build deploy server client http https public private example hello world linux "
                            + "begin end empty unknown enabled disabled")
                    .split(" "));

    private CommonTexts() {}

    static boolean isWord(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A warning, without the value, that it masks more than it should; null where it does not. */
    static String doubt(String name, String value) {
        String text = value.strip();
        if (text.length() < SecretText.SHORTEST) {
            return sentence(
                    name, "has fewer than " + SecretText.SHORTEST + " characters, which also occur in harmless text");
        }
        if (isWord(text)) {
            return sentence(name, "is a common word, which also occurs in harmless text");
        }
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && text.length() <= FEW_DIGITS) {
            return sentence(name, "is a number of few digits, which also occurs in harmless numbers");
        }
        return null;
    }

    private static String sentence(String name, String why) {
        return "the value of the secret " + name + " " + why
                + ": *** takes its place there too; choose a longer value, or leave " + name + " unmasked";
    }
}
