package ug.open.conveyor.driver.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the words that somebody probably meant. Case and dashes in front, as of an option, do not count. */
public final class Nearest {
    private static final int AT_MOST = 3;
    private static final int LONGEST = 40;
    private static final int SHORTEST_BEGINNING = 3;

    private Nearest() {}

    /** The known words that are near enough to a word to be meant by it, the nearest first, three at most; none where all are far. */
    public static List<String> to(String word, Collection<String> known) {
        String bare = bare(word);
        List<String> near = new ArrayList<>();
        for (String candidate : known) {
            if (bare.length() <= LONGEST && isNear(bare, bare(candidate))) {
                near.add(candidate);
            }
        }
        near.sort(Comparator.comparingInt(candidate -> distance(bare, bare(candidate))));
        return List.copyOf(near.subList(0, Math.min(AT_MOST, near.size())));
    }

    /** The end of a sentence that names them: {@code ; did you mean run or runs?}, or nothing. */
    public static String question(String word, Collection<String> known) {
        List<String> near = to(word, known);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private static boolean isNear(String word, String candidate) {
        int slips = word.length() < 2 ? 0 : Math.max(1, word.length() / 3);
        return distance(word, candidate) <= slips || word.length() >= SHORTEST_BEGINNING && candidate.startsWith(word);
    }

    private static String bare(String word) {
        int dashes = 0;
        while (dashes < word.length() && word.charAt(dashes) == '-') {
            dashes++;
        }
        return word.substring(dashes);
    }

    /** How many letters have to be put in, taken out, replaced, or swapped with the next one; case does not count. */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, steps);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] steps) {
        int replaced = steps[i - 1][j - 1] + (same(a, i, b, j) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
    }
}
