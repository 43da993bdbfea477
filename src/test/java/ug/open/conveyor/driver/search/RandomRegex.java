package ug.open.conveyor.driver.search;

import java.util.SplittableRandom;

/** Makes regular expressions that compile, and texts of the same few characters, so that many match. */
public final class RandomRegex {
    private static final String[] LITERALS = {"a", "b", "c", "A", "é", "\"", "n", "u", "0", " ", "😀", "ab", "ca"};
    private static final String[] ESCAPED = {"\\.", "\\\\", "\\[", "\\(", "\\-", "\\+"};
    private static final String[] CLASSES = {
        ".", "[ab]", "[^c]", "[a-c\\]]", "\\w", "\\S", "\\d", "\\p{L}", "\\b", "[\\\\b]", "\\t", "\\x61"
    };
    private static final String[] QUANTIFIERS = {"?", "*", "+", "{2}", "{0,2}", "{1,}", "??", "*?", "++", "{0}", "{01}"
    };
    private static final String[] GROUPS = {"(", "(?:", "(?<x>", "(?=", "(?!", "(?>", "(?i:"};
    private static final String[] CHARACTERS = {
        "a", "b", "c", "A", "B", "é", "\"", "\\", "n", "u", "0", " ", "\n", "\t", "😀", ".", "[", "(", "-", "+", "/",
        "\u0001", "K", "ſ"
    };

    private final SplittableRandom random;
    private boolean named;

    public RandomRegex(SplittableRandom random) {
        this.random = random;
    }

    public String regex() {
        named = false;
        return alternatives(3);
    }

    public String text(int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(pick(CHARACTERS));
        }
        return text.toString();
    }

    private String alternatives(int depth) {
        StringBuilder regex = new StringBuilder(sequence(depth));
        while (random.nextInt(4) == 0) {
            regex.append('|').append(sequence(depth));
        }
        return regex.toString();
    }

    private String sequence(int depth) {
        StringBuilder regex = new StringBuilder();
        for (int i = random.nextInt(4) + (random.nextInt(8) == 0 ? 0 : 1); i > 0; i--) {
            regex.append(atom(depth));
            if (random.nextInt(3) == 0) {
                regex.append(pick(QUANTIFIERS));
            }
        }
        return regex.toString();
    }

    private String atom(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 8);
        if (kind < 5) {
            return pick(LITERALS);
        }
        if (kind < 6) {
            return pick(ESCAPED);
        }
        return kind < 8 ? pick(CLASSES) : group(depth);
    }

    private String group(int depth) {
        String open = pick(GROUPS);
        if (open.contains("<x>")) {
            open = named ? "(" : open;
            named = true;
        }
        return open + alternatives(depth - 1) + ")";
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
